package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.FranceConnectLink;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "Mon profil": what the owner of a space sees and changes of it. The mail is not part of it. */
@ApplicationScoped
public class OwnProfile {

    @Inject AccountRepository accounts;
    @Inject FranceConnectRepository franceConnect;
    @Inject Clock clock;

    /**
     * A profile as it is now.
     *
     * @param stamp that tells it from any other state of the profile
     * @param linkedSince FranceConnect vouches for it; null when it does not
     */
    public record Shown(Answers answers, String stamp, Instant linkedSince) {

        public boolean certified() {
            return linkedSince != null;
        }
    }

    @Transactional
    public Shown show(long accountId) {
        return shown(accounts.get(accountId), link(accountId));
    }

    private Optional<FranceConnectLink> link(long accountId) {
        return franceConnect.linkOf(accountId);
    }

    private static Shown shown(Account account, Optional<FranceConnectLink> link) {
        Answers answers = AccountForms.answers(account);
        return new Shown(
                answers, stamp(answers), link.map(FranceConnectLink::linkedAt).orElse(null));
    }

    /** Not the version of the account: that moves with what the form does not show. */
    private static String stamp(Answers answers) {
        return SecretToken.hash(answers.only(i -> !i.equals("courriel")).asMap().toString());
    }

    /** What the form asks: not what is certified, and not the mail, which has a way of its own. */
    public static List<Field> fields(boolean certified) {
        return Stream.of(AccountForms.IDENTITY, AccountForms.ADDRESS, AccountForms.CONTACTS)
                .flatMap(List::stream)
                .filter(f -> !f.name().equals("courriel"))
                .filter(f -> !certified || !CertifiedAnswers.covers(f))
                .toList();
    }

    /**
     * Changes the profile.
     *
     * @param stamp of the profile that the person saw
     * @return what is to be corrected; none when it is changed
     * @throws DomainException when it was changed elsewhere meanwhile
     */
    @Transactional
    public List<FieldProblem> change(long accountId, String stamp, Answers typed) {
        Account account = accounts.lock(accountId);
        Optional<FranceConnectLink> link = link(accountId);
        Shown before = shown(account, link);
        if (!before.stamp().equals(stamp)) {
            throw new DomainException("account.profile.changedMeanwhile");
        }
        List<Field> fields = fields(before.certified());
        Answers after = merged(before.answers(), fields, typed);
        var problems = new ArrayList<>(AnswerCheck.problems(fields, after, LocalDate.now(clock)));
        problems.addAll(AccountForms.disagreements(after));
        if (before.certified()) {
            problems.removeIf(p -> CertifiedAnswers.covers(p.input()));
        }
        if (problems.isEmpty()) {
            CivilIdentity typedIdentity = AccountForms.identity(after);
            account.changeProfile(
                    link.map(l -> AccountForms.certified(typedIdentity, l.certified()))
                            .orElse(typedIdentity),
                    AccountForms.contacts(after));
        }
        return problems;
    }

    /** What is known, with what was typed in its fields. */
    public static Answers merged(Answers known, List<Field> fields, Answers typed) {
        return known.with(typed, Field.inputs(fields)::contains);
    }
}
