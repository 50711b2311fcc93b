package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DelayRule;
import fr.parvis.booking.entity.FailedDay;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.Tariff;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.service.Families;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.NotFoundException;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for a full day, and whatever happens to places meanwhile, on a real PostgreSQL. */
@Feature("BKG-6")
class DayWishesTest {

    private static final Activity ACTIVITY = SampleActivity.atOnce(SampleActivity.wednesdays(), 20);
    private static final String PLACE = "ile-aux-enfants";
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 12, 9);
    private static final int FAMILIES = 5;

    /** What the town's file says. */
    private static Activity activity;

    /** The enrolment whose basket cannot be filed. */
    private static long unlucky;

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static FamilyRows rows;
    private static DayWishes wishes;
    private static DayEnds ends;
    private static DayDesk desk;
    private static PlaceRepository places;
    private static ReservationRepository reservations;
    private static final List<String> MAILS = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        rows = new FamilyRows(entities);
        Clock clock = TIME;
        places = new PlaceRepository();
        places.entities = entities;
        reservations = new ReservationRepository();
        reservations.entities = entities;
        var lines = new AskedLineRepository();
        lines.entities = entities;
        ends = new DayEnds();
        ends.reservations = reservations;
        ends.lines = lines;
        ends.places = places;
        ends.clock = clock;
        ends.requests = new Settlement();
        wishes = node(entities);
        desk = new DayDesk();
        desk.desk = new DeskDayRepository();
        desk.desk.sql = PlainSql.on(database.dataSource());
        desk.places = places;
        desk.ends = ends;
        desk.activities = wishes.activities;
        desk.clock = TIME;
        rounds = new PromotionRounds();
        rounds.wishes = wishes;
    }

    private static final Instant NOW = Instant.parse("2026-11-18T11:00:00Z");

    /** When "Matin" of that Wednesday cannot be booked any more. */
    private static final Instant LATE = Instant.parse("2026-11-26T11:00:00Z");

    private static Instant now = NOW;
    private static final Clock TIME =
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneId.of("Europe/Paris");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
    private static PromotionRounds rounds;

    /** A node with a connection of its own; what the rounds do is in transactions. */
    private static DayWishes node(EntityManager connection) {
        var there = new PlaceRepository();
        there.entities = connection;
        var days = new ReservationRepository();
        days.entities = connection;
        var node =
                new DayWishes() {
                    @Override
                    public Optional<Long> next() {
                        return in(connection, super::next);
                    }

                    @Override
                    public Optional<Long> late() {
                        return in(connection, super::late);
                    }

                    @Override
                    public void serve(long id) {
                        in(
                                connection,
                                () -> {
                                    super.serve(id);
                                    return null;
                                });
                    }

                    @Override
                    public void fail(long id, String reason) {
                        in(
                                connection,
                                () -> {
                                    super.fail(id, reason);
                                    return null;
                                });
                    }
                };
        node.wishes =
                new DayWishRepository() {
                    @Override
                    Account account(long id) {
                        return citizen(id);
                    }
                };
        node.wishes.entities = connection;
        node.reservations = days;
        node.places = there;
        node.agendas = new AgendaRepository();
        node.agendas.sql = PlainSql.on(database.dataSource());
        node.activities =
                new Activities() {
                    @Override
                    public Optional<Activity> find(String id) {
                        return Optional.of(activity);
                    }

                    @Override
                    public Activity ofAgent(String id, Account agent) {
                        return activity;
                    }
                };
        node.families =
                new Families() {
                    @Override
                    public FamilyChild requireBookable(
                            long account, long household, long child, LocalDate day) {
                        return null;
                    }
                };
        node.filing = new BasketFiling();
        node.filing.lines = new BasketLineRepository();
        node.filing.lines.entities = connection;
        node.filing.reservations = days;
        node.filing.places = there;
        node.filing.activities = node.activities;
        node.filing.requests =
                new FiledRequests(connection) {
                    @Override
                    public Request file(
                            Account citizen,
                            String slug,
                            Answers answers,
                            String title,
                            String subject) {
                        if (subject.equals("enrolment:" + unlucky)) {
                            throw new DomainException("booking.problem.TWICE");
                        }
                        return super.file(citizen, slug, answers, title, subject);
                    }
                };
        node.filing.clock = TIME;
        node.mails =
                new BookingMails() {
                    @Override
                    void days(
                            long household,
                            String event,
                            String child,
                            String activity,
                            String days,
                            String reason) {
                        MAILS.add(event + " " + household);
                    }

                    @Override
                    void granted(
                            String event,
                            Request request,
                            Activity activity,
                            List<FailedDay> failed) {
                        if (!event.startsWith("granted")) {
                            MAILS.add(event);
                        }
                    }
                };
        node.filing.mails = node.mails;
        node.clock = TIME;
        return node;
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void fiveFamilies() {
        MAILS.clear();
        activity = ACTIVITY;
        unlucky = 0;
        now = NOW;
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
                });
    }

    private static void sql(String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }

    private static String one(String query) {
        return String.valueOf(entities.createNativeQuery(query).getSingleResult());
    }

    /** In a transaction, as the container gives one. */
    private static void run(Runnable what) {
        in(
                entities,
                () -> {
                    what.run();
                    return null;
                });
    }

    private static List<PlaceKey> parts(String unit, LocalDate day) {
        return BasketDecision.keys(activity, PLACE, unit, day);
    }

    private static void places(String unit, LocalDate day, int number) {
        for (PlaceKey key : parts(unit, day)) {
            places.lock(List.of(key), k -> number);
            places.number(key, number, "Camille", Instant.EPOCH);
        }
    }

    /** "Valider" of one change. */
    private static void basket(long family, String unit, LocalDate day, DayChange.Kind kind) {
        var change = new DayChange(unit, day, kind);
        EnrolmentFacts facts =
                wishes.agendas.read(family, family, LocalDate.of(2026, 11, 18)).facts().get();
        wishes.filing.file(
                citizen(family), facts, List.of(change), places.lock(parts(unit, day), k -> 10));
    }

    private static boolean has(long family, LocalDate day) {
        return reservations.live(family).stream().anyMatch(d -> d.day().equals(day));
    }

    private static void serveAll() {
        rounds.days();
    }

    /** Done in the running transaction of a connection, or in one of its own. */
    private static <T> T in(EntityManager connection, Supplier<T> what) {
        if (connection.getTransaction().isActive()) {
            return what.get();
        }
        connection.getTransaction().begin();
        try {
            T done = what.get();
            connection.getTransaction().commit();
            return done;
        } finally {
            if (connection.getTransaction().isActive()) {
                connection.getTransaction().rollback();
            }
        }
    }

    private static void ask(long family, String unit, LocalDate day) {
        wishes.ask(citizen(family), family, unit, day);
    }

    private static Account citizen(long id) {
        return new Account() {
            @Override
            public Long id() {
                return id;
            }

            @Override
            public String displayName() {
                return "Camille";
            }
        };
    }

    @Test
    void whoWaitsLongestGetsThePlaceAndNobodyOvertakes() {
        run(() -> places("matin", WEDNESDAY, 1));
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.ADD));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> ask(3, "matin", WEDNESDAY));
        run(() -> ask(3, "matin", WEDNESDAY));
        assertThat(wishes.of(3, 3)).extracting(w -> w.rank()).containsExactly(2);
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.CANCEL));
        // free, and promised
        run(() -> basket(4, "matin", WEDNESDAY, DayChange.Kind.ADD));
        assertThat(has(4, WEDNESDAY)).isFalse();
        serveAll();
        assertThat(has(2, WEDNESDAY)).isTrue();
        assertThat(has(3, WEDNESDAY)).isFalse();
        assertThat(wishes.of(3, 3)).extracting(w -> w.rank()).containsExactly(1);
        assertThat(MAILS).containsExactly("served");

        long id = wishes.of(3, 3).get(0).id();
        assertThatThrownBy(() -> run(() -> wishes.leave(2, 2, id)))
                .isInstanceOf(NotFoundException.class);
        run(() -> wishes.leave(3, 3, id));
        run(() -> basket(2, "matin", WEDNESDAY, DayChange.Kind.CANCEL));
        run(() -> basket(4, "matin", WEDNESDAY, DayChange.Kind.ADD));
        assertThat(has(4, WEDNESDAY)).as("nobody waits any more").isTrue();
    }

    @Test
    void thereIsNoListForADayThatCanBeHadOrCannotAnyway() {
        assertThatThrownBy(() -> run(() -> ask(1, "matin", WEDNESDAY)))
                .isInstanceOf(DomainException.class);
        run(() -> places("matin", LocalDate.of(2026, 11, 25), 0));
        assertThatThrownBy(() -> run(() -> ask(1, "matin", LocalDate.of(2026, 11, 25))))
                .as("too late")
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> run(() -> wishes.ask(citizen(2), 1, "matin", WEDNESDAY)))
                .as("somebody else's")
                .isInstanceOf(NotFoundException.class);
    }

    /** What is waited for is over with the enrolment, with a closed day, with time. */
    @Test
    void nobodyWaitsForEver() {
        run(() -> places("matin", WEDNESDAY, 0));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> ask(3, "matin", WEDNESDAY));
        run(() -> ask(4, "matin", WEDNESDAY));
        run(() -> sql("update enrolment set state = 'ENDED' where id = 2"));
        run(() -> sql("delete from household_member where household_id = 4"));
        run(
                () ->
                        places.close(
                                parts("matin", WEDNESDAY).get(0),
                                "Travaux",
                                "Camille",
                                Instant.EPOCH));
        serveAll();
        assertThat(one("select count(*) from day_wish where state = 'OVER'")).isEqualTo("3");
        assertThat(one("select sum(wanted) from day_capacity")).isEqualTo("0");
        assertThat(MAILS).containsExactlyInAnyOrder("wishOver 2", "wishOver 3", "wishOver 4");
    }

    /**
     * Random sequences of all that changes places, while time goes on: counts equal rows after each
     * step, days of the list cost what ticked ones cost, and none is given after its delay.
     */
    @Test
    @Feature({"BKG-4", "ENR-3"})
    void whateverHappensCountsEqualRows() {
        var days = List.of(WEDNESDAY, WEDNESDAY.plusWeeks(5), WEDNESDAY.plusWeeks(6));
        var units = List.of("journee", "matin", "repas");
        var given = new TreeSet<String>();
        for (int seed = 0; seed < 4; seed++) {
            fiveFamilies();
            prices();
            var random = new Random(seed);
            for (LocalDate day : days) {
                run(() -> units.forEach(u -> places(u, day, 2)));
            }
            for (int step = 0; step < 50; step++) {
                long family = 1 + random.nextInt(FAMILIES);
                LocalDate day = days.get(random.nextInt(days.size()));
                String unit = units.get(random.nextInt(units.size()));
                step(random, family, unit, day);
                assertThat(wrong()).as("seed %d, step %d", seed, step).isEqualTo("0");
            }
            for (LocalDate day : days) {
                run(() -> units.forEach(u -> places(u, day, FAMILIES)));
            }
            serveAll();
            assertThat(wrong()).isEqualTo("0");
            given.addAll(reserved());
        }
        assertThat(given).as("a late day, and one of the list").containsExactly("late", "list");
    }

    /** The families have from 300 to 1,500 euros. */
    private static void prices() {
        run(
                () ->
                        sql(
                                "insert into quotient_familial (household_id, from_day, amount, source,"
                                        + " set_by_name, set_at) select n, '2020-01-01', n * 300, 'AGENT',"
                                        + " 'Camille', now() from generate_series(1, 5) n"));
    }

    /** What each day that was ever given costs, and whether it could still be booked then. */
    private static Set<String> reserved() {
        var seen = new TreeSet<String>();
        List<?> given =
                entities.createNativeQuery(
                                "select r.household_id, r.unit, cast(r.day as text), r.price,"
                                        + " extract(epoch from r.asked_at), exists (select 1 from"
                                        + " day_wish w where w.enrolment_id = r.enrolment_id and w.day"
                                        + " = r.day and w.unit = r.unit and w.state = 'GRANTED') from"
                                        + " reservation r")
                        .getResultList();
        for (Object one : given) {
            var row = (Object[]) one;
            int quotient = ((Number) row[0]).intValue() * 300;
            assertThat(((Number) row[3]).longValue())
                    .as("%s of family %s", row[1], row[0])
                    .isEqualTo(new Tariff(ACTIVITY, quotient).price((String) row[1]).cents());
            Instant asked = Instant.ofEpochSecond(((Number) row[4]).longValue());
            LocalDate day = LocalDate.parse((String) row[2]);
            assertThat(ACTIVITY.booking().allows(day, asked)).as("%s at %s", day, asked).isTrue();
            if ((Boolean) row[5]) {
                seen.add("list");
            }
        }
        if (!ACTIVITY.booking().allows(WEDNESDAY, now)) {
            seen.add("late");
        }
        return seen;
    }

    private static void step(Random random, long family, String unit, LocalDate day) {
        switch (random.nextInt(9)) {
            case 0, 1 -> attempt(() -> basket(family, unit, day, DayChange.Kind.ADD));
            case 2 -> attempt(() -> basket(family, unit, day, DayChange.Kind.CANCEL));
            case 3, 4 -> attempt(() -> ask(family, unit, day));
            case 5 ->
                    attempt(
                            () ->
                                    wishes.of(family, family).stream()
                                            .findFirst()
                                            .ifPresent(w -> wishes.leave(family, family, w.id())));
            case 6 -> attempt(() -> places(unit, day, random.nextInt(4)));
            case 7 -> now = now.plusSeconds(3600L * random.nextInt(60));
            default -> {
                if (random.nextInt(4) == 0) {
                    attempt(() -> enrolmentEnds(family));
                } else {
                    wishes.next().ifPresent(id -> attempt(() -> wishes.serve(id)));
                }
            }
        }
    }

    private static void enrolmentEnds(long family) {
        List<LiveDay> live = reservations.live(family);
        ends.cancel(ACTIVITY, PLACE, live, Actor.system(), "Déménagement");
        sql("update enrolment set state = 'ENDED' where id = " + family);
    }

    /** What a family may not do is refused, and nothing is half done. */
    private static void attempt(Runnable what) {
        try {
            run(what);
        } catch (DomainException | NotFoundException e) {
            assertThat(entities.getTransaction().isActive()).isFalse();
        }
    }

    private static String wrong() {
        var parts = new TreeSet<String>();
        ACTIVITY.units()
                .forEach(u -> u.takes().forEach(p -> parts.add("('" + u.id() + "','" + p + "')")));
        String takes = "(values " + String.join(",", parts) + ") t(unit, part)";
        return one(
                "select count(*) from day_capacity d where d.taken <> (select count(*) from"
                        + " reservation r join "
                        + takes
                        + " on t.unit = r.unit and t.part = d.unit where r.day = d.day and r.state ="
                        + " 'RESERVED') or d.wanted <> (select count(*) from day_wish w where"
                        + " w.day = d.day and w.state = 'WAITING' and d.unit ="
                        + " any(string_to_array(w.held, ',')))");
    }

    private static String wanted() {
        return one(
                "select coalesce(string_agg(unit || ' ' || wanted, ', ' order by unit), '') from"
                        + " day_capacity where wanted > 0");
    }

    /** Whoever waits for "Journée" because the morning is full takes no afternoon from others. */
    @Test
    void onlyWhatIsFullIsKeptForWhoeverWaits() {
        run(() -> places("journee", WEDNESDAY, 1));
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.ADD));
        run(() -> ask(2, "journee", WEDNESDAY));
        assertThat(wanted()).isEqualTo("matin 1");
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.CANCEL));
        serveAll();
        assertThat(has(2, WEDNESDAY)).isTrue();
        assertThat(wanted()).isEmpty();
        assertThat(wrong()).isEqualTo("0");
    }

    /** The account, the right to the child, the file: what is held is given back, and told. */
    @Test
    @Feature("FAM-1")
    void nothingIsKeptForWhoeverIsGone() {
        run(() -> places("matin", WEDNESDAY, 0));
        for (long family = 2; family <= 5; family++) {
            long one = family;
            run(() -> ask(one, "matin", WEDNESDAY));
        }
        run(() -> sql("delete from household_member where account_id = 2"));
        run(() -> sql("delete from account where id = 3"));
        // the other household of a shared child loses it
        run(() -> sql("insert into household_child values (1, 4, '2020-01-01')"));
        run(() -> sql("update enrolment set household_id = 1 where id = 4"));
        run(() -> sql("update household_child set until = '2026-11-18' where household_id = 4"));
        serveAll();
        assertThat(
                        one(
                                "select string_agg(id, ',') from (select cast(enrolment_id as text) id from"
                                        + " day_wish where state = 'WAITING') w"))
                .as("the day is full still, and nobody else's")
                .isEqualTo("5");
        assertThat(wanted()).isEqualTo("matin 1");
        assertThat(MAILS).containsExactlyInAnyOrder("wishOver 2", "wishOver 3", "wishOver 4");
    }

    /** A unit that takes other parts by now: what was held is given back, not what it takes now. */
    @Test
    void theTownsFileMayChangeMeanwhile() {
        run(() -> places("journee", WEDNESDAY, 1));
        run(() -> places("repas", WEDNESDAY, 1));
        run(() -> basket(1, "journee", WEDNESDAY, DayChange.Kind.ADD));
        run(() -> basket(3, "repas", WEDNESDAY, DayChange.Kind.ADD));
        run(() -> ask(2, "matin", WEDNESDAY));
        activity =
                SampleActivity.atOnce(
                        SampleActivity.taking("matin", List.of("matin", "repas")), 20);
        run(() -> basket(1, "journee", WEDNESDAY, DayChange.Kind.CANCEL));
        serveAll();
        assertThat(has(2, WEDNESDAY)).as("no meal is left").isFalse();
        assertThat(wanted()).isEqualTo("matin 1");
        run(() -> basket(3, "repas", WEDNESDAY, DayChange.Kind.CANCEL));
        serveAll();
        assertThat(has(2, WEDNESDAY)).isTrue();
        assertThat(wanted()).isEmpty();
        assertThat(MAILS).containsExactly("served");
    }

    /** No list for a day that a free place would not bring: it would be held for nobody. */
    @Test
    void whatNoFreePlaceBringsIsSaidAtOnce() {
        activity =
                SampleActivity.with(DelayRule.ofDays(15), null, List.of(List.of("matin", "repas")));
        run(() -> places("matin", WEDNESDAY, 0));
        assertThatThrownBy(() -> run(() -> ask(1, "matin", WEDNESDAY)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("form.problem.literal"));
        assertThat(wanted()).isEmpty();
    }

    @Test
    void whoHasTheOnlyUnitOfADayReadsSo() {
        activity = SampleActivity.atOnce(SampleActivity.oneUnitADay(), 20);
        run(() -> places("journee", WEDNESDAY, 1));
        run(() -> basket(1, "journee", WEDNESDAY, DayChange.Kind.ADD));
        assertThatThrownBy(() -> run(() -> ask(1, "matin", WEDNESDAY)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e ->
                                assertThat(e.arguments())
                                        .containsExactly("Un seul créneau par jour."));
        assertThat(wanted()).isEmpty();
    }

    /** One that fails at every round does not stop those behind it. */
    @Test
    void aWaitThatCannotBeServedIsOver() {
        run(() -> places("matin", WEDNESDAY, 0));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> ask(3, "matin", WEDNESDAY));
        unlucky = 2;
        run(() -> places("matin", WEDNESDAY, 1));
        serveAll();
        assertThat(has(3, WEDNESDAY)).isTrue();
        assertThat(wanted()).isEmpty();
        assertThat(MAILS).containsExactly("wishOver 2", "served");
    }

    /** A day that was given up until the places were locked has given its place back already. */
    @Test
    void aDayThatEndsTwiceFreesOnePlace() {
        run(() -> places("matin", WEDNESDAY, 2));
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.ADD));
        run(() -> basket(2, "matin", WEDNESDAY, DayChange.Kind.ADD));
        List<LiveDay> seen = reservations.live(1);
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.CANCEL));
        run(() -> ends.cancel(ACTIVITY, PLACE, seen, Actor.system(), "Travaux"));
        assertThat(wrong()).isEqualTo("0");
    }

    /** A granted day is a request with its line and its price. */
    @Test
    void whoIsServedHasARequest() {
        run(() -> places("matin", WEDNESDAY, 1));
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.ADD));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.CANCEL));
        serveAll();
        String line =
                "select r.state || ' ' || r.household_id || ' ' || l.price || ' ' || coalesce(cast("
                        + "l.granted as text), '-') || ' ' || q.title from basket_line l"
                        + " join reservation r on r.id = l.reservation_id join request q on q.number"
                        + " = l.request_number where r.enrolment_id = 2";
        assertThat(one(line)).startsWith("RESERVED 2 1000 true Réservation");
        assertThat(MAILS).as("one mail").containsExactly("served");

        fiveFamilies();
        activity = SampleActivity.wednesdays();
        run(() -> places("matin", WEDNESDAY, 0));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> places("matin", WEDNESDAY, 1));
        serveAll();
        assertThat(one(line)).startsWith("WAITING_ADD 2 1000 - Réservation");
        assertThat(MAILS).containsExactly("freed 2");
    }

    /** "Too late" ends a wait whether a place is free or not. */
    @Test
    void aWaitIsOverWithTheDelay() {
        run(() -> places("matin", WEDNESDAY, 0));
        run(() -> places("matin", WEDNESDAY.plusWeeks(5), 0));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> ask(3, "matin", WEDNESDAY));
        run(() -> ask(3, "matin", WEDNESDAY.plusWeeks(5)));
        serveAll();
        assertThat(MAILS).isEmpty();
        now = LATE;
        serveAll();
        assertThat(MAILS).containsExactly("wishOver 2", "wishOver 3");
        assertThat(wishes.of(3, 3)).as("the other day").hasSize(1);
        assertThat(wrong()).isEqualTo("0");
    }

    /** The filing looks again: a wait that it gave nothing for is not said to be granted. */
    @Test
    void theDelayThatEndsWhileADayIsGivenEndsTheWait() {
        run(() -> places("matin", WEDNESDAY, 0));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> places("matin", WEDNESDAY, 1));
        wishes.filing.clock = Clock.fixed(LATE, TIME.getZone());
        try {
            serveAll();
        } finally {
            wishes.filing.clock = TIME;
        }
        assertThat(one("select state from day_wish")).isEqualTo("OVER");
        assertThat(MAILS).containsExactly("wishOver 2");
        assertThat(wrong()).isEqualTo("0");
    }

    /** Two nodes, one of whose clocks is behind. */
    @Test
    void theOrderOfTheLineIsNotThatOfClocks() {
        run(() -> places("matin", WEDNESDAY, 0));
        run(() -> ask(2, "matin", WEDNESDAY));
        now = NOW.minusSeconds(2);
        run(() -> ask(3, "matin", WEDNESDAY));
        assertThat(wishes.of(3, 3)).extracting(w -> w.rank()).containsExactly(2);
        run(() -> places("matin", WEDNESDAY, 1));
        serveAll();
        assertThat(has(2, WEDNESDAY)).isTrue();
        assertThat(has(3, WEDNESDAY)).isFalse();
    }

    /** What the town's file says holds again for a day that was closed, or given its number. */
    @Test
    @Feature("BKG-4")
    void aDayThatIsOpenedAgainFollowsTheFile() {
        LocalDate agents = WEDNESDAY.plusWeeks(5);
        run(() -> places("repas", agents, 4));
        for (LocalDate day : List.of(WEDNESDAY, agents)) {
            run(() -> desk.reopen(citizen(9), ACTIVITY.id(), PLACE, day));
            for (PlaceKey key : parts("repas", day)) {
                run(() -> places.close(key, "Travaux", "Camille", TIME.instant()));
            }
            run(() -> desk.reopen(citizen(9), ACTIVITY.id(), PLACE, day));
        }
        adopts(12);
        assertThat(capacity(WEDNESDAY)).as("opened again").isEqualTo("12");
        assertThat(capacity(agents)).as("an agent's number").isEqualTo("4");
        run(() -> desk.capacity(citizen(9), ACTIVITY.id(), PLACE, "repas", agents, 10));
        adopts(14);
        assertThat(capacity(agents)).as("given the file's number").isEqualTo("14");
    }

    private static void adopts(int number) {
        desk.desk.adopt(ACTIVITY.id(), PLACE, number, LocalDate.now(TIME));
    }

    private static String capacity(LocalDate day) {
        return one(
                "select capacity || coalesce(' ' || closed, '') from day_capacity where unit = 'repas'"
                        + " and day = '"
                        + day
                        + "'");
    }

    /** One node gives the place to the first; the other one, which looks meanwhile, to nobody. */
    @Test
    void twoNodesGiveOnePlaceToTheFirst() throws Exception {
        run(() -> places("matin", WEDNESDAY, 1));
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.ADD));
        run(() -> ask(2, "matin", WEDNESDAY));
        run(() -> ask(3, "matin", WEDNESDAY));
        run(() -> basket(1, "matin", WEDNESDAY, DayChange.Kind.CANCEL));
        wishes.serve(wishes.of(3, 3).get(0).id());
        assertThat(has(3, WEDNESDAY)).as("whom a node found that looked too early").isFalse();
        EntityManager elsewhere = database.entities();
        var others = new PromotionRounds();
        others.wishes = node(elsewhere);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            entities.getTransaction().begin();
            wishes.serve(wishes.next().orElseThrow());
            Future<?> meanwhile = pool.submit(others::days);
            while (!meanwhile.isDone() && waitingForLocks() == 0) {
                LockSupport.parkNanos(5_000_000);
            }
            entities.getTransaction().commit();
            meanwhile.get();
        } finally {
            pool.shutdownNow();
            elsewhere.close();
        }
        assertThat(has(2, WEDNESDAY)).isTrue();
        assertThat(has(3, WEDNESDAY)).isFalse();
        assertThat(wishes.of(3, 3)).as("still in line").hasSize(1);
        assertThat(wanted()).isEqualTo("matin 1");
        assertThat(MAILS).containsExactly("served");
    }

    private static long waitingForLocks() {
        return database.number(
                "select count(*) from pg_stat_activity where datname = current_database() and"
                        + " wait_event_type = 'Lock'");
    }
}
