package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.Season;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.ProcedureFile;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.RequestDeciding;
import fr.parvis.request.service.RequestShown;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets a place of a season, and who stands before whom, on a real PostgreSQL. */
@Feature("ENR-3")
class SeasonPlacesTest {

    private static final String PLACE = "ile-aux-enfants";
    private static final Instant NOW = Instant.parse("2026-11-18T11:00:00Z");
    private static final BookingActor FAMILY = BookingActor.citizen();

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static SeasonPlaces seasons;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        seasons = node(entities);
    }

    private static SeasonPlaces node(EntityManager connection) {
        var node = new SeasonPlaces();
        node.enrolments = new EnrolmentRepository();
        node.enrolments.entities = connection;
        node.places = new SeasonPlaceRepository();
        node.places.entities = connection;
        node.mails =
                new BookingMails() {
                    @Override
                    void enrolment(
                            Enrolment enrolment,
                            String child,
                            Activity activity,
                            String event,
                            String more) {
                        // as the states say
                    }
                };
        node.clock = Clock.fixed(NOW, ZoneId.of("Europe/Paris"));
        return node;
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void fourFamilies() {
        entities.clear();
        run(
                () -> {
                    sql("truncate household, child, enrolment, season_capacity cascade");
                    sql(
                            "insert into household (id, file_number, created_at) overriding system"
                                    + " value select n, 'F-' || n, now() from generate_series(1, 4) n");
                    sql(
                            "insert into child (id, first_name, last_name, born_on, created_at)"
                                    + " overriding system value select n, 'Léa', 'Durand', '2017-05-02',"
                                    + " now() from generate_series(1, 4) n");
                });
    }

    private static void sql(String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }

    private static void run(Runnable what) {
        entities.getTransaction().begin();
        try {
            what.run();
            entities.getTransaction().commit();
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }

    private static Activity with(int seats) {
        return SampleActivity.atOnce(SampleActivity.wednesdays(), seats);
    }

    private static Season season(Activity activity) {
        return activity.seasons().get(0);
    }

    /** As a family asks, at the time that its node tells. */
    private static void ask(long child, Activity activity, BookingActor who, Instant at) {
        run(
                () -> {
                    seasons.line(activity, PLACE, season(activity));
                    Season season = season(activity);
                    var enrolment =
                            new Enrolment(
                                    child,
                                    child,
                                    activity.id(),
                                    PLACE,
                                    null,
                                    season.from(),
                                    season.to(),
                                    FAMILY,
                                    at);
                    seasons.enrolments.add(enrolment);
                    assertThat(seasons.give(enrolment, activity, who)).isTrue();
                });
    }

    private static EnrolmentState of(long child) {
        entities.clear();
        return EnrolmentState.valueOf(
                String.valueOf(
                        entities.createNativeQuery(
                                        "select state from enrolment where child_id = " + child)
                                .getSingleResult()));
    }

    /** More places than before, which no round has offered yet. */
    @Test
    void nobodyOvertakesWhoWaitsButWithAnAgentsYes() {
        ask(1, with(1), BookingActor.system(), NOW);
        ask(2, with(1), BookingActor.system(), NOW);
        assertThat(of(2)).isEqualTo(EnrolmentState.WAITING);
        ask(3, with(3), BookingActor.system(), NOW);
        assertThat(of(3)).as("behind the second").isEqualTo(EnrolmentState.WAITING);
        ask(4, with(3), BookingActor.agent("Camille"), NOW);
        assertThat(of(4)).as("knowingly").isEqualTo(EnrolmentState.ACTIVE);
        run(() -> assertThat(seasons.offer(with(3), PLACE, season(with(3)))).isTrue());
        assertThat(of(2)).isEqualTo(EnrolmentState.OFFERED);
        run(() -> assertThat(seasons.offer(with(3), PLACE, season(with(3)))).isFalse());
        assertThat(of(3)).isEqualTo(EnrolmentState.WAITING);
    }

    private static Request request(long number) {
        return new Request() {
            @Override
            public Long number() {
                return number;
            }

            @Override
            public RequestStatus status() {
                return RequestStatus.ACCEPTED;
            }
        };
    }

    private static EnrolmentAnswers answers(int seats) {
        var answers = new EnrolmentAnswers();
        answers.enrolments = seasons.enrolments;
        answers.seasons = seasons;
        answers.agendas = new AgendaRepository();
        answers.agendas.sql = PlainSql.on(database.dataSource());
        answers.activities =
                new Activities() {
                    @Override
                    public Activity get(String id) {
                        return with(seats);
                    }
                };
        answers.clock = seasons.clock;
        return answers;
    }

    private static final Procedure RESERVATIONS =
            ProcedureFile.read(
                            Path.of(System.getProperty("parvis.basedir", "."))
                                    .resolve("webapp-config/demo/procedures/reservations.yaml"),
                            ShippedTown.named("demo").settings())
                    .procedure();
    private static final Procedure.Outcome YES = RESERVATIONS.outcome("positive").orElseThrow();

    /** An agent says yes to what child n has asked for; what the family then reads. */
    private static String accepted(long child, int seats, String typed) {
        var deciding = new RequestDeciding(request(child), RESERVATIONS, YES, "Camille", typed);
        run(
                () -> {
                    new FamilyRows(entities).request(child);
                    sql(
                            "insert into enrolment (household_id, child_id, activity, place,"
                                    + " from_day, to_day, state, asked_at, request_number) values"
                                    + " (%1$d, %1$d, 'alsh-mercredis', 'ile-aux-enfants',"
                                            .formatted(child)
                                    + " '2026-09-01', '2027-07-02', 'ASKED', now(), "
                                    + child
                                    + ")");
                    answers(seats).deciding(deciding);
                });
        return deciding.words();
    }

    private static String shown(long child) {
        var shown = new RequestShown(request(child), RESERVATIONS);
        answers(1).shown(shown);
        return shown.now();
    }

    @Test
    void anAgentsYesThatGivesNoPlaceSaysWhereTheChildWaits() {
        assertThat(accepted(1, 1, YES.message())).isEqualTo(YES.message());
        assertThat(shown(1)).isNull();
        String list =
                "Toutes les places sont prises. Votre enfant est sur la liste d’attente, au rang"
                        + " %d. Nous vous écrivons dès qu’une place se libère.";
        assertThat(accepted(2, 1, YES.message())).isEqualTo(list.formatted(1));
        assertThat(accepted(3, 1, "À bientôt.")).isEqualTo(list.formatted(2) + "\n\nÀ bientôt.");
        assertThat(accepted(4, 1, " ")).as("refused without words").isBlank();
        assertThat(of(3)).isEqualTo(EnrolmentState.WAITING);
        assertThat(shown(3)).isEqualTo("Votre enfant est sur la liste d’attente");
        run(() -> assertThat(seasons.offer(with(2), PLACE, season(with(2)))).isTrue());
        Duration delay = Duration.ofHours(with(2).enrolment().acceptHours());
        assertThat(shown(2))
                .isEqualTo(
                        "Une place est proposée, à accepter avant le "
                                + FrenchText.longDateTime(NOW.plus(delay)));
        run(() -> seasons.enrolments.ofRequest(2).orElseThrow().withdraw(FAMILY, NOW));
        assertThat(shown(2)).isEqualTo("Cette place n’a pas été prise");
    }

    @Test
    void theOrderOfTheLineIsNotThatOfClocks() {
        ask(1, with(1), BookingActor.system(), NOW);
        ask(2, with(1), BookingActor.system(), NOW);
        ask(3, with(1), BookingActor.system(), NOW.minusSeconds(2));
        run(() -> assertThat(seasons.offer(with(2), PLACE, season(with(2)))).isTrue());
        assertThat(of(2)).isEqualTo(EnrolmentState.OFFERED);
        assertThat(of(3)).isEqualTo(EnrolmentState.WAITING);
    }

    /** Two nodes look at once, and one place is free: it is not offered to the second. */
    @Test
    void twoNodesOfferOnePlaceToTheFirst() throws Exception {
        ask(1, with(1), BookingActor.system(), NOW);
        ask(2, with(1), BookingActor.system(), NOW);
        ask(3, with(1), BookingActor.system(), NOW);
        EntityManager elsewhere = database.entities();
        SeasonPlaces other = node(elsewhere);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            entities.getTransaction().begin();
            seasons.line(with(2), PLACE, season(with(2)));
            Future<?> meanwhile =
                    pool.submit(
                            () -> {
                                elsewhere.getTransaction().begin();
                                other.offer(with(2), PLACE, season(with(2)));
                                elsewhere.getTransaction().commit();
                            });
            while (!meanwhile.isDone()
                    && database.number(
                                    "select count(*) from pg_stat_activity where datname ="
                                            + " current_database() and wait_event_type = 'Lock'")
                            == 0) {
                LockSupport.parkNanos(5_000_000);
            }
            seasons.offer(with(2), PLACE, season(with(2)));
            entities.getTransaction().commit();
            meanwhile.get();
        } finally {
            pool.shutdownNow();
            elsewhere.close();
        }
        assertThat(of(2)).isEqualTo(EnrolmentState.OFFERED);
        assertThat(of(3)).isEqualTo(EnrolmentState.WAITING);
    }

    private static void enrolledBefore(long child) {
        run(
                () ->
                        sql(
                                "insert into enrolment (household_id, child_id, activity, place,"
                                        + " from_day, to_day, state, asked_at) values (%1$d, %1$d,"
                                                .formatted(child)
                                        + " 'alsh-mercredis', 'ile-aux-enfants', '2026-09-01',"
                                        + " '2027-07-02', 'ACTIVE', now())"));
    }

    /** The town writes a number of places into its file, or another label. */
    @Test
    void whoCameBeforePlacesWereCountedHasOne() {
        enrolledBefore(1);
        ask(2, with(2), BookingActor.system(), NOW);
        ask(3, with(2), BookingActor.system(), NOW);
        assertThat(of(2)).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(of(3)).as("two of two").isEqualTo(EnrolmentState.WAITING);
        run(() -> assertThat(seasons.offer(with(2), PLACE, season(with(2)))).isFalse());
    }

    @Test
    void whoLeavesBeforePlacesWereCountedFreesOne() {
        enrolledBefore(1);
        enrolledBefore(2);
        run(
                () -> {
                    long id = database.number("select id from enrolment where child_id = 1");
                    Enrolment first = seasons.enrolments.locked(id).orElseThrow();
                    first.end(season(with(1)).to(), FAMILY, "Départ", NOW);
                    seasons.free(first, with(2));
                });
        ask(3, with(2), BookingActor.system(), NOW);
        ask(4, with(2), BookingActor.system(), NOW);
        assertThat(of(3)).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(of(4)).isEqualTo(EnrolmentState.WAITING);
    }

    /** While it has no number, nobody counts. */
    @Test
    void aSeasonThatGetsItsNumberBackIsCountedAnew() {
        ask(1, with(2), BookingActor.system(), NOW);
        Activity free = SampleActivity.atOnce(SampleActivity.wednesdays(), null);
        run(() -> assertThat(seasons.offer(free, PLACE, season(free))).isFalse());
        enrolledBefore(2);
        ask(3, with(2), BookingActor.system(), NOW);
        assertThat(of(3)).isEqualTo(EnrolmentState.WAITING);
    }
}
