package fr.parvis.web;

import fr.parvis.town.OpeningHours;
import fr.parvis.town.TownSettings;
import jakarta.faces.view.facelets.TagConfig;

/** A service or the town hall, with address, phone, mail and hours. */
public final class ContactTag extends HtmlTag {

    public ContactTag(TagConfig config) {
        super(config, "of");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var of =
                values[0] instanceof TownSettings.TownService service
                        ? service.contact()
                        : (TownSettings.Contact) values[0];
        html.open("address").styled("pv-contact").open("p").open("strong").text(of.name());
        html.close("strong").close("p");
        if (of.address() != null) {
            html.open("p").text(of.address().street()).open("br");
            html.text(of.address().postcode() + " " + of.address().city()).close("p");
        }
        link(html, "tel:", of.phone());
        link(html, "mailto:", of.mail());
        if (!of.openingHours().isEmpty()) {
            html.open("dl").styled("pv-hours");
            for (OpeningHours.Line line : of.openingHours()) {
                html.open("div").open("dt").text(line.days()).close("dt");
                html.open("dd").text(line.times()).close("dd").close("div");
            }
            html.close("dl");
        }
        html.close("address");
    }

    private static void link(Html html, String scheme, String value) {
        if (value != null && !value.isEmpty()) {
            html.open("p").open("a").with("href", scheme + value.replace(" ", "")).text(value);
            html.close("a").close("p");
        }
    }
}
