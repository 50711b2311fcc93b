package fr.parvis.billing.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.service.FoundHousehold;
import fr.parvis.billing.service.InvoiceDesk;
import fr.parvis.billing.service.ListedInvoice;
import fr.parvis.billing.service.PaymentDesk;
import fr.parvis.billing.service.RegieDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cash desk: a household, what it owes, what it pays of it and how. What was chosen is checked
 * on a page of its own before any money is taken. The mark of the payment is drawn once and stands
 * in the address of that page: whoever comes back to it comes back to the same payment.
 */
@RequestScoped
@Named
public class CashBacking {

    private static final String PAGE = "/agents/factures/encaisser";

    @Inject InvoiceDesk desk;
    @Inject RegieDesk money;
    @Inject PaymentDesk payments;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private InvoiceDesk.Household household;
    private List<FoundHousehold> found = List.of();
    private CashChoice choice;
    private Payment taken;
    private boolean again;

    public void load() {
        Account agent = user.regieAgent();
        String words = getWords();
        household =
                FileNumber.read(words)
                        .flatMap(n -> desk.household(agent, regie.getId(), n.value()))
                        .orElse(null);
        if (household == null && !words.isEmpty()) {
            found = desk.find(agent, regie.getId(), words);
        }
        if (sent.of("recu").matches("\\d{1,18}")) {
            long id = Long.parseLong(sent.of("recu"));
            taken = payments.receipt(agent, regie.getId(), id).payment();
            again = sent.has("deja");
        }
    }

    /** "Vérifier": nothing is taken yet. */
    public void check() {
        Optional<Payment> before =
                TypedMoney.isForm(mark())
                        ? money.received(user.regieAgent(), regie.getId(), mark())
                        : Optional.empty();
        if (before.isPresent()) {
            taken = before.get();
            again = true;
            return;
        }
        CashChoice chosen = chosen();
        if (TypedMoney.isForm(mark())) {
            choice = chosen;
        } else {
            String mark = SecretToken.create();
            navigation.to(PAGE + chosen.query(regie.getId(), household.number(), mark));
        }
    }

    private CashChoice chosen() {
        if (household == null) {
            throw new DomainException("billing.cash.household");
        }
        return CashChoice.read(sent, household);
    }

    private String mark() {
        return sent.of("pv-page");
    }

    /** "Encaisser 73,80 €". */
    public void receive() {
        String mark = TypedMoney.form(mark());
        Account agent = user.regieAgent();
        Optional<Payment> before = money.received(agent, regie.getId(), mark);
        if (before.isPresent()) {
            done(before.get(), true);
            return;
        }
        CashChoice chosen = chosen();
        done(
                money.receive(
                        agent,
                        mark,
                        regie.getId(),
                        chosen.getMethod(),
                        chosen.getReference(),
                        chosen.byNumber()),
                false);
    }

    private void done(Payment payment, boolean before) {
        navigation.to(
                PAGE
                        + TypedFilter.query(
                                "regie", regie.getId(),
                                "dossier", payment.household(),
                                "recu", payment.id(),
                                "deja", before ? "oui" : ""));
    }

    /** Whether the address asks for the check of what was chosen. */
    public boolean isAsked() {
        return "GET".equals(request.getMethod()) && sent.of("etape").equals("verifier");
    }

    /** What can be taken as it is; null before it was checked. */
    public CashChoice getChoice() {
        return choice;
    }

    public InvoiceDesk.Household getHousehold() {
        return household;
    }

    /** What was typed to find a household. */
    public String getWords() {
        return new TypedFilter(sent).line("dossier", InvoiceDesk.LONGEST_WORDS);
    }

    /** The households that have this name. */
    public List<FoundHousehold> getFound() {
        return found.size() > InvoiceDesk.MOST_FOUND
                ? found.subList(0, InvoiceDesk.MOST_FOUND)
                : found;
    }

    /** Whether more have it than are shown. */
    public boolean isMore() {
        return found.size() > InvoiceDesk.MOST_FOUND;
    }

    /** "Aucun dossier 2026-99999"; null where something was found, or nothing asked. */
    public String getNobody() {
        String words = getWords();
        if (household != null || words.isEmpty() || !found.isEmpty()) {
            return null;
        }
        boolean number = words.chars().anyMatch(Character::isDigit);
        return Messages.text(number ? "billing.cash.noFile" : "billing.cash.noName", words);
    }

    public String typed(String name) {
        return sent.of(name);
    }

    /** What of it is paid, as it stands in its field; one that was emptied comes back empty. */
    public String amount(ListedInvoice invoice) {
        String name = "m-" + invoice.id();
        return sent.has(name) ? sent.of(name) : invoice.open().plain();
    }

    public boolean ticked(ListedInvoice invoice) {
        return CashChoice.ticked(sent, invoice);
    }

    public Money getOwed() {
        return Money.sum(household.owed().stream().map(ListedInvoice::open).toList());
    }

    public Set<PaymentMethod> getMethods() {
        return PaymentMethod.AT_DESK;
    }

    /** Names the payment: in the address of its confirmation. */
    public String getPage() {
        return mark();
    }

    /** What was taken; null on other visits. */
    public Payment getTaken() {
        return taken;
    }

    /** "73,80 € encaissés. Reçu n° 102.", or that this was done before. */
    public String getTakenText() {
        return again
                ? Messages.text("billing.cash.again", taken.number())
                : Messages.text("billing.cash.done", taken.amount(), taken.number());
    }
}
