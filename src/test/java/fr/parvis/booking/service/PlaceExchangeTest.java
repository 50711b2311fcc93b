package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.FailedDay;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.SubmittedBasket;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.service.Families;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.service.Settlement;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit in the place of another on a day that is full, on a real PostgreSQL. */
@Feature({"BKG-4", "BKG-6"})
class PlaceExchangeTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 12, 9);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-18T11:00:00Z"), ZoneId.of("Europe/Paris"));
    private static final BookingActor AGENT = BookingActor.agent("Inès Moreau");
    private static final int SEATS = 3;
    private static final int FAMILIES = 6;
    private static final Activity BY_AGENT = SampleActivity.oneUnitADay();
    private static final Activity AT_ONCE = SampleActivity.atOnce(BY_AGENT, null);

    private static Activity activity;
    private static SchemaDatabase database;
    private static EntityManager entities;
    private static FamilyRows rows;
    private static Node node;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        rows = new FamilyRows(entities);
        node = new Node(entities);
    }

    @AfterAll
    static void stop() {
        entities.close();
        database.close();
    }

    /** One of the portal's servers, with a connection of its own. */
    private static final class Node {

        private final EntityManager connection;
        private final Baskets baskets = new Baskets();
        private final BasketAnswers answers = new BasketAnswers();
        private final DayEnds ends = new DayEnds();
        private final Agendas agendas = new Agendas();

        private Node(EntityManager connection) {
            this.connection = connection;
            baskets.baskets = new BasketRepository();
            baskets.baskets.entities = connection;
            baskets.reservations = new ReservationRepository();
            baskets.reservations.entities = connection;
            baskets.places = new PlaceRepository();
            baskets.places.entities = connection;
            baskets.agendas = new AgendaRepository();
            baskets.agendas.sql = PlainSql.on(database.dataSource());
            baskets.activities = activities();
            baskets.families = families();
            baskets.clock = CLOCK;
            baskets.filing = new BasketFiling();
            baskets.filing.lines = new BasketLineRepository();
            baskets.filing.lines.entities = connection;
            baskets.filing.reservations = baskets.reservations;
            baskets.filing.places = baskets.places;
            baskets.filing.activities = baskets.activities;
            baskets.filing.requests = new FiledRequests(connection);
            baskets.filing.mails = mails();
            baskets.filing.clock = CLOCK;
            answers.lines = new AskedLineRepository();
            answers.lines.entities = connection;
            answers.reservations = baskets.reservations;
            answers.places = baskets.places;
            answers.activities = baskets.activities;
            answers.clock = CLOCK;
            ends.reservations = baskets.reservations;
            ends.lines = answers.lines;
            ends.places = baskets.places;
            ends.requests = new Settlement();
            ends.clock = CLOCK;
            agendas.agendas = baskets.agendas;
            agendas.activities = baskets.activities;
            agendas.clock = CLOCK;
        }

        private static Activities activities() {
            return new Activities() {
                @Override
                public Activity get(String id) {
                    return activity;
                }

                @Override
                public Optional<Activity> find(String id) {
                    return Optional.of(activity);
                }
            };
        }

        private static Families families() {
            return new Families() {
                @Override
                public FamilyChild requireBookable(
                        long account, long household, long child, LocalDate day) {
                    return null;
                }
            };
        }

        private static BookingMails mails() {
            return new BookingMails() {
                @Override
                void granted(
                        String event, Request request, Activity activity, List<FailedDay> failed) {
                    // as the states say
                }
            };
        }

        /** "Valider". */
        private SubmittedBasket send(long family, DayChange... changes) {
            FamilyRows.in(
                    connection,
                    () -> {
                        baskets.keep(family, family, Arrays.asList(changes));
                        return null;
                    });
            return FamilyRows.in(
                    connection,
                    () -> baskets.submit(citizen(family), Set.of(family), "f" + System.nanoTime()));
        }

        private SubmittedBasket exchanges(long family) {
            return send(family, change("journee", false), change("matin", true));
        }

        private void answer(long request, boolean granted, BookingActor who) {
            FamilyRows.in(
                    connection,
                    () -> {
                        answers.apply(
                                request, answers.lines.openLines(request), granted, who, "Complet");
                        return null;
                    });
        }
    }

    private static DayChange change(String unit, boolean add) {
        return new DayChange(unit, WEDNESDAY, add ? DayChange.Kind.ADD : DayChange.Kind.CANCEL);
    }

    private static Account citizen(long id) {
        return new Account() {
            @Override
            public Long id() {
                return id;
            }
        };
    }

    /** Three whole days of three places are booked. */
    @BeforeEach
    void aFullDay() {
        activity = BY_AGENT;
        fill();
    }

    private static void fill() {
        rows.run(
                () -> {
                    rows.clear();
                    rows.accounts(FAMILIES);
                    rows.households(FAMILIES);
                    rows.children(FAMILIES);
                    for (long n = 1; n <= FAMILIES; n++) {
                        rows.adult(n, n, true);
                        rows.belongs(n, n);
                        rows.enrolled(n, n, n);
                    }
                    FiledRequests.ready(entities);
                    rows.sql(
                            "insert into reservation (enrolment_id, unit, day, state, price,"
                                    + " household_id, asked_at, changed_at) select n, 'journee',"
                                    + " '2026-12-09', 'RESERVED', 1850, n, now(), now() from"
                                    + " generate_series(1, 3) n");
                    rows.sql(
                            "insert into day_capacity (activity, place, unit, day, capacity, taken)"
                                    + " select 'alsh-mercredis', 'ile-aux-enfants', u, '2026-12-09',"
                                    + " 3, 3 from (values ('matin'), ('apres-midi')) x(u)");
                });
    }

    /** "apres-midi 3, matin 3", once it is known that a start of the portal counts the same. */
    private static String taken() {
        String counted = counts();
        var again = new PlaceCountRepository();
        again.sql = PlainSql.on(database.dataSource());
        again.follow(List.of(activity), LocalDate.of(2026, 11, 18));
        assertThat(counts()).as("counted anew").isEqualTo(counted);
        return counted;
    }

    private static String counts() {
        return rows.one(
                "select string_agg(unit || ' ' || taken, ', ' order by unit) from day_capacity");
    }

    private static String states(long family) {
        return rows.one(
                "select string_agg(unit || ' ' || state, ', ' order by unit) from reservation where"
                        + " enrolment_id = "
                        + family);
    }

    private static Blocked blocked(long family, String unit) {
        return node.agendas.year(family, family).cells().stream()
                .filter(c -> c.day().equals(WEDNESDAY) && c.unit().equals(unit))
                .findFirst()
                .map(AgendaCell::blocked)
                .orElse(null);
    }

    @Test
    void theCalendarOffersWhatTheChildsOwnPlacesAllow() {
        assertThat(blocked(1, "matin")).isNull();
        assertThat(blocked(4, "matin")).isEqualTo(Blocked.FULL);
        rows.sql("update reservation set unit = 'matin' where enrolment_id = 1");
        assertThat(blocked(1, "journee")).as("the afternoon").isEqualTo(Blocked.FULL);
        rows.sql("update day_capacity set closed = 'Travaux'");
        rows.sql("update reservation set unit = 'journee' where enrolment_id = 1");
        assertThat(blocked(1, "matin")).isEqualTo(Blocked.CLOSED);
    }

    @Test
    @Feature("BKG-5")
    void whatIsAskedForAndWhatIsGivenUpHoldOnePlaceUntilTheAnswer() {
        long yes = node.exchanges(1).parts().get(0).request();
        assertThat(states(1)).isEqualTo("journee WAITING_CANCEL, matin WAITING_ADD");
        assertThat(taken()).isEqualTo("apres-midi 3, matin 3");
        node.answer(yes, true, AGENT);
        assertThat(states(1)).isEqualTo("journee CANCELLED, matin RESERVED");
        assertThat(taken()).isEqualTo("apres-midi 2, matin 3");

        long no = node.exchanges(2).parts().get(0).request();
        node.answer(no, false, AGENT);
        assertThat(states(2)).isEqualTo("journee RESERVED, matin REFUSED");
        assertThat(taken()).isEqualTo("apres-midi 2, matin 3");

        long back = node.exchanges(3).parts().get(0).request();
        node.answer(back, false, BookingActor.citizen());
        assertThat(states(3)).isEqualTo("journee RESERVED, matin CANCELLED");
        assertThat(taken()).isEqualTo("apres-midi 2, matin 3");
    }

    /** The first half ends otherwise: what is asked for still holds its own places. */
    @Test
    void whatEndsAloneLeavesThePlacesOfTheOther() {
        long request = node.exchanges(1).parts().get(0).request();
        rows.run(
                () -> {
                    List<LiveDay> whole =
                            node.baskets.reservations.live(1).stream()
                                    .filter(d -> d.unit().equals("journee"))
                                    .toList();
                    node.ends.cancel(activity, "ile-aux-enfants", whole, Actor.system(), "Départ");
                });
        assertThat(taken()).isEqualTo("apres-midi 2, matin 3");
        node.answer(request, false, AGENT);
        assertThat(taken()).isEqualTo("apres-midi 2, matin 2");
    }

    @Test
    void whatNobodyAnswersIsExchangedAtOnce() {
        activity = AT_ONCE;
        assertThat(node.exchanges(1).parts().get(0).failed()).isEmpty();
        assertThat(states(1)).isEqualTo("journee CANCELLED, matin RESERVED");
        assertThat(taken()).isEqualTo("apres-midi 2, matin 3");
        assertThat(node.send(4, change("matin", true)).parts().get(0).failed())
                .extracting(FailedDay::problem)
                .containsExactly("FULL");
        assertThat(
                        node.send(1, change("matin", false), change("journee", true))
                                .parts()
                                .get(0)
                                .failed())
                .as("and back")
                .isEmpty();
        assertThat(taken()).isEqualTo("apres-midi 3, matin 3");
    }

    /**
     * Two exchange, one gives up, three want what is free: no place is given twice, none is lost.
     */
    @Test
    void whoeverComesMeanwhileGetsNoPlaceThatIsExchanged() throws Exception {
        var nodes = new ArrayList<Node>();
        for (int n = 0; n < FAMILIES; n++) {
            nodes.add(new Node(database.entities()));
        }
        ExecutorService pool = Executors.newFixedThreadPool(FAMILIES);
        try {
            for (int round = 0; round < 6; round++) {
                activity = round % 2 == 0 ? AT_ONCE : BY_AGENT;
                fill();
                race(nodes, pool);
                assertThat(states(1)).doesNotContain("REFUSED").contains("matin");
                assertThat(states(2)).contains("matin");
                taken();
                assertThat(
                                rows.one(
                                        "select count(*) from day_capacity where taken > capacity or"
                                                + " capacity <> "
                                                + SEATS))
                        .isEqualTo("0");
            }
        } finally {
            pool.shutdownNow();
            nodes.forEach(n -> n.connection.close());
        }
    }

    private static void race(List<Node> nodes, ExecutorService pool) throws Exception {
        var start = new CyclicBarrier(FAMILIES);
        var running = new ArrayList<Future<?>>();
        for (int n = 0; n < FAMILIES; n++) {
            long family = n + 1;
            Node one = nodes.get(n);
            Callable<Object> turn =
                    () -> {
                        start.await();
                        return family <= 2
                                ? one.exchanges(family)
                                : one.send(
                                        family,
                                        change(family <= 4 ? "journee" : "matin", family > 3));
                    };
            running.add(pool.submit(turn));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }
}
