package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.BasketKind;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.FailedDay;
import fr.parvis.booking.entity.SubmittedBasket;
import fr.parvis.booking.service.Activities;
import fr.parvis.booking.service.Baskets;
import fr.parvis.booking.service.Enrolments;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.OwnRequests;
import fr.parvis.request.service.RequestRow;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/**
 * "Nous avons bien enregistré votre demande": the requests, and the days that were not to be had.
 */
@RequestScoped
@Named
public class BookedBacking {

    @Inject Baskets baskets;
    @Inject Enrolments enrolments;
    @Inject Activities activities;
    @Inject OwnRequests own;
    @Inject CurrentUser user;
    @Inject SentText sent;

    private final List<RequestRow> requests = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private BasketKind kind;

    /**
     * A day that was not to be had.
     *
     * @param wish the list on which the child can wait for it; null unless it is full and it has no
     *     other unit
     */
    public record Failed(String words, String wish) {}

    public void load() {
        long account = user.citizen().id();
        SubmittedBasket basket = baskets.submitted(account, sent.of("envoi"));
        List<SubmittedBasket.Part> parts = basket.parts();
        if (parts.isEmpty()) {
            throw new NotFoundException("basket");
        }
        kind = baskets.kind(basket);
        List<EnrolmentLine> lines = enrolments.of(account);
        for (SubmittedBasket.Part part : parts) {
            if (part.request() != null) {
                requests.addAll(
                        own.list(new OwnRequests.Filter(account, false, part.request(), null, 0)));
            }
            part.failed()
                    .forEach(f -> failed.add(new Failed(words(lines, part, f), wish(part, f))));
        }
    }

    /** "Matteo, Journée, mercredi 2 décembre 2026 : Complet". */
    private String words(List<EnrolmentLine> lines, SubmittedBasket.Part part, FailedDay day) {
        String what = FrenchText.longDate(day.day()) + "\u00A0: " + day.words();
        return lines.stream()
                .filter(l -> l.id() == part.enrolment())
                .findFirst()
                .map(l -> l.child() + ", " + unit(l, day) + ", " + what)
                .orElse(what);
    }

    private static String wish(SubmittedBasket.Part part, FailedDay day) {
        return day.problem().equals(Blocked.FULL.name()) && !keeps(part, day)
                ? DayWishBacking.page(part.enrolment(), day.day(), day.unit())
                : null;
    }

    /** The child has another unit of that day after all: it cannot wait for this one. */
    private static boolean keeps(SubmittedBasket.Part part, FailedDay day) {
        return part.failed().stream()
                .anyMatch(
                        f ->
                                f.day().equals(day.day())
                                        && f.problem().equals(FailedDay.Problem.KEPT.name()));
    }

    private String unit(EnrolmentLine line, FailedDay day) {
        return ShownBasket.label(activities.get(line.activityId()), day.unit());
    }

    public List<RequestRow> getRequests() {
        return requests;
    }

    public List<Failed> getFailed() {
        return failed;
    }

    /** What has become of them: an agent has to answer, or the days are had or given up. */
    public String getWords() {
        long granted = requests.stream().filter(r -> r.status() == RequestStatus.ACCEPTED).count();
        if (granted == requests.size()) {
            return Messages.text("booking.done.atOnce." + kind);
        }
        return Messages.text(granted == 0 ? "booking.done.byAgent" : "booking.done.mixed");
    }
}
