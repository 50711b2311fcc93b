package fr.parvis.booking.service;

import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.FamilyDay;
import fr.parvis.booking.entity.PeriodWords;
import fr.parvis.family.service.DossierTypes;
import fr.parvis.family.service.MemberNews;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What pages of a family say of reservations: what comes next, and where they are changed. */
@ApplicationScoped
public class BookingNews {

    /** "Annuler / ajouter des réservations". */
    private static final String LIST = "/mon-espace/reservations";

    @Inject Enrolments enrolments;
    @Inject FamilyDays days;
    @Inject Activities activities;
    @Inject Clock clock;

    /** Adds them while the page is made. */
    void tell(@Observes MemberNews news) {
        if (activities.all().isEmpty()) {
            return;
        }
        news.bookings(LIST);
        long account = news.citizen().id();
        var soon = days.soon(account);
        news.whenRead(() -> tellNext(news, soon.get()));
        if (news.withActivities()) {
            var lines = enrolments.later(account);
            news.whenRead(() -> tellActivities(news, lines.get()));
        }
    }

    private void tellNext(MemberNews news, List<FamilyDay> soon) {
        var told = new HashSet<Long>();
        for (FamilyDay day : soon) {
            if (told.add(day.child())) {
                news.next(day.child(), words(day));
            }
        }
    }

    private static void tellActivities(MemberNews news, List<EnrolmentLine> lines) {
        for (EnrolmentLine line : lines) {
            boolean open = line.state() == EnrolmentState.ACTIVE;
            news.activity(
                    line.childId(),
                    new MemberNews.Line(
                            line.activity() + ", " + line.place(),
                            PeriodWords.of(line.from(), line.to()),
                            open ? LIST + "/" + line.id() : null));
        }
    }

    /** A dossier also takes the documents that activities ask for. */
    void ask(@Observes DossierTypes types) {
        activities.all().forEach(a -> types.ids().addAll(a.enrolment().documents()));
    }

    /** "Demain : Restauration scolaire, Repas". */
    private String words(FamilyDay day) {
        LocalDate today = LocalDate.now(clock);
        String when =
                day.day().equals(today)
                        ? Messages.text("booking.news.today")
                        : day.day().equals(today.plusDays(1))
                                ? Messages.text("booking.news.tomorrow")
                                : FrenchText.longDate(day.day()).replaceFirst(" \\d{4}$", "");
        return Messages.text(
                "booking.news.next",
                when.substring(0, 1).toUpperCase(Locale.FRANCE) + when.substring(1),
                day.words());
    }
}
