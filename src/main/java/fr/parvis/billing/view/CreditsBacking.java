package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.service.HouseholdCredit;
import fr.parvis.billing.service.PaymentDesk;
import fr.parvis.billing.service.RegieDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What a régie owes households, and paying it back. */
@RequestScoped
@Named
public class CreditsBacking {

    @Inject PaymentDesk desk;
    @Inject RegieDesk money;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private final String form = SecretToken.create();
    private List<HouseholdCredit> rows = List.of();

    public void load() {
        rows = desk.credits(user.regieAgent(), regie.getId());
    }

    public void refund() {
        String reason = sent.stripped("motif");
        if (reason.length() > TypedMoney.LONGEST_REASON) {
            throw new DomainException("billing.reasonTooLong", TypedMoney.LONGEST_REASON);
        }
        money.refundCredit(
                user.regieAgent(),
                TypedMoney.form(sent.of("pv-page")),
                regie.getId(),
                sent.stripped("dossier"),
                TypedMoney.method(sent.of("mode")),
                TypedMoney.read(sent.of("montant"), "billing.refund.amountMissing"),
                reason);
        navigation.to("/agents/factures/avoirs?regie=" + regie.getId() + "&pv-dit=remboursee");
    }

    public List<HouseholdCredit> getRows() {
        return rows;
    }

    /** Whether this one's form was sent and comes back. */
    public boolean sentBack(HouseholdCredit one) {
        return one.household().equals(sent.stripped("dossier"));
    }

    /** What was typed for this one before a problem. */
    public String typed(HouseholdCredit one, String name, String usual) {
        return sentBack(one) ? sent.of(name) : usual;
    }

    public boolean isDone() {
        return sent.of("pv-dit").equals("remboursee");
    }

    /** Names this page, and in it the form of one household. */
    public String page(HouseholdCredit one) {
        return sentBack(one) && !sent.of("pv-page").isEmpty()
                ? sent.of("pv-page")
                : form + "_" + Integer.toHexString(one.household().hashCode());
    }
}
