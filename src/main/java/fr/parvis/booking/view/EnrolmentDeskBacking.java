package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.PeriodWords;
import fr.parvis.booking.service.EnrolmentDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** The enrolments of an activity, and ending one. */
@RequestScoped
@Named
public class EnrolmentDeskBacking {

    @Inject EnrolmentDesk desk;
    @Inject BookingChoice choice;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private List<EnrolmentDesk.Row> rows = List.of();

    public void load() {
        if (!choice.getActivities().isEmpty()) {
            rows = desk.of(user.agent(), choice.getOne().id());
        }
    }

    /** "Mettre fin". */
    public void end() {
        if (!sent.of("pv-inscription").matches("\\d{1,18}")) {
            throw new NotFoundException("enrolment");
        }
        desk.end(
                user.agent(),
                Long.parseLong(sent.of("pv-inscription")),
                last(),
                sent.stripped("motif"));
        navigation.to(
                "/agents/reservations/inscriptions?pv-dit=fin&activite=" + choice.getOne().id());
    }

    private LocalDate last() {
        try {
            return SentDate.day(sent.of("dernier"));
        } catch (DateTimeException e) {
            throw new DomainException("booking.desk.lastMissing");
        }
    }

    public List<EnrolmentDesk.Row> getRows() {
        return rows;
    }

    public boolean isDone() {
        return sent.of("pv-dit").equals("fin");
    }

    public long getCount() {
        return rows.stream().filter(r -> r.state() == EnrolmentState.ACTIVE).count();
    }

    /** The state, or the rank on the waiting list. */
    public String words(EnrolmentDesk.Row row) {
        return row.rank() == null
                ? Messages.text(row.state().key())
                : Messages.text("booking.enrol.rank", row.rank());
    }

    public String period(EnrolmentDesk.Row row) {
        return PeriodWords.of(row.from(), row.to());
    }

    public boolean isActive(EnrolmentDesk.Row row) {
        return row.state() == EnrolmentState.ACTIVE;
    }

    /** What was typed for this one before a problem. */
    public String typed(EnrolmentDesk.Row row, String name) {
        return isSentBack(row) ? sent.of(name) : "";
    }

    public boolean isSentBack(EnrolmentDesk.Row row) {
        return sent.of("pv-inscription").equals(String.valueOf(row.id()));
    }
}
