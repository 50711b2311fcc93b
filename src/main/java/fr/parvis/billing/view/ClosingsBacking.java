package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.BookExport;
import fr.parvis.billing.entity.MonthFigures;
import fr.parvis.billing.service.ClosingDesk;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The months of a régie, one of them with its figures, and closing it. */
@RequestScoped
@Named
public class ClosingsBacking {

    @Inject ClosingDesk desk;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private List<ClosingDesk.Month> months = List.of();
    private ClosingDesk.Opened opened;

    /** An amount with its words. */
    public record Line(String label, Money amount) {}

    public void loadAll() {
        months = desk.months(user.regieAgent(), regie.getId());
    }

    public void load() {
        opened = desk.open(user.regieAgent(), regie.getId(), asked());
    }

    /** "Clôturer définitivement". */
    public void close() {
        desk.close(user.regieAgent(), regie.getId(), asked());
        navigation.to("/agents/factures/clotures/" + asked() + "?regie=" + regie.getId());
    }

    private YearMonth asked() {
        try {
            return SentDate.month(path.get("month"));
        } catch (DateTimeException e) {
            throw new NotFoundException("month");
        }
    }

    /** Whether the page asks for the agreement before a month is closed. */
    public boolean isAsked() {
        return opened.month().closable() && sent.of("etape").equals("cloturer");
    }

    public List<ClosingDesk.Month> getMonths() {
        return months;
    }

    public ClosingDesk.Month getMonth() {
        return opened.month();
    }

    /** "octobre 2026". */
    public String name(ClosingDesk.Month month) {
        return FrenchText.month(month.month());
    }

    public List<Line> getLines() {
        MonthFigures figures = opened.figures();
        var lines = new ArrayList<Line>();
        lines.add(line("issued", figures.issued()));
        lines.add(line("cancelled", figures.cancelled()));
        figures.received().forEach((a, m) -> lines.add(new Line(Messages.text(a.key()), m)));
        lines.add(line("total", figures.total()));
        lines.add(line("credited", figures.credited()));
        lines.add(line("creditsUsed", figures.creditsUsed()));
        lines.add(line("refunded", figures.refunded()));
        return lines;
    }

    private static Line line(String what, Money amount) {
        return new Line(Messages.text("billing.closing.figure." + what), amount);
    }

    public BookExport[] getExports() {
        return BookExport.values();
    }
}
