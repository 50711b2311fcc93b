package fr.parvis.account.view;

import fr.parvis.account.entity.ServiceKey;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.ServiceKeyUse;
import fr.parvis.account.service.ServiceKeys;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** "Mes clés d’accès": a citizen types a key, and sees the services that are linked. */
@RequestScoped
@Named
public class MyKeysBacking {

    private static final String FIELD = "cle";

    /** In the address: what has just been done. */
    private static final String LINKED = "relie";

    /** The same. */
    private static final String KEPT = "gardee";

    @Inject ServiceKeys keys;
    @Inject ServiceKeyUse use;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject FormWriter writer;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private Answers typed = Answers.NONE;
    private List<FieldProblem> problems = List.of();
    private List<ServiceKey> linked = List.of();
    private List<String> households = List.of();

    public void load() {
        linked = use.of(user.citizen());
        households = use.households(user.citizen());
    }

    public void redeem() {
        typed = PostedForm.read(AccountForms.KEY, request.getParameterMap()).answers();
        try {
            boolean linkedNow = keys.redeem(user.citizen(), typed.text(FIELD)).isPresent();
            navigation.to("/mon-espace/profil/cles?pv-dit=" + (linkedNow ? LINKED : KEPT));
        } catch (DomainException e) {
            // said beside the key, which may be wrong in one sign only
            problems = List.of(FieldProblem.said(FIELD, e.messageKey(), e.arguments()));
        }
    }

    public String getForm() {
        return writer.html(AccountForms.KEY, AccountForms.KEY, typed, problems);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    /** What has just been done; null otherwise. */
    public String getSaid() {
        String done = "GET".equals(request.getMethod()) ? request.getParameter("pv-dit") : null;
        if (LINKED.equals(done)) {
            return Messages.text("account.key.done");
        }
        return KEPT.equals(done) ? Messages.text("account.key.kept") : null;
    }

    public List<ServiceKey> getLinked() {
        return linked;
    }

    public List<String> getHouseholds() {
        return households;
    }

    public String name(ServiceKey key) {
        return town.service(key.service())
                .map(TownSettings.TownService::name)
                .orElse(key.service());
    }

    public String since(ServiceKey key) {
        return Messages.text("account.key.since", FrenchText.shortDateTime(key.usedAt()));
    }
}
