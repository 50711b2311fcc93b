package fr.parvis.booking.view;

import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;
import java.util.List;

/** A basket as a table: day, unit, what is asked, price. */
public final class BasketTag extends HtmlTag {

    public BasketTag(TagConfig config) {
        super(config, "of");
    }

    @Override
    protected void write(Html html, Object[] values) {
        write(html, (ShownBasket) values[0]);
    }

    static void write(Html html, ShownBasket basket) {
        boolean priced = basket.total() != null;
        html.open("table").styled("pv-asked").with("aria-labelledby", "r-" + basket.id());
        html.open("thead").open("tr");
        for (String column : priced ? List.of("day", "what", "price") : List.of("day", "what")) {
            html.open("th").with("scope", "col").text(text(column)).close("th");
        }
        html.close("tr").close("thead").open("tbody");
        for (ShownBasket.Line line : basket.lines()) {
            line(html, line, priced);
        }
        html.close("tbody");
        if (priced) {
            html.open("tfoot").open("tr").open("th").with("scope", "row").with("colspan", "2");
            html.text(text("subtotal", basket.child())).close("th").open("td");
            html.styled("pv-num").text(basket.total().toString()).close("td");
            html.close("tr").close("tfoot");
        }
        html.close("table");
        String full = Messages.text(Blocked.FULL.key());
        if (basket.lines().stream().anyMatch(l -> full.equals(l.problem()))) {
            html.open("p").open("a").with("href", "../" + basket.id() + "/attente");
            html.text(Messages.text("booking.wish.ask")).close("a").close("p");
        }
    }

    private static void line(Html html, ShownBasket.Line line, boolean priced) {
        boolean add = line.change() == DayChange.Kind.ADD;
        html.open("tr").open("th").with("scope", "row");
        html.text(AgendaDates.weekday(line.day().getDayOfWeek()) + " ");
        html.span("pv-num", FrenchText.shortDate(line.day())).close("th").open("td");
        html.open("strong").text(line.unit()).close("strong").open("br");
        if (line.problem() != null) {
            html.span("pv-asked__no", text("impossible") + "\u00A0: " + line.problem());
        } else {
            html.span(
                    add ? "pv-asked__add" : "pv-asked__cancel",
                    (add ? "+\u00A0" : "−\u00A0") + text(add ? "add" : "cancel"));
        }
        html.close("td");
        if (priced) {
            html.open("td").styled("pv-num").text(price(line, add)).close("td");
        }
        html.close("tr");
    }

    private static String price(ShownBasket.Line line, boolean add) {
        if (line.problem() != null) {
            return "";
        }
        Money price = line.price() == null ? Money.ZERO : line.price();
        return (add ? price : price.negated()).toString();
    }

    private static String text(String name, Object... arguments) {
        return Messages.text("booking.review." + name, arguments);
    }
}
