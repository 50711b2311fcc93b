package fr.parvis.billing.service;

import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Html;
import fr.parvis.web.PdfPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What invoices and receipts have in common on paper. */
final class BillPaper {

    private final Html html = new Html();
    private final TownSettings town;
    private final Optional<RegieSettings> regie;

    BillPaper(TownSettings town, String regieId) {
        this.town = town;
        this.regie = town.regie(regieId);
    }

    Html html() {
        return html;
    }

    /** As people know it; a régie that has left the configuration is the town hall. */
    String regieName() {
        return regie.map(RegieSettings::name).orElse(town.townHall().name());
    }

    void head(String title) {
        html.open("p").styled("muted").text(town.officialName()).close("p");
        html.open("h1").text(title).close("h1");
    }

    void heading(String key) {
        html.open("h2").text(text(key)).close("h2");
    }

    void row(String key, String value) {
        html.open("tr").open("th").with("scope", "row").text(text(key)).close("th");
        html.open("td").text(value).close("td").close("tr");
    }

    /** The head of a table with an amount in each row. */
    void columns(String label, String amount) {
        html.open("thead").open("tr").open("th").with("scope", "col").text(text(label));
        html.close("th").open("th").with("scope", "col").styled("amount").text(text(amount));
        html.close("th").close("tr").close("thead");
    }

    void amount(String label, Money amount, boolean strong) {
        html.open("tr").open("td").styled(strong ? "strong" : null).text(label).close("td");
        html.open("td").styled(strong ? "amount strong" : "amount").text(amount.toString());
        html.close("td").close("tr");
    }

    /** Whom one asks. */
    void contact() {
        regie.ifPresent(
                r -> {
                    var address = r.address() == null ? town.townHall().address() : r.address();
                    String mail = r.mail() == null ? "" : ", " + r.mail();
                    html.open("p").styled("made");
                    html.text(text("contact", r.name(), address, r.phone() + mail)).close("p");
                });
    }

    void mentions(String legal) {
        heading("legal");
        legal.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> html.open("p").text(line).close("p"));
    }

    byte[] write(String title, String summary) {
        var file = new ByteArrayOutputStream();
        try {
            PdfPage.write(title, summary, text("page", title), text("pageOf"), html, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    static String text(String key, Object... arguments) {
        return Messages.text("billing.paper." + key, arguments);
    }
}
