package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountDraft;
import fr.parvis.account.entity.AccountStep;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.account.service.AccountCreation;
import fr.parvis.account.service.CertifiedAnswers;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectArrivals;
import fr.parvis.account.service.KeyOfNewSpace;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldKind;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.Locked;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.security.service.SecurityCheck;
import fr.parvis.town.TownSettings;
import fr.parvis.web.BrowserSecret;
import fr.parvis.web.ClientAddress;
import fr.parvis.web.Cookies;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import fr.parvis.web.StepBar;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "Création d'un espace personnel": its four steps. */
@RequestScoped
@Named
public class CreateAccountBacking {

    private static final String ROOT = "/creer-mon-espace";

    /** In the address: the answers were found wanting, and the page says where. */
    private static final String CHECKED = "pv-verifier";

    /** The same: whoever created the space has no password, but FranceConnect. */
    private static final String IDENTIFIED = "franceconnect";

    @Inject AccountCreation creation;
    @Inject BrowserSecret browser;
    @Inject WayBack back;
    @Inject FormWriter writer;
    @Inject FranceConnectBrowser franceConnect;
    @Inject SecurityCheck check;
    @Inject FranceConnectArrivals arrivals;
    @Inject SignInDoor door;
    @Inject KeyOfNewSpace key;
    @Inject ClientAddress address;
    @Inject TownSettings town;
    @Inject Cookies cookies;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private AccountStep step;
    private Optional<AccountDraft> draft = Optional.empty();
    private Answers answers = AccountCreation.proposed();
    private List<FieldProblem> problems = List.of();

    /** Whom FranceConnect has identified in this browser. */
    private Optional<FranceConnectIdentity> person = Optional.empty();

    /** By FranceConnect: what it certifies is not asked, nor a password. */
    private boolean identified;

    /** Goes on where the person was, and remembers where the first sign-in is to lead. */
    public void begin() {
        back.remember(request.getParameter("retour"));
        AccountStep at =
                creation.draft(browser.get())
                        .map(d -> d.step().next().orElse(d.step()))
                        .orElse(AccountStep.IDENTITY);
        // what comes before may still be wanting: then the page leads there
        navigation.to(address(at));
    }

    /** Shows a step, but none before those that come first are done. */
    public void load() {
        step =
                AccountStep.at(path.get("step"))
                        .orElseThrow(() -> new NotFoundException("step of the wizard"));
        draft = creation.draft(browser.get());
        draft.map(AccountDraft::answers).ifPresent(a -> answers = a);
        person = arrivals.pending(franceConnect.get());
        identified = person.isPresent();
        answers = creation.certified(answers, franceConnect.get());
        AccountStep open = creation.firstOpenStep(answers, identified);
        if (step.number() > open.number()) {
            navigation.to(address(open));
            return;
        }
        if (request.getParameter(CHECKED) != null && !isLast()) {
            problems = creation.problems(step, answers, identified);
        }
        browser.keep();
    }

    /** "Suivant", and "Valider" at the last step. */
    public void next() {
        PostedForm posted = PostedForm.read(creation.fields(step), request.getParameterMap());
        if (isLast()) {
            finish(posted.answers());
            return;
        }
        answers = creation.keep(browser.keep(), step, posted.answers());
        answers = creation.certified(answers, franceConnect.get());
        if (creation.problems(step, answers, identified).isEmpty()) {
            navigation.to(address(step.next().orElseThrow()));
        } else {
            navigation.to(address(step) + "?" + CHECKED + "=1");
        }
    }

