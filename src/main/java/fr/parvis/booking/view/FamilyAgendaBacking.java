package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.FamilyDay;
import fr.parvis.booking.service.FamilyDays;
import fr.parvis.booking.service.FamilyPaper;
import fr.parvis.town.PortalAddress;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;

/** "L'agenda de ma famille": the coming days of all children, on paper and on a telephone. */
@RequestScoped
@Named
public class FamilyAgendaBacking {

    static final String PAGE = "/mon-espace/reservations/famille";

    @Inject FamilyDays days;
    @Inject CurrentUser user;
    @Inject PortalAddress portal;
    @Inject Navigation navigation;

    private List<Month> months = List.of();
    private Instant since;
    private String feed;

    /** A heading and its days. */
    public record Month(String title, List<FamilyDay> days) {}

    public void load() {
        long account = user.citizen().id();
        months =
                FamilyPaper.months(days.coming(account)).entrySet().stream()
                        .map(m -> new Month(FamilyPaper.title(m.getKey()), m.getValue()))
                        .toList();
        since = days.feedSince(account).orElse(null);
    }

    /** The feed has a new secret address, which this page shows once. */
    public void openFeed() {
        feed = portal.of(FamilyFeedServlet.PATH + days.openFeed(user.citizen().id()) + ".ics");
        load();
    }

    /** Nobody reads the feed any more. */
    public void closeFeed() {
        days.closeFeed(user.citizen().id());
        navigation.to(PAGE);
    }

    public List<Month> getMonths() {
        return months;
    }

    /** The address that was just made; null otherwise. */
    public String getFeed() {
        return feed;
    }

    /** When the feed was opened; null without one. */
    public Instant getSince() {
        return since;
    }
}
