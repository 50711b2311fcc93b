package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer day by day names each day: on a real PostgreSQL. */
@Feature({"BKG-5", "BKG-6"})
class BasketAnswersTest {

    private static final BookingActor AGENT = BookingActor.agent("Inès Moreau");
    private static final String REASON = "Le professeur est absent";

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static FamilyRows rows;
    private static BasketAnswers answers;

    private Activity activity = SampleActivity.wednesdays();
    private long request;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        rows = new FamilyRows(entities);
    }

    @AfterAll
    static void stop() {
        entities.close();
        database.close();
    }

    @BeforeEach
    void threeDaysAreAskedFor() {
        rows.clear();
        rows.households(1);
        rows.children(1);
        rows.enrolled(1, 1, 1);
        request = rows.request();
        answers = new BasketAnswers();
        answers.lines = new AskedLineRepository();
        answers.lines.entities = entities;
        answers.reservations = new ReservationRepository();
        answers.reservations.entities = entities;
        answers.places = new PlaceRepository();
        answers.places.entities = entities;
        answers.clock =
                Clock.fixed(Instant.parse("2026-11-09T09:00:00Z"), ZoneId.of("Europe/Paris"));
        answers.activities =
                new Activities() {
                    @Override
                    public Activity get(String id) {
                        return activity;
                    }
                };
    }

    private void asked(int position, String unit, String day, String change) {
        String state = change.equals("ADD") ? "WAITING_ADD" : "WAITING_CANCEL";
        rows.sql(
                ("insert into reservation (id, enrolment_id, unit, day, state, price, household_id,"
                                + " asked_at, changed_at) overriding system value values (%1$d, 1,"
                                + " '%2$s', '%3$s', '%4$s', 500, 1, now(), now())")
                        .formatted(position, unit, day, state));
        for (String part : activity.unit(unit).orElseThrow().takes()) {
            rows.sql(
                    ("insert into day_capacity (activity, place, unit, day, capacity, taken) values"
                                    + " ('alsh-mercredis', 'ile-aux-enfants', '%s', '%s', 10, 1)"
                                    + " on conflict (activity, place, unit, day) do update set"
                                    + " taken = day_capacity.taken + 1")
                            .formatted(part, day));
        }
        rows.sql(
                "insert into basket_line (request_number, position, reservation_id, change, price)"
                        + " values (%d, %2$d, %2$d, '%3$s', 500)"
                                .formatted(request, position, change));
    }

    private String give(int... refused) {
        List<Integer> no = java.util.Arrays.stream(refused).boxed().toList();
        String[] words = new String[1];
        rows.run(
                () -> {
                    var open = answers.lines.openLines(request);
                    words[0] =
                            answers.give(
                                    activity,
                                    request,
                                    open,
                                    open.stream().filter(l -> no.contains(l.position())).toList(),
                                    AGENT,
                                    REASON);
                });
        return words[0];
    }

    @Test
    void theFamilyReadsWhichDaysItHasAndWhichNot() {
        asked(1, "matin", "2026-12-02", "ADD");
        asked(2, "matin", "2026-12-09", "ADD");
        asked(3, "matin", "2026-12-16", "ADD");
        asked(4, "matin", "2026-12-23", "CANCEL");
        rows.sql(
                "update basket_line set granted = false, reason = 'Fermé pour travaux' where position = 3");
        rows.sql("update reservation set state = 'REFUSED' where id = 3");
        assertThat(give(2).replace('\u00a0', ' '))
                .isEqualTo(
                        REASON
                                + "\n\nJours accordés :\n- Mercredi 2 décembre 2026 : Matin"
                                + "\n\nJours refusés :\n- Mercredi 9 décembre 2026 : Matin"
                                + "\n- Mercredi 16 décembre 2026 : Matin (Fermé pour travaux)"
                                + "\n\nAnnulations accordées :\n- Mercredi 23 décembre 2026 :"
                                + " Matin");
        assertThat(rows.one("select string_agg(state, ' ' order by id) from reservation"))
                .isEqualTo("RESERVED REFUSED REFUSED CANCELLED");
    }

    /** The day that is granted lies before the one that is refused. */
    @Test
    void anAnswerAndABasketDoNotWaitForOneAnother() throws Exception {
        asked(1, "matin", "2026-12-02", "ADD");
        asked(2, "matin", "2026-12-09", "ADD");
        EntityManager elsewhere = database.entities();
        var basket = new PlaceRepository();
        basket.entities = elsewhere;
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            elsewhere.getTransaction().begin();
            basket.lock(List.of(morning("2026-12-02")), k -> 0);
            Future<String> answer = pool.submit(() -> give(2));
            while (!answer.isDone()
                    && database.number(
                                    "select count(*) from pg_stat_activity where datname ="
                                            + " current_database() and wait_event_type = 'Lock'")
                            == 0) {
                LockSupport.parkNanos(5_000_000);
            }
            basket.lock(List.of(morning("2026-12-09")), k -> 0);
            elsewhere.getTransaction().commit();
            assertThat(answer.get()).contains("Jours accordés", "Jours refusés");
        } finally {
            pool.shutdownNow();
            elsewhere.close();
        }
    }

    private static PlaceKey morning(String day) {
        return new PlaceKey("alsh-mercredis", "ile-aux-enfants", "matin", LocalDate.parse(day));
    }

    @Test
    void thePriceIsThatOfWhatIsGranted() {
        asked(1, "matin", "2026-12-02", "ADD");
        asked(2, "matin", "2026-12-09", "ADD");
        assertThat(give(2)).endsWith("accordé\u00a0: " + Money.ofCents(500));
    }

    @Test
    void whereAllIsGrantedTheWordsAreTheAgents() {
        asked(1, "matin", "2026-12-02", "ADD");
        assertThat(give()).isEqualTo(REASON);
    }

    @Test
    void anExchangeIsNotTornByItsAnswer() {
        activity = SampleActivity.oneUnitADay();
        asked(1, "matin", "2026-12-02", "ADD");
        asked(2, "journee", "2026-12-02", "CANCEL");
        asked(3, "matin", "2026-12-09", "ADD");
        for (int one : new int[] {1, 2}) {
            assertThatThrownBy(() -> give(one))
                    .isInstanceOf(DomainException.class)
                    .hasMessage("booking.answer.together");
        }
        assertThat(rows.one("select string_agg(state, ' ' order by id) from reservation"))
                .isEqualTo("WAITING_ADD WAITING_CANCEL WAITING_ADD");
        assertThat(give(1, 2)).contains("Jours refusés", "Annulations refusées", "9 décembre");
        assertThat(rows.one("select string_agg(state, ' ' order by id) from reservation"))
                .isEqualTo("REFUSED RESERVED RESERVED");
    }
}
