package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.view.RegieChoice;
import fr.parvis.booking.service.AttendanceBilling;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/** The days of a month that become invoices, before the régie. */
@RequestScoped
@Named
public class AttendanceBillBacking {

    private static final String PAGE = "/agents/factures/presences";
    private static final int MONTHS = 12;

    @Inject AttendanceBilling billing;
    @Inject RegieChoice regie;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private AttendanceBilling.Month month;

    /** The month of the address, else the one that has just ended. */
    public void load() {
        month = billing.month(user.regieAgent(), regie.getId(), asked());
    }

    private YearMonth asked() {
        try {
            return sent.of("mois").isEmpty() ? last() : SentDate.month(sent.of("mois"));
        } catch (DateTimeException e) {
            throw new NotFoundException("month");
        }
    }

    private YearMonth last() {
        return YearMonth.from(LocalDate.now(clock)).minusMonths(1);
    }

    /** "Créer les factures". */
    public void make() {
        int made = billing.issue(user.regieAgent(), regie.getId(), month.month());
        navigation.to(
                PAGE + "?mois=" + month.month() + "&regie=" + regie.getId() + "&faites=" + made);
    }

    public AttendanceBilling.Month getMonth() {
        return month;
    }

    public List<YearMonth> getMonths() {
        return IntStream.range(0, MONTHS).mapToObj(i -> last().minusMonths(i)).toList();
    }

    public String name(YearMonth one) {
        return FrenchText.month(one);
    }

    /** "12 factures sont créées." after the button; null otherwise. */
    public String getMade() {
        String made = sent.of("faites");
        if (!made.matches("\\d{1,4}")) {
            return null;
        }
        return made.equals("1")
                ? Messages.text("booking.bill.made.one")
                : Messages.text("booking.bill.made", Integer.parseInt(made));
    }
}
