package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reservations without a script, by strangers, twice, and what their pages cost. */
class ReservationsIT {

    private static final String PLACE = "ile-aux-enfants";
    private static final String LIST = "/mon-espace/reservations";
    private static final DateTimeFormatter BOX = DateTimeFormatter.ofPattern("yyMMdd");

    private final Demonstration villennes = SharedPortal.villennes();
    private final String name = "r" + UUID.randomUUID().toString().substring(0, 8);
    private Visitor citizen;
    private BookedFamily family;
    private long lea;

    @BeforeEach
    void aFamily() throws SQLException {
        citizen = Spaces.newCitizen(villennes, name);
        family = BookedFamily.of(villennes.database(), name);
        lea = family.enrolment(family.child("Léa"), "alsh-mercredis", PLACE, null);
    }

    private static LocalDate wednesday(int index) {
        return SeasonsAround.wednesday(index);
    }

    private static String box(LocalDate day) {
        return BOX.format(day) + "journee";
    }

    private static String agenda(long enrolment) {
        return LIST + "/" + enrolment + "/agenda";
    }

    private Page send(Page page, String button, String... ticked) {
        return citizen.submit(page, "pv-agenda", button, Map.of("j", List.of(ticked)));
    }

    private static List<String> ticked(Page page) {
        return page.html().select("#pv-agenda td input[checked]").eachAttr("value");
    }

    @Test
    @Feature({"BKG-1", "BKG-2", "BKG-5"})
    void withoutAScriptFromTheListToTheConfirmation() throws SQLException {
        long tom = family.enrolment(family.child("Tom"), "alsh-mercredis", PLACE, null);
        LocalDate day = wednesday(4);
        LocalDate taken = wednesday(6);
        assertThat(citizen.open(LIST).text())
                .contains(
                        "Léa, ALSH Mercredis", "Tom, ALSH Mercredis", "15 jours avant le mercredi");
        Page kept = send(citizen.open(agenda(lea)), "garder", box(day), box(taken));
        assertThat(kept.text()).contains("Vos coches sont enregistrées", "2 ajouts");

        Visitor telephone = Spaces.citizen(villennes, name);
        assertThat(ticked(telephone.open(agenda(lea)))).containsExactly(box(day), box(taken));

        Page alike = send(kept, "pareil-" + tom, box(day), box(taken));
        assertThat(alike.text()).contains("2 jours reportés dans le panier de Tom");
        // somebody takes the last place of a day before it is validated
        family.full("alsh-mercredis", PLACE, "journee", taken);
        Page review = send(alike, "recapitulatif", box(day), box(taken));
        assertThat(review.text())
                .contains("Léa - ALSH Mercredis - du ", "Tom - ALSH Mercredis - du ")
                .contains("mercredi " + FrenchText.shortDate(day), "Impossible : Complet");
        Page done = citizen.submit(review, "pv-valider", "valider", Map.of());
        assertThat(done.text())
                .contains("Nous avons bien enregistré votre demande", "En cours d’instruction")
                .contains("Vos autres jours sont gardés", "Complet", "Tom");
        assertThat(done.html().select(".pv-list .pv-item")).hasSize(2);
        Page again = citizen.submit(review, "pv-valider", "valider", Map.of());
        assertThat(again.address()).as("a second click").isEqualTo(done.address());
        assertThat(again.html().select(".pv-item__title").eachText())
                .isEqualTo(done.html().select(".pv-item__title").eachText());

        Page after = citizen.open(agenda(lea));
        assertThat(after.html().select("td button.w[aria-label*='en attente d’instruction']"))
                .hasSize(1);
        assertThat(ticked(after)).isEmpty();
        assertThat(citizen.open(LIST + "/" + lea + "/recapitulatif").text())
                .contains("Votre panier est vide");
        assertThat(citizen.open("/mon-espace/demandes").text())
                .contains("le " + FrenchText.shortDate(day));
    }

    @Test
    @Feature("BKG-2")
    void manyDaysAtOnceAsPosts() {
        Page page = citizen.open(agenda(lea));
        Page all = send(page, "lot+");
        assertThat(all.text()).containsPattern("\\d+ jours ajoutés, \\d+ impossibles?\\.");
        int most = ticked(all).size();
        assertThat(most).isGreaterThan(20);
        String month = box(wednesday(8)).substring(0, 4);
        Page less =
                send(
                        all,
                        "lot-20" + month.substring(0, 2) + "-" + month.substring(2),
                        ticked(all).toArray(String[]::new));
        assertThat(less.text()).containsPattern("\\d jours retirés");
        assertThat(ticked(less)).hasSizeLessThan(most);
        Page none = send(less, "semaine+");
        assertThat(none.text()).contains("Cochez au moins un jour de la semaine type.");
        var week = Map.of("j", List.<String>of(), "semaine", List.of("3journee"));
        Page until =
                citizen.submit(
                        none,
                        "pv-agenda",
                        "semaine+",
                        with(week, "jusqu", wednesday(5).toString()));
        assertThat(ticked(until)).contains(box(wednesday(5))).doesNotContain(box(wednesday(6)));
        Page bad = citizen.submit(until, "pv-agenda", "semaine+", with(week, "jusqu", "demain"));
        assertThat(bad.text()).contains("Indiquez jusqu’à quel jour répéter la semaine.");
        Page asked = citizen.open(LIST + "/" + lea + "/annulation");
        assertThat(asked.text()).contains("Abandonner vos modifications");
        citizen.submit(asked, "pv-annulation", "oui", Map.of());
        assertThat(ticked(citizen.open(agenda(lea)))).isEmpty();
    }