    private void finish(Answers typed) {
        var password =
                new AccountCreation.NewPassword(
                        sent.of("mot_de_passe"), sent.of("mot_de_passe_encore"));
        answers = answers.with(typed, i -> false);
        problems = new ArrayList<>(creation.lastProblems(answers, typed, password, identified));
        key.problem(browser.keep(), address.of(request), answers).ifPresent(problems::add);
        List<String> order = creation.fields(step).stream().map(Field::name).toList();
        problems.sort(Comparator.comparingInt(p -> order.indexOf(p.input())));
        if (!problems.isEmpty()) {
            return;
        }
        // last, because an answer to the check counts once
        check.require();
        String wanted = arrivals.destination(franceConnect.get());
        boolean admitted = creation.admits(answers.text("courriel"));
        Optional<Account> usable =
                creation.create(browser.keep(), typed, password, franceConnect.get(), admitted);
        if (usable.isPresent()) {
            cookies.set(CurrentUser.COOKIE, door.openFor(usable.get()), null);
            franceConnect.forget();
            navigation.to(SignInDestination.of(wanted, false));
        } else {
            navigation.to(ROOT + "/confirmation" + (identified ? "?" + IDENTIFIED + "=1" : ""));
        }
    }

    /** "Précédent": what was typed is kept, right or wrong. */
    public void previous() {
        PostedForm posted = PostedForm.read(creation.fields(step), request.getParameterMap());
        creation.keep(browser.keep(), step, posted.answers());
        navigation.to(address(step.previous().orElseThrow()));
    }

    /** "Annuler", confirmed: nothing of this person stays for the next one at this computer. */
    public void discard() {
        creation.discard(browser.get());
        arrivals.forget(franceConnect.get());
        franceConnect.forget();
        navigation.to("/");
    }

    private static String address(AccountStep step) {
        return ROOT + "/" + step.path();
    }

    public String getForm() {
        var fields = new ArrayList<>(creation.fields(step));
        if (identified) {
            fields.removeIf(f -> f.kind() == FieldKind.PASSWORD);
        }
        var locked =
                new Locked(
                        CertifiedAnswers.FIELDS, Messages.text("account.franceConnect.certified"));
        return writer.html(fields, fields, answers, problems, identified ? locked : Locked.NOTHING);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    public String getBar() {
        return StepBar.html(
                Stream.of(AccountStep.values())
                        .map(s -> new StepBar.Step(title(s), request.getContextPath() + address(s)))
                        .toList(),
                step.ordinal());
    }

    public String getStepTitle() {
        return title(step);
    }

    private static String title(AccountStep step) {
        return Messages.text("account.step." + step);
    }

    public String getTitlePrefix() {
        return problems.isEmpty() ? "" : Messages.text("web.errorTitle");
    }

    /** That an agent activates the space, and when; null where the link of the mail does. */
    public String getAgentNeeded() {
        var accounts = town.accounts();
        if (accounts.activation() != TownSettings.Accounts.Activation.BY_AGENT) {
            return null;
        }
        return accounts.activationHours() == null
                ? Messages.text("account.create.agent")
                : Messages.text("account.create.agent.hours", accounts.activationHours());
    }

    /** As FranceConnect names whoever is here; null without. */
    public String getIdentity() {
        return person.map(p -> p.certified().displayName()).orElse(null);
    }

    /** How one signs in once the space is active. */
    public String getSignIn() {
        if (request.getParameter(IDENTIFIED) != null) {
            return Messages.text("account.created.three.franceConnect");
        }
        return town.accounts().userName() == TownSettings.Accounts.UserName.MAIL
                ? Messages.text("account.created.three.mail")
                : Messages.text("account.created.three");
    }

    public String getMissing() {
        return request.getParameter(IDENTIFIED) == null
                ? Messages.text("account.created.missing")
                : Messages.text("account.created.missing.franceConnect");
    }

    public boolean isFirst() {
        return step == AccountStep.IDENTITY;
    }

    public boolean isLast() {
        return step == AccountStep.AUTHENTICATION;
    }

    public String getAutosave() {
        return request.getContextPath() + "/api/v1/account-draft/" + step.path();
    }

    /** "Brouillon enregistré à 22 h 04"; null before the first time. */
    public String getSaved() {
        return draft.map(d -> d.updatedAt().atZone(ClockProducer.PARIS).toLocalTime())
                .map(t -> Messages.text("web.draft.saved", FrenchText.hour(t)))
                .orElse(null);
    }
}
