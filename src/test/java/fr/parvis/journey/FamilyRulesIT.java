package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.RacingFamilies.Racer;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.WorkingDays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Two parents of one child, a child that leaves, a day that closes, papers that are asked for. */
class FamilyRulesIT {

    private static final String PLAY = "ludotheque";
    private static final String HIVE = "la-ruche";
    private static final String MUSIC = "ateliers-musique";

    private final Demonstration demo = SharedPortal.get();

    /** A day so far from now, which an agenda shows in its first part on any day of the year. */
    private static LocalDate day(int from) {
        return openFrom(LocalDate.now(ClockProducer.PARIS).plusDays(from));
    }

    private static LocalDate openFrom(LocalDate day) {
        return Stream.iterate(day, d -> d.plusDays(1))
                .filter(d -> d.getDayOfWeek() != DayOfWeek.SUNDAY && !WorkingDays.isHoliday(d))
                .findFirst()
                .orElseThrow();
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = demo.database().dataSource().getConnection()) {
            return RacingFamilies.id(connection, sql, parameters);
        }
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (Connection connection = demo.database().dataSource().getConnection()) {
            RacingFamilies.run(connection, sql, parameters);
        }
    }

    private static Racer of(Racer parent, Racer child, long enrolment) {
        return new Racer(
                parent.portal(),
                parent.token(),
                parent.account(),
                parent.household(),
                child.child(),
                enrolment);
    }

    private long in(String state, long enrolment, LocalDate day) throws SQLException {
        return number(
                "select count(*) from reservation where enrolment_id = ? and day = ? and state = ?",
                enrolment,
                day,
                state);
    }

    /** A mail is a row of the same transaction. */
    private long mails(Racer family, String subject) throws SQLException {
        return number(
                "select count(*) from outbox_message m join account a on m.recipient = a.mail where"
                        + " a.id = ? and m.subject like ?",
                family.account(),
                "%" + subject + "%");
    }

    @Test
    @Feature({"FAM-1", "ENR-3", "BKG-8", "BKG-9", "BIL-8"})
    void aSharedChildIsEnrolledOnceAndEachHouseholdBooksForItself() throws Exception {
        List<Racer> two = RacingFamilies.of(demo, 2, null, null);
        Racer mother = two.get(0);
        run(
                "insert into household_child (household_id, child_id, since) values (?, ?,"
                        + " current_date - 10)",
                two.get(1).household(),
                mother.child());
        Racer father = of(two.get(1), mother, 0);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            pool.invokeAll(
                    List.<Callable<String>>of(
                            () -> mother.enrol(PLAY, HIVE).text(),
                            () -> father.enrol(PLAY, HIVE).text()));
        } finally {
            pool.shutdownNow();
        }
        assertThat(number("select count(*) from enrolment where child_id = ?", mother.child()))
                .isEqualTo(1);
        long enrolment = number("select id from enrolment where child_id = ?", mother.child());

        LocalDate hers = day(110);
        LocalDate his = openFrom(hers.plusDays(1));
        Racer she = of(mother, mother, enrolment);
        Racer he = of(father, mother, enrolment);
        she.submit(she.tick("jeux", List.of(hers), List.of()));
        he.submit(he.tick("jeux", List.of(his), List.of()));
        assertThat(
                        number(
                                "select household_id from reservation where enrolment_id = ? and day = ?",
                                enrolment,
                                his))
                .isEqualTo(he.household());
        String agenda = "/mon-espace/reservations/famille";
        assertThat(Jsoup.parse(he.get(agenda)).text())
                .contains(words(his))
                .doesNotContain(words(hers));
        String feed =
                Jsoup.parse(he.post(agenda, "pv-action=ouvrir-flux")).select("#pv-flux").text();
        assertThat(he.get(feed.substring(demo.portalUrl().length())))
                .contains("DATE:" + his.format(DateTimeFormatter.BASIC_ISO_DATE))
                .doesNotContain("DATE:" + hers.format(DateTimeFormatter.BASIC_ISO_DATE));
        attendedAndInvoiced(she, 137, 13);
        attendedAndInvoiced(he, 171, 14);
        // each sees the other's day, and neither takes it away
        assertThat(she.get("/mon-espace/reservations/" + enrolment + "/agenda"))
                .contains("Réservé par l’autre foyer");
        she.submit(she.tick("jeux", List.of(hers), List.of(hers, his)));
        assertThat(in("RESERVED", enrolment, his)).isEqualTo(1);
        he.submit(he.tick("jeux", List.of(), List.of(his)));
        assertThat(in("CANCELLED", enrolment, his)).isEqualTo(1);
        assertThat(number(RacingFamilies.COUNTED_WRONG, PLAY)).isZero();

        run("update household_member set may_book = false where account_id = ?", he.account());
        assertThat(he.get("/mon-espace/reservations")).contains("Aucune activité à réserver");
    }

    /** "3 mars 2027". */
    private static String words(LocalDate day) {
        return FrenchText.longDate(day).replaceFirst("^\\S+ ", "");
    }

    /** The child was there on a day of the month before: whoever booked it pays. */
    private void attendedAndInvoiced(Racer family, int cents, int dayOfMonth) throws SQLException {
        LocalDate past = YearMonth.now(ClockProducer.PARIS).minusMonths(1).atDay(dayOfMonth);
        run(
                "insert into reservation (enrolment_id, unit, day, state, price, household_id,"
                        + " asked_at, changed_at) values (?, 'jeux', ?, 'RESERVED', ?, ?, now(),"
                        + " now())",
                family.enrolment(),
                past,
                cents,
                family.household());
        Visitor agent = Desk.agent(demo, "agent.enfance");
        Page sheet = agent.open("/agents/presences?ou=%s.%s&jour=%s".formatted(PLAY, HIVE, past));
        agent.submit(sheet, "pv-presences", "tous", Map.of());
        Visitor regie = Desk.agent(demo, "regie");
        Page bill = regie.open("/agents/factures/presences");
        regie.submit(bill, "pv-facturer", "facturer", Map.of());
        assertThat(
                        number(
                                "select count(*) from invoice i join household h on h.file_number ="
                                        + " i.household where h.id = ? and i.amount = ?",
                                family.household(),
                                cents))
                .isEqualTo(1);
    }

    @Test
    @Feature({"FAM-1", "ENR-3", "BKG-9"})
    void aChildThatLeavesKeepsNothingBeyondThatDay() throws Exception {
        Racer family = RacingFamilies.of(demo, 1, PLAY, HIVE).get(0);
        LocalDate before = day(90);
        LocalDate leaves = day(93);
        LocalDate beyond = day(96);
        family.submit(family.tick("jeux", List.of(before, beyond), List.of()));
        assertThat(in("RESERVED", family.enrolment(), beyond)).isEqualTo(1);

        Visitor agent = Desk.agent(demo, "agent.enfance");
        Page form =
                agent.open(
                        "/agents/familles/%d/modifier/depart?pv-membre=enfant-%d"
                                .formatted(family.household(), family.child()));
        agent.submit(
                form,
                "pv-foyer",
                "enregistrer",
                Map.of(
                        "jour.jour", List.of(String.valueOf(leaves.getDayOfMonth())),
                        "jour.mois", List.of(String.valueOf(leaves.getMonthValue())),
                        "jour.annee", List.of(String.valueOf(leaves.getYear())),
                        "motif", List.of("Déménagement")));

        assertThat(in("RESERVED", family.enrolment(), before)).isEqualTo(1);
        assertThat(in("CANCELLED", family.enrolment(), beyond)).isEqualTo(1);
        // until then it goes on, and a departure that is taken back costs no season
        assertThat(
                        number(
                                "select count(*) from enrolment where id = ? and state = 'ACTIVE'"
                                        + " and to_day > ?",
                                family.enrolment(),
                                beyond))
                .isEqualTo(1);
        assertThat(family.tick("jeux", List.of(beyond), List.of()).text()).contains("Impossible");
        assertThat(number(RacingFamilies.COUNTED_WRONG, PLAY)).isZero();
        assertThat(mails(family, "jours annulés")).isEqualTo(1);
    }

    @Test
    @Feature({"BKG-5", "BKG-6"})
    void aClosedDayLeavesNoRequestOpenForEver() throws Exception {
        List<Racer> two = RacingFamilies.of(demo, 2, MUSIC, "ecole-de-musique");
        LocalDate closed = day(100);
        LocalDate left = day(105);
        two.get(0).submit(two.get(0).tick("seance", List.of(closed), List.of()));
        two.get(1).submit(two.get(1).tick("seance", List.of(closed, left), List.of()));
        Visitor agent = Desk.agent(demo, "agent.enfance");
        Page page =
                agent.open(
                        "/agents/reservations/jour?activite=%s&lieu=ecole-de-musique&jour=%s"
                                .formatted(MUSIC, closed));
        assertThat(
                        agent.submit(
                                        page,
                                        "pv-fermer",
                                        "fermer",
                                        Map.of("raison", List.of("Fuite d’eau")))
                                .text())
                .contains("Le jour est fermé");
        String status = "select count(*) from request where account_id = ? and status = ?";
        assertThat(number(status, two.get(0).account(), "REJECTED")).isEqualTo(1);
        assertThat(number(status, two.get(1).account(), "IN_PROGRESS")).isEqualTo(1);
        long answered =
                number("select number from request where account_id = ?", two.get(0).account());
        assertThat(two.get(0).get("/mon-espace/demandes/" + answered))
                .contains("Fuite d’eau", "Traitée négativement");
        assertThat(in("WAITING_ADD", two.get(1).enrolment(), left)).isEqualTo(1);
        assertThat(in("CANCELLED", two.get(1).enrolment(), closed)).isEqualTo(1);
        assertThat(number(RacingFamilies.COUNTED_WRONG, MUSIC)).isZero();
    }

    @Test
    @Feature({"ENR-1", "ENR-2"})
    void whatAnActivityAsksForLiesInTheDossierFirst() throws Exception {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        Visitor parent = Spaces.newCitizen(demo, name);
        long child = BookedFamily.of(demo.database(), name).child("Ismaël");
        long household =
                number("select household_id from household_child where child_id = ?", child);
        String list = "/mon-espace/inscriptions";
        assertThat(parent.open(list).text())
                .contains("Le dossier d’inscription de l’année est à envoyer d’abord.");
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        int year = today.getMonthValue() < 9 ? today.getYear() - 1 : today.getYear();
        long dossier =
                number(
                        "insert into dossier (child_id, school_year, state, answers, changed_at)"
                                + " values (?, ?, 'VALIDATED', '{}', now()) returning id",
                        child,
                        year + "-" + (year + 1));
        String wish =
                "/demande?enfant=%d&foyer=%d&activite=sorties-nature&lieu=parc-du-moulin"
                        .formatted(child, household);
        Page barred = parent.open(list + wish);
        assertThat(barred.path()).isEqualTo(list);
        assertThat(barred.text()).contains("Il manque dans le dossier de l’enfant");

        Page papers =
                parent.open(
                        barred.html()
                                .select("details a[href*=/dossier]")
                                .attr("href")
                                .replaceFirst("^.*(/mon-espace)", "$1"));
        Page joined =
                parent.upload(
                        papers,
                        "pv-joindre-certificat-medical",
                        "joindre",
                        Map.of("pv-type", "certificat-medical"),
                        "fichier",
                        "certificat.jpg",
                        SampleDocuments.jpeg());
        assertThat(joined.text()).contains("certificat.jpg");
        Page asked = parent.open(list + wish);
        assertThat(parent.submit(asked, "pv-inscrire", "valider", Map.of()).text())
                .contains("L’inscription est confirmée");
        assertThat(
                        Desk.agent(demo, "agent.enfance")
                                .open("/agents/familles/dossiers/" + dossier)
                                .text())
                .contains("certificat.jpg");
    }

    @Test
    @Feature("BKG-6")
    void whoFindsADayFullWaitsForIt() throws Exception {
        List<Racer> three = RacingFamilies.of(demo, 3, PLAY, HIVE);
        LocalDate full = day(104);
        run(
                "insert into day_capacity (activity, place, unit, day, capacity, changed_by) values"
                        + " (?, ?, 'jeux', ?, 1, 'test')",
                PLAY,
                HIVE,
                full);
        Document slower = three.get(1).tick("jeux", List.of(full), List.of());
        three.get(0).submit(three.get(0).tick("jeux", List.of(full), List.of()));
        String list = three.get(1).submit(slower).select("li a[href*=/attente?]").attr("href");
        assertThat(
                        Jsoup.parse(three.get(1).get(list.replaceFirst("^.*(/mon-espace)", "$1")))
                                .select("#jour option[selected]")
                                .val())
                .isEqualTo(full + " jeux");
        for (int i = 1; i <= 2; i++) {
            Racer waits = three.get(i);
            assertThat(waits.await(full + " jeux").text())
                    .contains("Vous êtes sur la liste d’attente de ce jour.", "Rang " + i);
        }
        assertThat(three.get(1).await("2026-01-01 jeux").text())
                .contains("Choisissez un jour complet.");
        onlyWhoWaitsLeaves(three.get(1));
        assertThat(three.get(2).get(waiting(three.get(2)))).contains("Rang 1");
        // the place that becomes free is promised
        three.get(0).submit(three.get(0).tick("jeux", List.of(), List.of(full)));
        assertThat(in("CANCELLED", three.get(0).enrolment(), full)).isEqualTo(1);
        Racer late = RacingFamilies.of(demo, 1, PLAY, HIVE).get(0);
        assertThat(late.tick("jeux", List.of(full), List.of()).text())
                .contains("Impossible", "Complet", "Se mettre sur la liste d’attente");
        assertThat(in("RESERVED", late.enrolment(), full)).isZero();
        assertThat(number(RacingFamilies.COUNTED_WRONG, PLAY)).isZero();
        // a stranger sees nothing of it
        try {
            late.get("/mon-espace/reservations/" + three.get(1).enrolment() + "/attente");
            throw new IllegalStateException("a stranger sees the list of another child");
        } catch (AssertionError e) {
            assertThat(e).hasMessageContaining("404");
        }
    }

    private static String waiting(Racer family) {
        return "/mon-espace/reservations/" + family.enrolment() + "/attente";
    }

    private void onlyWhoWaitsLeaves(Racer family) throws SQLException {
        List<Racer> two = RacingFamilies.of(demo, 2, null, null);
        Racer father = two.get(0);
        Racer aunt = two.get(1);
        run(
                "insert into household_child (household_id, child_id, since) values (?, ?,"
                        + " current_date - 10)",
                father.household(),
                family.child());
        run(
                "insert into household_member (household_id, account_id, since, may_book) values"
                        + " (?, ?, now(), false)",
                family.household(),
                aunt.account());
        String state = "select count(*) from day_wish where id = ? and state = ?";
        long id = number("select id from day_wish where enrolment_id = ?", family.enrolment());
        String leave = "pv-action=quitter&pv-attente=" + id;
        assertThat(father.get(waiting(family)))
                .contains("Seul un adulte du foyer qui attend")
                .doesNotContain("value=\"quitter\"");
        assertThatThrownBy(() -> father.post(waiting(family), leave))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("404");
        assertThat(aunt.post(waiting(family), leave)).contains("ne pouvez pas réserver");
        assertThat(number(state, id, "WAITING")).isEqualTo(1);
        assertThat(family.post(waiting(family), leave))
                .contains("Vous avez quitté la liste d’attente de ce jour.");
        assertThat(number(state, id, "GIVEN_UP")).isEqualTo(1);
    }
}
