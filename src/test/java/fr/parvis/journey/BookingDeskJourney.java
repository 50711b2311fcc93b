package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.RacingFamilies.Racer;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.WorkingDays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents answer what families ask, see who comes, and close a day. */
class BookingDeskJourney {

    private static final String MUSIC = "ateliers-musique";
    private static final String SCHOOL = "ecole-de-musique";

    private final Demonstration demo = SharedPortal.get();

    private List<LocalDate> days(int width) {
        return Stream.iterate(
                        LocalDate.now(ClockProducer.PARIS).plusDays(width == 360 ? 60 : 30),
                        d -> d.plusDays(1))
                .filter(d -> d.getDayOfWeek() != DayOfWeek.SUNDAY && !WorkingDays.isHoliday(d))
                .limit(3)
                .toList();
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = demo.database().dataSource().getConnection()) {
            return RacingFamilies.id(connection, sql, parameters);
        }
    }

    private long states(Racer racer, String state) throws SQLException {
        return number(
                "select count(*) from reservation where enrolment_id = ? and state = ?",
                racer.enrolment(),
                state);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"BKG-5", "BKG-6", "BKG-9"})
    void aDayAtTheDeskOfReservations(int width) throws SQLException {
        List<LocalDate> days = days(width);
        List<Racer> families = RacingFamilies.of(demo, 3, MUSIC, SCHOOL);
        for (Racer family : families) {
            var wanted = family == families.get(0) ? days : days.subList(0, 1);
            String done = family.submit(family.tick("seance", wanted, List.of())).text();
            Assertions.assertThat(done).contains("En cours d’instruction");
        }
        Racer several = families.get(0);
        Racer yes = families.get(1);
        Racer no = families.get(2);
        try (var desk = new Screen("reservations-agents", width)) {
            desk.open(demo.portalUrl() + "/connexion");
            desk.field("Nom d’utilisateur").fill("agent.enfance");
            desk.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            desk.button("Connexion").click();
            desk.page().locator("main a[href$='/agents/reservations']").click();
            desk.open(
                    demo.portalUrl()
                            + "/agents/reservations?activite=ateliers-musique&jour="
                            + days.get(0));
            assertThat(desk.page().locator(".pv-blocks > li")).hasCount(3);
            desk.check("a-traiter");

            desk.page().locator("[value^='" + request(several) + "-'][type=checkbox]").check();
            desk.button("Refuser les demandes cochées").click();
            assertThat(desk.page().locator(".pv-errors")).containsText("Indiquez la raison");
            var form = desk.page().locator("#pv-jours-" + request(several));
            // open after a refusal of this request alone, closed after one of several
            form.locator("xpath=..").evaluate("details => { details.open = true; }");
            form.locator("[name=oui]").last().uncheck();
            form.locator("[name=motif]").fill("Le professeur est absent ce jour-là.");
            desk.check("jour-par-jour");
            form.locator("button").click();
            assertThat(desk.page().locator("[role=status]").first())
                    .containsText("Une demande est traitée");
            Assertions.assertThat(states(several, "RESERVED")).isEqualTo(2);
            Assertions.assertThat(states(several, "REFUSED")).isEqualTo(1);

            desk.page().locator("[value^='" + request(yes) + "-']").first().check();
            desk.button("Accepter les demandes cochées").click();
            Assertions.assertThat(states(yes, "RESERVED")).isEqualTo(1);
            desk.page().locator("[value^='" + request(no) + "-']").first().check();
            desk.field("Message aux familles").fill("L’atelier est complet ce jour-là.");
            desk.button("Refuser les demandes cochées").click();
            Assertions.assertThat(states(no, "REFUSED")).isEqualTo(1);
            desk.check("rien");

            desk.open(
                    demo.portalUrl()
                            + "/agents/reservations/prevision?activite=ateliers-musique&jour="
                            + days.get(0));
            assertThat(desk.page().locator("tbody tr").first()).isVisible();
            desk.check("prevision");
            Assertions.assertThat(csv(desk)).contains("Jour;", "École de musique");

            desk.open(
                    demo.portalUrl()
                            + "/agents/reservations/jour?activite=ateliers-musique&lieu=ecole-de-musique&jour="
                            + days.get(0));
            assertThat(desk.page().locator("tbody tr")).hasCount(2);
            desk.page().locator("#places-seance").fill("2");
            desk.page().locator("#pv-places-seance button").click();
            desk.page().locator("#enfant").selectOption(String.valueOf(no.enrolment()));
            desk.page().locator("#motif").fill("Accordé par téléphone");
            desk.button("Réserver ce jour").click();
            assertThat(desk.page().locator(".pv-errors")).containsText("Complet");
            desk.check("complet");
            desk.page().locator("#places-seance").fill("3");
            desk.page().locator("#pv-places-seance button").click();
            desk.page().locator("#enfant").selectOption(String.valueOf(no.enrolment()));
            desk.page().locator("#motif").fill("Accordé par téléphone");
            desk.button("Réserver ce jour").click();
            assertThat(desk.page().locator("tbody tr")).hasCount(3);
            desk.check("jour");
            desk.page().locator("#raison").fill("Grève");
            desk.button("Fermer et prévenir les familles").click();
            assertThat(desk.page().locator("[role=status]").first())
                    .containsText("Familles prévenues : 3");
            desk.check("ferme");
            Assertions.assertThat(
                            number(
                                    "select taken from day_capacity where activity = ? and day = ?",
                                    MUSIC,
                                    days.get(0)))
                    .isZero();
            Assertions.assertThat(yes.get("/mon-espace/demandes")).contains("Traitée positivement");
            Assertions.assertThat(no.get("/mon-espace/demandes")).contains("Traitée négativement");
            desk.open(
                    demo.portalUrl()
                            + "/agents/reservations/inscriptions?activite=ateliers-musique");
            desk.page().locator("#pv-fin-" + no.enrolment()).locator("xpath=..").click();
            desk.check("inscriptions");
        }
    }

    private static String csv(Screen desk) {
        String path = desk.page().locator("a[href*='format=csv']").first().getAttribute("href");
        Page page = desk.page();
        return page.evaluate("async p => await (await fetch(p)).text()", path).toString();
    }

    private long request(Racer racer) throws SQLException {
        return number(
                "select number from request where account_id = ? order by number desc limit 1",
                racer.account());
    }
}
