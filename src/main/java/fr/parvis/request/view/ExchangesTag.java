package fr.parvis.request.view;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.Exchange.Direction;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/**
 * The messages about a request as one side sees them. What waits to be read shows its beginning and
 * "Voir la suite", a button: opening changes something, so that it is no link.
 */
public final class ExchangesTag extends HtmlTag {

    private static final int EXCERPT = 90;

    /** For whom and where the messages are shown. */
    private record Place(Actor.Kind reader, String here, String town, String citizen) {}

    public ExchangesTag(TagConfig config) {
        super(config, "messages", "agent", "here", "town", "citizen");
    }

    @Override
    protected void write(Html html, Object[] values) {
        boolean agent = Boolean.TRUE.equals(values[1]);
        var place =
                new Place(
                        agent ? Actor.Kind.AGENT : Actor.Kind.CITIZEN,
                        (String) values[2],
                        (String) values[3],
                        (String) values[4]);
        html.open("ol").styled("pv-talk");
        for (Object item : (Iterable<?>) values[0]) {
            write(html, (Exchange) item, place);
        }
        html.close("ol");
    }

    private void write(Html html, Exchange message, Place place) {
        boolean own = message.direction() == Direction.from(place.reader());
        boolean unread = message.unreadBy(place.reader());
        String classes = (own ? "is-me" : "is-them") + (unread ? " is-unread" : "");
        html.open("li").with("id", "echange-" + message.id()).styled(classes);
        html.open("h3").text(author(message, place) + ", ").open("time");
        html.with("datetime", message.at().atZone(ClockProducer.PARIS).toOffsetDateTime() + "");
        html.text(FrenchText.longDateTime(message.at())).close("time").close("h3");
        boolean toTown = message.direction() == Direction.TO_TOWN;
        html.open("p").styled("pv-talk__state").icon(icon(toTown ? "arrow-up" : "arrow-down"));
        html.text(" " + Messages.text("request.exchange." + message.direction())).close("p");
        if (unread) {
            html.open("p").text(excerpt(message.content())).close("p");
            open(html, message, place);
        } else {
            paragraphs(html, message.content());
        }
        html.open("p").styled("pv-talk__state");
        html.icon(icon(message.readAt() == null ? "mail" : "check-check")).text(" ");
        html.text(
                message.readAt() == null
                        ? Messages.text("request.exchange.unread")
                        : Messages.text(
                                "request.exchange.read",
                                FrenchText.longDateTime(message.readAt())));
        html.close("p").close("li");
    }

    private static String author(Exchange message, Place place) {
        if (message.direction() == Direction.TO_TOWN) {
            return place.reader() == Actor.Kind.CITIZEN
                    ? Messages.text("request.exchange.you")
                    : place.citizen();
        }
        return place.reader() == Actor.Kind.CITIZEN ? place.town() : message.authorName();
    }

    /** "Voir la suite". */
    private static void open(Html html, Exchange message, Place place) {
        html.open("form").with("method", "post").with("action", place.here());
        html.with("id", "pv-lire-" + message.id());
        html.open("input").with("type", "hidden").with("name", "pv-echange");
        html.with("value", String.valueOf(message.id()));
        html.open("button").with("name", "pv-action").with("value", "lire");
        html.styled("pv-btn pv-btn--link").text(Messages.text("request.exchange.more"));
        html.span(
                "pv-sr",
                " "
                        + Messages.text(
                                "request.exchange.moreOf", FrenchText.longDateTime(message.at())));
        html.close("button").close("form");
    }

    /** The words as they were typed: an empty line parts paragraphs, a line stays a line. */
    private static void paragraphs(Html html, String text) {
        for (String paragraph : text.split("\n\\s*\n")) {
            html.open("p");
            String[] lines = paragraph.strip().split("\n");
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    html.open("br");
                }
                html.text(lines[i]);
            }
            html.close("p");
        }
    }

    /** The beginning of a message, in whole words. */
    static String excerpt(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= EXCERPT) {
            return line;
        }
        int space = line.lastIndexOf(' ', EXCERPT);
        return line.substring(0, space > EXCERPT / 2 ? space : EXCERPT) + "\u00A0…";
    }
}
