package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.UrgentAlert;
import fr.parvis.content.service.AlertDesk;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
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
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** "Bandeau d'information urgente": what stands on every page, and until when. */
@RequestScoped
@Named
public class AlertBacking {

    private static final String ADDRESS = "/agents/contenus/alerte";
    private static final Set<String> TOLD = Set.of("place", "retire");

    @Inject AlertDesk desk;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private List<UrgentAlert> latest = List.of();

    public void load() {
        latest = desk.latest(user.editor());
    }

    public void place() {
        var where =
                Stream.of(NewsDestination.values())
                        .filter(d -> d.name().equals(sent.of("destination")))
                        .findFirst()
                        .orElse(NewsDestination.PORTAL);
        desk.place(sent.of("phrase"), sent.of("lien"), where, until(), user.editor());
        navigation.to(ADDRESS + "?dit=place");
    }

    private Instant until() {
        try {
            return SentDate.day(sent.stripped("jour"))
                    .atTime(LocalTime.parse(sent.stripped("heure")))
                    .atZone(ClockProducer.PARIS)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new DomainException("content.problem.alertUntil");
        }
    }

    public void remove() {
        String id = sent.stripped("pv-alerte");
        if (!id.matches("\\d{1,12}")) {
            throw new NotFoundException("alert");
        }
        desk.remove(Long.parseLong(id), user.editor());
        navigation.to(ADDRESS + "?dit=retire");
    }

    /** The one that is shown; null without one. */
    public UrgentAlert getCurrent() {
        return latest.stream().filter(a -> a.shownAt(clock.instant())).findFirst().orElse(null);
    }

    /** Those before. */
    public List<UrgentAlert> getEarlier() {
        return latest.stream().filter(a -> !a.shownAt(clock.instant())).toList();
    }

    public String getTold() {
        return TOLD.contains(sent.of("dit"))
                ? Messages.text("content.alert.told." + sent.of("dit"))
                : null;
    }

    /** What was typed before a problem. */
    public String typed(String name) {
        String value = sent.of(name);
        return switch (name) {
            case "heure" -> value.isEmpty() ? "20:00" : value;
            case "destination" -> value.isEmpty() ? "PORTAL" : value;
            default -> value;
        };
    }
}
