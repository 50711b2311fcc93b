package fr.parvis.content.view;

import fr.parvis.content.entity.NewsContent;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.entity.NewsReach;
import fr.parvis.content.entity.NewsText;
import fr.parvis.content.service.NewsDesk;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/** What the form of a news item says. Its inputs: titre, resume, texte, categorie and so on. */
@RequestScoped
class NewsForm {

    @Inject SentText sent;
    @Inject MediaChoice media;

    /** Whether it was sent. */
    boolean isSent() {
        return !sent.of("pv-action").isEmpty();
    }

    String of(String name) {
        return sent.of(name);
    }

    List<String> all(String name) {
        return sent.all(name);
    }

    long version() {
        String version = sent.of("pv-version");
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /**
     * All that the form says. Files that come with it are in the library from then on, so that they
     * are not lost when something else is wrong.
     *
     * @param by who sends it
     */
    NewsContent content(String by) {
        NewsMedia with = media.chosen(by);
        return new NewsContent(text(), with, reach(), destination());
    }

    private NewsReach reach() {
        return switch (sent.of("lecteurs")) {
            case "SIGNED_IN" -> NewsReach.signedIn();
            case "GROUPS" -> NewsReach.groups(sent.all("groupe"));
            default -> NewsReach.everybody();
        };
    }

    private NewsDestination destination() {
        return Stream.of(NewsDestination.values())
                .filter(d -> d.name().equals(sent.of("destination")))
                .findFirst()
                .orElse(NewsDestination.PORTAL);
    }

    NewsText text() {
        String category = sent.stripped("categorie");
        return new NewsText(
                sent.of("titre"),
                sent.of("resume"),
                sent.of("texte"),
                category.isEmpty() ? null : category,
                sent.of("tete").isEmpty() ? null : rank(sent.stripped("rang")));
    }

    private static Integer rank(String typed) {
        if (typed.isEmpty()) {
            return 1;
        }
        // what is no number is no rank
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
    }

    /** When it is to be read. */
    NewsDesk.Dates dates() {
        return new NewsDesk.Dates(from(), until());
    }

    /** From when it is to be public; null for at once. */
    private Instant from() {
        if (!"date".equals(sent.of("quand"))) {
            return null;
        }
        try {
            return SentDate.day(sent.stripped("jour"))
                    .atTime(LocalTime.parse(sent.stripped("heure")))
                    .atZone(ClockProducer.PARIS)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new DomainException("content.problem.from");
        }
    }

    /** The end of its last day; null for none. */
    private Instant until() {
        String day = sent.stripped("fin");
        if (day.isEmpty()) {
            return null;
        }
        try {
            return SentDate.day(day).plusDays(1).atStartOfDay(ClockProducer.PARIS).toInstant();
        } catch (DateTimeException e) {
            throw new DomainException("content.problem.until");
        }
    }
}
