package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.RacingFamilies.Racer;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.WorkingDays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Families that want the same places at the same moment: PostgreSQL decides. */
class BookingRaceIT {

    private static final String PLAY = "ludotheque";
    private static final String HIVE = "la-ruche";

    private final Demonstration demo = SharedPortal.get();

    /** Days that no other test uses, open and far enough. */
    private static List<LocalDate> days(int from, int count) {
        return Stream.iterate(LocalDate.now(ClockProducer.PARIS).plusDays(from), d -> d.plusDays(1))
                .filter(d -> d.getDayOfWeek() != DayOfWeek.SUNDAY && !WorkingDays.isHoliday(d))
                .limit(count)
                .toList();
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

    private static <T> List<T> together(int threads, List<Callable<T>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            var done = new ArrayList<T>();
            for (Future<T> one : pool.invokeAll(tasks)) {
                done.add(one.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Feature("BKG-6")
    void fiftyFamiliesForTenPlaces() throws Exception {
        LocalDate wanted = days(40, 1).get(0);
        List<Racer> racers = RacingFamilies.of(demo, 50, PLAY, HIVE);
        List<Document> reviews =
                together(
                        8,
                        racers.stream()
                                .<Callable<Document>>map(
                                        r ->
                                                () -> {
                                                    r.enter();
                                                    return r.tick(
                                                            "jeux", List.of(wanted), List.of());
                                                })
                                .toList());

        var tries = new ArrayList<Callable<Document>>();
        for (int i = 0; i < racers.size(); i++) {
            Racer racer = racers.get(i);
            Document review = reviews.get(i);
            tries.add(() -> racer.submit(review));
        }
        List<Document> answers = together(16, tries);

        assertThat(
                        number(
                                "select count(*) from reservation r join enrolment e on e.id ="
                                        + " r.enrolment_id where e.activity = ? and e.place = ? and"
                                        + " r.day = ? and r.unit = 'jeux' and r.state = 'RESERVED'",
                                PLAY,
                                HIVE,
                                wanted))
                .isEqualTo(10);
        assertThat(
                        number(
                                "select taken from day_capacity where activity = ? and place = ?"
                                        + " and unit = 'jeux' and day = ?",
                                PLAY,
                                HIVE,
                                wanted))
                .isEqualTo(10);
        assertThat(answers.stream().filter(BookingRaceIT::full))
                .as("all others are told why")
                .hasSize(racers.size() - 10);

        // whoever reads that nothing is left makes room for the next
        int one = IntStream.range(0, 50).filter(i -> full(answers.get(i))).findFirst().getAsInt();
        assertThat(full(racers.get(one).tick("jeux", List.of(wanted), List.of()))).isTrue();
        assertThat(
                        number(
                                "select count(*) from waiting_place where account_id = ?"
                                        + " and inside_until <= now()",
                                racers.get(one).account()))
                .isEqualTo(1);
    }

    private static boolean full(Document page) {
        return page.text().contains("Complet");
    }

    @Test
    @Feature("BKG-6")
    void twiceIsOnceAndWhatCannotBeHadLeavesTheRest() throws Exception {
        List<LocalDate> days = days(50, 3);
        Racer racer = RacingFamilies.of(demo, 1, PLAY, HIVE).get(0);
        Document review = racer.tick("jeux", days, List.of());
        List<Document> both =
                together(2, List.of(() -> racer.submit(review), () -> racer.submit(review)));
        assertThat(both).allSatisfy(p -> assertThat(p.text()).contains("Ludothèque"));
        assertThat(number("select count(*) from request where account_id = ?", racer.account()))
                .isEqualTo(1);
        assertThat(
                        number(
                                "select count(*) from reservation where enrolment_id = ?",
                                racer.enrolment()))
                .isEqualTo(3);

        assertThat(number(RacingFamilies.COUNTED_WRONG, PLAY)).isZero();
    }

    @Test
    @Feature({"BKG-6", "FAM-1"})
    void whoMayNotBookAnyMoreIsToldWhyAndNothingIsHalfDone() throws Exception {
        List<LocalDate> days = days(60, 1);
        List<Racer> three = RacingFamilies.of(demo, 3, PLAY, HIVE);
        List<Document> reviews = new ArrayList<>();
        for (Racer racer : three) {
            reviews.add(racer.tick("jeux", days, List.of()));
        }
        run(
                "update household_member set may_book = false where account_id = ?",
                three.get(0).account());
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        run("update household_child set until = ? where child_id = ?", today, three.get(1).child());
        run("update child set left_on = ? where id = ?", today, three.get(2).child());
        var reasons = List.of("ne pouvez pas réserver", "ne fait pas partie", "a quitté son école");
        for (int i = 0; i < three.size(); i++) {
            Racer racer = three.get(i);
            Document review = reviews.get(i);
            assertThat(racer.submit(review).text()).contains(reasons.get(i));
            assertThat(
                            number(
                                    "select count(*) from reservation where enrolment_id = ?",
                                    racer.enrolment()))
                    .isZero();
            assertThat(number("select count(*) from request where account_id = ?", racer.account()))
                    .isZero();
        }
        assertThat(number(RacingFamilies.COUNTED_WRONG, PLAY)).isZero();
    }

    @Test
    @Feature({"BKG-6", "BKG-4"})
    void whateverHappensAtOnceCountsEqualRows() throws Exception {
        List<LocalDate> days = days(70, 3);
        List<Racer> racers = RacingFamilies.of(demo, 12, PLAY, HIVE);
        racers.forEach(Racer::enter);
        Visitor agent = Desk.agent(demo, "agent.enfance");
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < racers.size(); i++) {
            Racer racer = racers.get(i);
            var random = new Random(i);
            tasks.add(() -> ticksAndUnticks(racer, days, random));
        }
        tasks.add(() -> changesPlaces(agent, days));
        together(6, tasks);

        assertThat(number(RacingFamilies.COUNTED_WRONG, PLAY)).isZero();
        // the last number of the agent was 4, and the first day was closed
        assertThat(
                        number(
                                "select count(*) from reservation where day = ? and unit = 'jeux'"
                                        + " and state = 'RESERVED' and enrolment_id = any(?)",
                                days.get(0),
                                racers.stream().map(Racer::enrolment).toArray(Long[]::new)))
                .isZero();
        assertThat(
                        number(
                                "select coalesce(max(taken), 0) from day_capacity where activity ="
                                        + " ? and place = ? and day between ? and ?",
                                PLAY,
                                HIVE,
                                days.get(0),
                                days.get(2)))
                .isLessThanOrEqualTo(10);
    }

    private static String ticksAndUnticks(Racer racer, List<LocalDate> days, Random random) {
        for (int round = 0; round < 3; round++) {
            List<LocalDate> wanted = days.stream().filter(d -> random.nextBoolean()).toList();
            // says that all were reserved: what is not there is named, what is there is given up
            racer.submit(racer.tick("jeux", wanted, random.nextBoolean() ? days : List.of()));
        }
        return "";
    }

    private static String changesPlaces(Visitor agent, List<LocalDate> days) {
        for (int round = 0; round < 2; round++) {
            for (LocalDate day : days) {
                String path =
                        "/agents/reservations/jour?activite=ludotheque&lieu=la-ruche&jour=" + day;
                Page page = agent.open(path);
                Page changed =
                        agent.submit(
                                page, "pv-places-jeux", "places", Map.of("places", List.of("4")));
                assertThat(changed.text()).contains("Le nombre de places est changé");
            }
        }
        Page closing =
                agent.open(
                        "/agents/reservations/jour?activite=ludotheque&lieu=la-ruche&jour="
                                + days.get(0));
        Page closed =
                agent.submit(closing, "pv-fermer", "fermer", Map.of("raison", List.of("Travaux")));
        assertThat(closed.text()).contains("Le jour est fermé");
        return "";
    }
}
