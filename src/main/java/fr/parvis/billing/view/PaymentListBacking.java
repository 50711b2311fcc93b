package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.service.ListedPayment;
import fr.parvis.billing.service.PaymentDesk;
import fr.parvis.billing.service.PaymentFilter;
import fr.parvis.kernel.Messages;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The payments of a régie. What is shown is the address. */
@RequestScoped
@Named
public class PaymentListBacking {

    @Inject PaymentDesk desk;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private PaymentFilter filter;
    private List<ListedPayment> rows = List.of();

    public void load() {
        var typed = new TypedFilter(sent);
        filter =
                new PaymentFilter(
                        regie.getId(),
                        typed.choice(PaymentMethod.class, "mode", null),
                        typed.day("du"),
                        typed.day("au"),
                        sent.of("avoirs").equals("oui"),
                        typed.page());
        rows = desk.list(user.regieAgent(), filter);
    }

    public PaymentFilter getFilter() {
        return filter;
    }

    public List<ListedPayment> getRows() {
        return rows.size() > PaymentFilter.PAGE_SIZE
                ? rows.subList(0, PaymentFilter.PAGE_SIZE)
                : rows;
    }

    public PaymentMethod[] getMethods() {
        return PaymentMethod.values();
    }

    /** What stands above the table. */
    public String getShownText() {
        int first = filter.page() * PaymentFilter.PAGE_SIZE;
        int shown = getRows().size();
        return shown == 0
                ? Messages.text("billing.payments.nothing")
                : Messages.text("billing.payments.shown", first + 1, first + shown);
    }

    /** Why something of it is a credit: "Payé deux fois", "Trop-perçu". */
    public String why(ListedPayment payment) {
        return Messages.text(payment.again() ? "billing.paidTwice" : "billing.paidTooMuch");
    }

    public String getPrevious() {
        return filter.page() == 0 ? null : address(filter.page() - 1);
    }

    public String getNext() {
        return rows.size() > PaymentFilter.PAGE_SIZE ? address(filter.page() + 1) : null;
    }

    private String address(int page) {
        return request.getContextPath()
                + "/agents/factures/paiements"
                + TypedFilter.query(
                        "regie", filter.regie(),
                        "mode", filter.method(),
                        "du", filter.from(),
                        "au", filter.to(),
                        "avoirs", filter.credited() ? "oui" : null,
                        "page", page == 0 ? null : page + 1);
    }
}
