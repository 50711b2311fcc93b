package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.BillingSoftware;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Invoices of the demonstration, as the régie and the business software bring them. */
final class Invoiced {

    static final String HEAD =
            "facture;dossier;payeur;compte;libelle;periode;date;echeance;montant;partiel;detail\n";

    private Invoiced() {}

    /** A line of a file. */
    static String line(String number, String household, String payer, String due, String amount) {
        return String.join(
                        ";",
                        number,
                        household,
                        payer,
                        "Facturation unique",
                        "Restauration et accueil",
                        "octobre 2026",
                        "01/02/2026",
                        due,
                        amount,
                        "oui",
                        "Restauration=" + amount)
                + "\n";
    }

    /** Has the régie control a file, and import it. */
    static Page imported(Visitor regie, String text) {
        Page check = sent(regie, text);
        return regie.submit(check, "pv-confirmer", "importer", Map.of());
    }

    /** Has the régie control a file. */
    static Page sent(Visitor regie, String text) {
        return regie.upload(
                regie.open("/agents/factures/import"),
                "pv-import",
                "controler",
                Map.of("regie", BillingSoftware.REGIE),
                "fichier",
                "factures.csv",
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** The page of the invoice with this number. */
    static Page opened(Visitor regie, String number) {
        Page list = regie.open("/agents/factures?q=" + number);
        String link = list.html().select("tbody th a").attr("href");
        assertThat(link).as(list.text()).isNotEmpty();
        return regie.open(link.replaceFirst(".*/agents", "/agents"));
    }

    /** What the business software is answered. */
    static HttpResponse<String> pushed(
            Demonstration demo, String regie, String key, String query, String body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        demo.portalUrl()
                                                + "/api/v1/regies/"
                                                + regie
                                                + "/factures"
                                                + query))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A household pays at the desk; the page that says so. */
    static Page paid(Visitor regie, Page owed, Map<String, List<String>> choices) {
        var query = new StringBuilder("/agents/factures/encaisser?etape=verifier");
        choices.forEach(
                (name, values) ->
                        values.forEach(v -> query.append('&').append(name).append('=').append(v)));
        return regie.submit(regie.open(query.toString()), "pv-encaisser", "encaisser", Map.of());
    }
}
