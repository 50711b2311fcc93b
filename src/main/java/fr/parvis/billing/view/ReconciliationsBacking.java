package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.service.ReconciliationDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.RegieSettings;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where a day's statement is sent, and the days before. */
@RequestScoped
@Named
public class ReconciliationsBacking {

    @Inject ReconciliationDesk desk;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject Uploads uploads;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private List<ReconciliationDesk.Listed> recent = List.of();
    private Optional<LocalDate> last = Optional.empty();

    public void load() {
        recent = desk.recent(user.regieAgent(), regie.getId());
        last = desk.lastOfPaybox(user.regieAgent(), regie.getId());
    }

    public void compare() {
        LocalDate day = new TypedFilter(sent).day("jour");
        if (day == null) {
            throw new DomainException("billing.statement.day");
        }
        var file =
                uploads.files("fichier").stream()
                        .findFirst()
                        .orElseThrow(() -> new DomainException("billing.import.missing"));
        long id = desk.compare(user.regieAgent(), regie.getId(), day, file.name(), file.content());
        navigation.to("/agents/factures/rapprochement/" + id);
    }

    /** By whom the régie is paid online: only Paybox's statements can be read here. */
    public String getProvider() {
        RegieSettings chosen = regie.chosen();
        return chosen.paybox() != null ? "PAYBOX" : chosen.payfip() != null ? "PAYFIP" : "NONE";
    }

    /** Whether a statement may be sent. */
    public boolean isComparing() {
        return "PAYBOX".equals(getProvider()) || last.isPresent();
    }

    /** Which days may still be compared after Paybox; null where it pays the régie or never did. */
    public String getFormer() {
        return last.map(FrenchText::longDate)
                .map(day -> Messages.text("billing.statement.former", day))
                .orElse(null);
    }

    public List<ReconciliationDesk.Listed> getRecent() {
        return recent;
    }

    /** The day that is asked for: the latest one that may be, unless another one was typed. */
    public LocalDate getDay() {
        LocalDate typed = new TypedFilter(sent).day("jour");
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        return typed == null ? last.filter(yesterday::isAfter).orElse(yesterday) : typed;
    }

    /** "Aucun écart", "3 écarts". */
    public String outcome(ReconciliationDesk.Listed one) {
        return words(one.differences());
    }

    static String words(long differences) {
        return differences == 0
                ? Messages.text("billing.difference.none")
                : Messages.text(
                        differences == 1 ? "billing.difference.one" : "billing.difference.some",
                        differences);
    }
}
