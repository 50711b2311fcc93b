package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectArrivals;
import fr.parvis.account.service.FranceConnectMailLink;
import fr.parvis.account.service.SignIn;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.web.Cookies;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;

/** "Première connexion avec FranceConnect": link an account that exists, or create one. */
@RequestScoped
@Named
public class FranceConnectFirstTimeBacking {

    private static final String PAGE = "/franceconnect/premiere-fois";

    @Inject FranceConnectArrivals arrivals;
    @Inject FranceConnectMailLink mailLinks;
    @Inject FranceConnectBrowser browser;
    @Inject SignIn signIn;
    @Inject SignInDoor door;
    @Inject Cookies cookies;
    @Inject Navigation navigation;
    @Inject FormWriter writer;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private FranceConnectIdentity identity;
    private List<FieldProblem> problems = List.of();

    /** Without somebody who waits there is nothing to choose. */
    public void load() {
        identity = arrivals.pending(browser.get()).orElse(null);
        if (identity == null) {
            navigation.to("/connexion?franceconnect=" + FranceConnectFailure.EXPIRED.word());
        }
    }

    /** "Relier mon espace": name and password prove that the account is the person's own. */
    public void link() {
        if (identity == null) {
            return;
        }
        String destination = arrivals.destination(browser.get());
        String token = door.open(getIdentifier(), sent.of("motdepasse"));
        try {
            long account = signIn.find(token).map(Account::id).orElseThrow();
            signIn.cameByFranceConnect(token, arrivals.link(account, browser.get()).idToken());
        } catch (RuntimeException e) {
            // the password was right, and yet the person wanted both or nothing
            signIn.close(token);
            throw e;
        }
        cookies.set(CurrentUser.COOKIE, token, null);
        browser.forget();
        navigation.to(SignInDestination.of(destination, false));
    }

    /** "Recevoir le lien": the same answer whether an account has the mail or not. */
    public void sendLink() {
        if (identity == null) {
            return;
        }
        problems = mailLinks.ask(browser.get(), typed());
        if (problems.isEmpty()) {
            navigation.to(PAGE + "?pv-dit=envoye");
        }
    }

    private Answers typed() {
        return PostedForm.read(AccountForms.KNOWN_MAIL, request.getParameterMap()).answers();
    }

    /** What is asked for the link; the mail that FranceConnect knows is proposed. */
    public String getMailForm() {
        Answers typed = typed();
        Answers shown =
                typed.anythingIn("courriel") || !problems.isEmpty()
                        ? typed
                        : new Answers(Map.of("courriel", List.of(identity.mail())));
        return writer.html(AccountForms.KNOWN_MAIL, AccountForms.KNOWN_MAIL, shown, problems);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    /** Whether a link may be on its way. */
    public boolean isAsked() {
        return !sent.of("pv-dit").isEmpty();
    }

    /** Where the person goes to create an account; from there back to where they wanted to go. */
    public String getCreate() {
        String back = SignInDestination.own(arrivals.destination(browser.get()));
        return request.getContextPath()
                + "/creer-mon-espace?franceconnect=1"
                + (back.isEmpty() ? "" : "&retour=" + back);
    }

    /** "Ce n’est pas moi": on a shared computer the next person must not be taken for this one. */
    public void forget() {
        arrivals.forget(browser.get());
        browser.forget();
        navigation.to("/connexion");
    }

    /** Who waits; null on the way to another page. */
    public FranceConnectIdentity getIdentity() {
        return identity;
    }

    public String getIdentifier() {
        return sent.of("identifiant");
    }
}
