package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet of a day on a tablet that loses its network, and the invoices of the month before. */
class AttendanceJourney {

    private static final String SHEET = "/agents/presences?ou=restauration-scolaire.les-tilleuls";

    private final Demonstration demo = SharedPortal.get();
    private final String file = "P" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final LocalDate today = LocalDate.now(ClockProducer.PARIS);
    private final LocalDate lastMonth = YearMonth.from(today).minusMonths(1).atDay(12);

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static String household(String file) {
        return "(select id from household where file_number = '" + file + "')";
    }

    private static String enrolment(String file, String child) {
        return "(select e.id from enrolment e join child c on c.id = e.child_id where c.reference = '"
                + file
                + child.charAt(0)
                + "')";
    }

    private void child(String name) throws SQLException {
        sql(
                ("insert into child (reference, first_name, last_name, born_on, created_at)"
                                + " values ('%s', '%s', '%s', '2018-05-02', now())")
                        .formatted(file + name.charAt(0), name, file));
        sql(
                ("insert into enrolment (household_id, child_id, activity, place, from_day, to_day,"
                                + " state, asked_at) select %s, id, 'restauration-scolaire',"
                                + " 'les-tilleuls', date '%s' - 30, date '%s' + 30, 'ACTIVE', now()"
                                + " from child where reference = '%s'")
                        .formatted(household(file), lastMonth, today, file + name.charAt(0)));
    }

    private void reserved(String child, LocalDate day) throws SQLException {
        sql(
                ("insert into reservation (enrolment_id, unit, day, state, price, household_id,"
                                + " asked_at, changed_at) values (%s, 'repas', '%s', 'RESERVED', 290,"
                                + " %s, now(), now())")
                        .formatted(enrolment(file, child), day, household(file)));
    }

    private static void signIn(Screen screen, String portal, String name, String page) {
        screen.open(portal + "/connexion?retour=/agents");
        screen.field("Nom d’utilisateur").fill(name);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        screen.page().waitForURL("**/agents");
        screen.open(portal + page);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"BKG-9", "BIL-8"})
    void notedOfflineSynchronisedLaterAndInvoiced(int width) throws SQLException, IOException {
        sql("insert into household (file_number, created_at) values ('" + file + "', now())");
        child("Zélie");
        child("Yanis");
        child("Xavier");
        reserved("Zélie", today);
        reserved("Yanis", today);
        reserved("Zélie", lastMonth);
        try (var cable = new NetworkCable(demo.portalUrl());
                var screen = new Screen("presences", width)) {
            signIn(screen, cable.url(), "agent.enfance", SHEET);
            var zelie = screen.page().locator("tr", rowOf(file + " Zélie"));
            assertThat(zelie).hasCount(1);
            screen.check("feuille");
            zelie.getByText("Présent").click();
            var state = screen.page().locator("[data-pv-sheet-state]");
            assertThat(state).hasText("Tout est enregistré.");
            screen.check("pointee");
            screen.page().waitForFunction("navigator.serviceWorker.controller !== null");
            screen.page()
                    .waitForFunction(
                            "caches.open('pv-presences').then((c) => c.match(location.href)).then((m) => !!m)");

            cable.pull();
            screen.page().context().setOffline(true);
            screen.page().reload();
            screen.page().locator("tr", rowOf(file + " Yanis")).getByText("Absent").click();
            assertThat(state).containsText("Hors connexion : 1 pointage gardé");
            screen.picture("hors-connexion");
            // without a reservation
            screen.field("Enfant").selectOption(file + " Xavier");
            screen.button("Ajouter").click();
            assertThat(state).containsText("Hors connexion : 2 pointages gardés");
            screen.page().reload();
            assertThat(screen.page().locator("tr", rowOf(file + " Xavier")))
                    .containsText("Sans réservation");
            assertThat(
                            number(
                                    "select count(*) from attendance where enrolment_id = "
                                            + enrolment(file, "Yanis")))
                    .isZero();
            cable.plugIn();
            screen.page().context().setOffline(false);
            assertThat(state).hasText("Tout est enregistré.");
            assertThat(
                            number(
                                    "select count(*) from attendance where mark = 'ABSENT' and enrolment_id = "
                                            + enrolment(file, "Yanis")))
                    .isEqualTo(1);
            screen.page().reload();
            assertThat(screen.page().locator("tr", rowOf(file + " Xavier")))
                    .containsText("Sans réservation");

            // the tablet is shut without a network, and opened later at another sheet
            cable.pull();
            screen.page().locator("tr", rowOf(file + " Zélie")).getByText("Excusé").click();
            assertThat(state).containsText("Hors connexion : 1 pointage gardé");
            screen.page().navigate("about:blank");
            cable.plugIn();
            screen.open(cable.url() + SHEET + "&jour=" + today.minusDays(1));
            assertThat(state).hasText("Tout est enregistré.");
            assertThat(
                            number(
                                    "select count(*) from attendance where mark = 'EXCUSED' and enrolment_id = "
                                            + enrolment(file, "Zélie")))
                    .isEqualTo(1);

            // the month before
            screen.open(cable.url() + SHEET + "&jour=" + lastMonth);
            screen.page().locator("tr", rowOf(file + " Zélie")).getByText("Présent").click();
            assertThat(state).hasText("Tout est enregistré.");
        }
        try (var screen = new Screen("facturation-presences", width)) {
            signIn(screen, demo.portalUrl(), "regie", "/agents/factures/presences");
            screen.check("mois");
            screen.button("Créer les factures").click();
            assertThat(screen.page().locator(".pv-notice--success")).containsText("facture");
            screen.check("facture");
            assertThat(
                            number(
                                    "select count(*) from invoice where household = '"
                                            + file
                                            + "' and amount = 290"))
                    .isEqualTo(1);
        }
    }

    private static Page.LocatorOptions rowOf(String name) {
        return new Page.LocatorOptions().setHasText(name);
    }
}
