package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.account.entity.FranceConnectPerson;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.FrenchText;
import fr.parvis.security.service.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * "Relier par courriel": who has lost the password of an account proves by a link to its mail that
 * the account is theirs. The link works in the browser where FranceConnect has identified the
 * person, and for that person only: whoever forwards or steals the mail gains nothing, and nobody
 * is led by a mail to give an account away. Whether an account has the mail is told to its owner
 * only.
 */
@ApplicationScoped
public class FranceConnectMailLink {

    /** By mail: nobody's box is filled. */
    static final Throttle.Rule MAIL =
            Throttle.Rule.of("franceconnect-mail", 3, Duration.ofHours(1));

    /** By person of FranceConnect: nobody tries a list of addresses. */
    static final Throttle.Rule PERSON =
            Throttle.Rule.of("franceconnect-person", 5, Duration.ofHours(1));

    @Inject FranceConnectArrivals arrivals;
    @Inject FranceConnectRepository repository;
    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject WayIn wayIn;
    @Inject Throttle throttle;
    @Inject Clock clock;

    /**
     * What a link does when it is confirmed.
     *
     * @param userName of the account
     * @param person as FranceConnect names it
     */
    public record Offer(String userName, String person) {}

    /**
     * Notes the wish. Nothing is looked up yet.
     *
     * @param browser secret of its cookie
     * @param typed the answer to {@link AccountForms#KNOWN_MAIL}
     * @return what is to be corrected; none when a mail may be on its way
     * @throws FranceConnectException when nobody waits in this browser any more
     */
    public List<FieldProblem> ask(String browser, Answers typed) {
        List<FieldProblem> problems =
                AnswerCheck.problems(AccountForms.KNOWN_MAIL, typed, LocalDate.now(clock));
        if (!problems.isEmpty()) {
            return problems;
        }
        String mail = typed.text("courriel");
        String person = arrivals.pending(browser).map(FranceConnectIdentity::sub).orElse("nobody");
        Optional<Instant> wait =
                throttle.take(PERSON, person)
                        .or(() -> throttle.take(MAIL, FrenchText.folded(mail)));
        if (wait.isPresent()) {
            return List.of(
                    FieldProblem.said(
                            "courriel", "account.franceConnect.mail.later", hour(wait.get())));
        }
        arrivals.wantLink(browser, mail);
        return List.of();
    }

    private String hour(Instant until) {
        return FrenchText.hour(until.plusSeconds(59).atZone(clock.getZone()).toLocalTime());
    }

    /**
     * Answers the wish that waits longest.
     *
     * @return whether there was one
     */
    @Transactional
    public boolean answerOne() {
        Optional<FranceConnectPerson> person = repository.nextWish();
        person.ifPresent(this::answer);
        return person.isPresent();
    }

    private void answer(FranceConnectPerson person) {
        accounts.citizenByMail(person.takeWish())
                .ifPresent(account -> wayIn.write(account, a -> link(a, person)));
    }

    private void link(Account account, FranceConnectPerson person) {
        mails.franceConnectLink(
                account,
                person.certified().displayName(),
                links.createForPerson(account, person.sub()));
    }

    /** What a link does in this browser; empty when it does nothing here, or no more. */
    @Transactional
    public Optional<Offer> find(String token, String browser) {
        return arrivals.pending(browser)
                .flatMap(
                        p ->
                                link(token, p)
                                        .map(
                                                a ->
                                                        new Offer(
                                                                a.userName(),
                                                                p.certified().displayName())));
    }

    private Optional<Account> link(String token, FranceConnectIdentity person) {
        return links.find(token, AccountLink.Purpose.FRANCECONNECT)
                .filter(l -> l.isFor(person.sub()))
                .map(AccountLink::account)
                .filter(Account::enabled);
    }

    /**
     * An account that was linked.
     *
     * @param idToken for its session: see {@link SignIn#cameByFranceConnect}
     */
    public record Linked(Account account, String idToken) {}

    /**
     * Links the account to the person.
     *
     * @throws FranceConnectException when the link does nothing here, or they do not go together
     */
    @Transactional
    public Linked confirm(String token, String browser) {
        Account account =
                arrivals.pending(browser)
                        .flatMap(p -> link(token, p))
                        .orElseThrow(
                                () ->
                                        new FranceConnectException(
                                                FranceConnectFailure.EXPIRED, "link of a mail"));
        links.use(token, AccountLink.Purpose.FRANCECONNECT);
        return new Linked(account, arrivals.link(account.id(), browser).idToken());
    }
}
