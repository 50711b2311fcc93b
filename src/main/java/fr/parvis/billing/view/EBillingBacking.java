package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.service.OwnEBilling;
import fr.parvis.billing.service.OwnEBilling.Choice;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import fr.parvis.web.StepBar;
import fr.parvis.web.StepBar.Step;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * "Adhésion à la facture en ligne": the households, then two steps for one of them. The answer goes
 * from the first to the second in the address: nothing of it is secret, and nothing is kept.
 */
@RequestScoped
@Named
public class EBillingBacking {

    private static final String LIST = PaymentPages.LIST + "/adhesion";
    private static final String YES = "oui";
    private static final String NO = "non";

    @Inject OwnEBilling own;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject SentText sent;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<Choice> households = List.of();
    private Choice household;
    private boolean unanswered;

    public void load() {
        households = own.all();
    }

    /** Of one household. */
    public void loadOne() {
        household = own.get(PaymentPages.number(path.get("household")));
    }

    /** The second step, which wants an answer of the first. */
    public void loadLast() {
        loadOne();
        if (getAnswer() == null) {
            navigation.to(step(household));
        }
    }

    /** "Aller à l’étape 2". */
    public void answer() {
        unanswered = getAnswer() == null;
        if (!unanswered) {
            navigation.to(step(household) + "/recapitulatif?reponse=" + getAnswer());
        }
    }

    /** "Valider". */
    public void choose() {
        if (getAnswer() != null) {
            own.choose(household.number(), isYes());
            navigation.to(LIST + "?pv-dit=" + getAnswer());
        }
    }

    /** Below the root of the portal. */
    public String step(Choice choice) {
        return LIST + "/" + choice.number().replace('/', '~');
    }

    public String bar(int current) {
        String first = request.getContextPath() + step(household);
        return StepBar.html(
                List.of(
                        new Step(Messages.text("request.step.REQUEST"), first),
                        new Step(Messages.text("request.step.REVIEW"), "")),
                current);
    }

    /** YES or NO as it was sent, at first what holds now; null where nothing was chosen. */
    public String getAnswer() {
        String typed = sent.stripped("reponse");
        if (typed.isEmpty() && "GET".equals(request.getMethod()) && household.since() != null) {
            return household.online() ? YES : NO;
        }
        return typed.equals(YES) || typed.equals(NO) ? typed : null;
    }

    public boolean isYes() {
        return YES.equals(getAnswer());
    }

    /** Whether "Aller à l’étape 2" was pressed without an answer. */
    public boolean isUnanswered() {
        return unanswered;
    }

    public List<InvoicePaymentBacking.Problem> getProblems() {
        return unanswered
                ? List.of(
                        new InvoicePaymentBacking.Problem(
                                "#reponse", Messages.text("billing.eBilling.unanswered")))
                : List.of();
    }

    /** What was just chosen, in words; null on other visits. */
    public String getDone() {
        String said = sent.stripped("pv-dit");
        return said.equals(YES) || said.equals(NO)
                ? Messages.text("billing.eBilling.done." + said)
                : null;
    }

    public List<Choice> getHouseholds() {
        return households;
    }

    public Choice getHousehold() {
        return household;
    }

    /** "Clé Espace Citoyens Enfance"; the number of the file where no key is known. */
    public String key(Choice choice) {
        return choice.key() == null
                ? Messages.text("billing.eBilling.household", choice.number())
                : choice.key();
    }

    /** "depuis le 17 novembre 2026, par Françoise Durand"; null where nobody ever chose. */
    public String since(Choice choice) {
        return choice.since() == null
                ? null
                : Messages.text(
                        "billing.eBilling.since",
                        FrenchText.longDate(
                                LocalDate.ofInstant(choice.since(), ClockProducer.PARIS)),
                        choice.by());
    }

    /** "Françoise DURAND". */
    public String getName() {
        var identity = user.citizen().identity();
        return identity.firstNames() + " " + identity.lastName().toUpperCase(Locale.FRANCE);
    }

    public String getMail() {
        return user.citizen().mail();
    }

    /** Whether the town offers it. */
    public boolean isOffered() {
        return town.invoices().eBilling();
    }
}
