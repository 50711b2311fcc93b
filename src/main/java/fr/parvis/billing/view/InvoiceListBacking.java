package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.InvoiceView;
import fr.parvis.billing.service.InvoiceDesk;
import fr.parvis.billing.service.InvoiceFilter;
import fr.parvis.billing.service.ListedInvoice;
import fr.parvis.kernel.Messages;
import fr.parvis.town.RegieSettings.BudgetAccount;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The invoices of a régie. What is shown is the address: it can be kept, shared, gone back to. */
@RequestScoped
@Named
public class InvoiceListBacking {

    @Inject InvoiceDesk desk;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private InvoiceFilter filter;
    private List<ListedInvoice> rows = List.of();

    public void load() {
        var typed = new TypedFilter(sent);
        filter =
                new InvoiceFilter(
                        regie.getId(),
                        typed.choice(InvoiceView.class, "vue", InvoiceView.ALL),
                        typed.line("compte", InvoiceFilter.LONGEST_WORDS),
                        typed.day("du"),
                        typed.day("au"),
                        typed.line("q", InvoiceFilter.LONGEST_WORDS),
                        typed.page());
        rows = desk.list(user.regieAgent(), filter);
    }

    public InvoiceFilter getFilter() {
        return filter;
    }

    public List<ListedInvoice> getRows() {
        return rows.size() > InvoiceFilter.PAGE_SIZE
                ? rows.subList(0, InvoiceFilter.PAGE_SIZE)
                : rows;
    }

    public InvoiceView[] getViews() {
        return InvoiceView.values();
    }

    public List<BudgetAccount> getBudgets() {
        return regie.chosen().accounts();
    }

    /** What stands above the table. */
    public String getShownText() {
        int first = filter.page() * InvoiceFilter.PAGE_SIZE;
        int shown = getRows().size();
        return shown == 0
                ? Messages.text("billing.list.none")
                : Messages.text("billing.list.shown", first + 1, first + shown);
    }

    public String getPrevious() {
        return filter.page() == 0 ? null : address(filter.page() - 1);
    }

    public String getNext() {
        return rows.size() > InvoiceFilter.PAGE_SIZE ? address(filter.page() + 1) : null;
    }

    /** The address of another view, with the other choices as they are. */
    public String address(InvoiceView view) {
        return address(view, 0);
    }

    private String address(int page) {
        return address(filter.view(), page);
    }

    private String address(InvoiceView view, int page) {
        return request.getContextPath()
                + "/agents/factures"
                + TypedFilter.query(
                        "regie", filter.regie(),
                        "vue", view.id(),
                        "compte", filter.budget(),
                        "du", filter.from(),
                        "au", filter.to(),
                        "q", filter.words(),
                        "page", page == 0 ? null : page + 1);
    }
}