    private static Map<String, List<String>> with(
            Map<String, List<String>> values, String name, String value) {
        var all = new HashMap<>(values);
        all.put(name, List.of(value));
        return all;
    }

    @Test
    @Feature({"BKG-1", "BKG-2"})
    void strangersFindNothing() throws SQLException {
        String other = "x" + name;
        Visitor stranger = Spaces.newCitizen(villennes, other);
        for (String page : List.of("", "/agenda", "/recapitulatif", "/annulation")) {
            assertThat(stranger.open(LIST + "/" + lea + page).status()).as(page).isEqualTo(404);
        }
        URI live = URI.create(villennes.portalUrl() + "/api/v1/reservations/" + lea);
        Map<String, List<String>> ticks = Map.of("j", List.of(box(wednesday(4))), "r", List.of(""));
        assertThat(stranger.post(live, ticks).status()).isEqualTo(404);
        assertThat(new Visitor(villennes.portalUrl()).post(live, ticks).status()).isEqualTo(404);
        assertThat(ticked(citizen.open(agenda(lea)))).isEmpty();
        assertThat(stranger.open(LIST).text()).contains("Aucune activité à réserver");
        assertThat(citizen.open(LIST + "/confirmation?envoi=x").status()).isEqualTo(404);
        assertThat(citizen.post(live, ticks).status()).isEqualTo(200);
        assertThat(ticked(citizen.open(agenda(lea)))).hasSize(1);
    }

    @Test
    @Feature("BKG-8")
    void theFamilysAgendaOnPaperAndAtASecretAddress() throws SQLException {
        LocalDate day = wednesday(3);
        family.reserved(lea, "journee", day);
        Page page = citizen.open(LIST + "/famille");
        assertThat(page.text())
                .contains(FrenchText.longDate(day) + ", Léa", "ALSH Mercredis, Journée");
        var pdf = citizen.bytes(LIST + "/famille/pdf");
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Page opened = citizen.submit(page, "pv-flux-famille", "ouvrir-flux", Map.of());
        String address = opened.html().select("#pv-flux").text();
        assertThat(feed(address).text()).contains("BEGIN:VCALENDAR", "Léa");
        assertThat(feed(address).status()).isEqualTo(200);
        Page replaced = citizen.submit(opened, "pv-flux-famille", "ouvrir-flux", Map.of());
        assertThat(feed(address).status()).as("the old address").isEqualTo(404);
        String newer = replaced.html().select("#pv-flux").text();
        assertThat(feed(newer).status()).isEqualTo(200);
        citizen.submit(replaced, "pv-flux-famille", "fermer-flux", Map.of());
        assertThat(feed(newer).status()).isEqualTo(404);
        assertThat(new Visitor(villennes.portalUrl()).open(LIST + "/famille/pdf").path())
                .isEqualTo("/connexion");
    }

    /** As a telephone asks, which is not signed in. */
    private Page feed(String address) {
        String path = URI.create(address).getPath();
        return new Visitor(villennes.portalUrl())
                .open(path.substring(URI.create(villennes.portalUrl()).getPath().length()));
    }

    @Test
    @Feature({"PRF-3", "PRF-7"})
    void thePagesCostAndWeighLittle() throws SQLException, IOException {
        long care = family.enrolment(family.child("Zoé"), "accueil-periscolaire", PLACE, null);
        for (String page : List.of("", "/agenda", "/recapitulatif")) {
            citizen.open(LIST + "/" + care + page);
        }
        try (var log = new StatementLog(villennes.database())) {
            for (String path : List.of(LIST, LIST + "/" + care, agenda(care))) {
                List<String> cost = new ArrayList<>(log.of(() -> citizen.open(path)));
                assertThat(cost).as(path).isNotEmpty().hasSizeLessThanOrEqualTo(8);
            }
        }
        Page page = citizen.open(agenda(care));
        byte[] html = citizen.bytes(agenda(care)).body();
        assertThat(packed(html)).isLessThan(60_000);
        int all = packed(html);
        List<String> assets =
                page.html().select("script[src], link[rel=stylesheet]").stream()
                        .map(e -> e.hasAttr("src") ? e.absUrl("src") : e.absUrl("href"))
                        .filter(url -> url.startsWith(villennes.portalUrl()))
                        .toList();
        assertThat(assets).anyMatch(a -> a.contains("agenda.js"));
        for (String asset : assets) {
            all += packed(citizen.bytes(asset.substring(villennes.portalUrl().length())).body());
        }
        assertThat(all).as("with its style sheets and scripts").isLessThan(150_000);
    }

    private static int packed(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.size();
    }
}
