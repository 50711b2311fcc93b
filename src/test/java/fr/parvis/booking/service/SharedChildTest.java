package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayWish;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.FamilyDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.service.Families;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.request.service.Settlement;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A child of two households in an enrolment of the first: what each sees, may do, and is written,
 * on a real PostgreSQL.
 */
@Feature({"FAM-1", "BKG-6", "BKG-8"})
class SharedChildTest {

    private static final Activity ACTIVITY = SampleActivity.wednesdays();
    private static final String PLACE = "ile-aux-enfants";
    private static final LocalDate HERS = LocalDate.of(2027, 1, 6);
    private static final LocalDate HIS = LocalDate.of(2027, 1, 13);
    private static final long MOTHER = 1;
    private static final long FATHER = 2;

    /** Of the mother's household, without the right to book. */
    private static final long GRANDMOTHER = 3;

    private static final long ENROLMENT = 1;

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static FamilyRows rows;
    private static FamilyDays days;
    private static DeskBookings desk;
    private static EnrolmentDesk enrolmentDesk;
    private static DayWishes wishes;
    private static final List<String> MAILS = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        rows = new FamilyRows(entities);
        var clock = Clock.fixed(Instant.parse("2026-11-18T11:00:00Z"), ZoneId.of("Europe/Paris"));
        var sql = PlainSql.on(database.dataSource());
        var activities = new OneActivity();
        var mails = new KeptMails();
        var reservations = new ReservationRepository();
        reservations.entities = entities;
        var places = new PlaceRepository();
        places.entities = entities;
        var lines = new AskedLineRepository();
        lines.entities = entities;
        var enrolments = new EnrolmentRepository();
        enrolments.entities = entities;
        var ends = new DayEnds();
        ends.reservations = reservations;
        ends.lines = lines;
        ends.places = places;
        ends.requests = new Settlement();
        ends.clock = clock;

        days = new FamilyDays();
        days.repository = new FamilyDayRepository();
        days.repository.sql = sql;
        days.activities = activities;
        days.clock = clock;

        desk = new DeskBookings();
        desk.desk = new DeskDayRepository();
        desk.desk.sql = sql;
        desk.places = places;
        desk.reservations = reservations;
        desk.activities = activities;
        desk.mails = mails;
        desk.clock = clock;

        enrolmentDesk = new EnrolmentDesk();
        enrolmentDesk.enrolments = enrolments;
        enrolmentDesk.reservations = reservations;
        enrolmentDesk.ends = ends;
        enrolmentDesk.seasons = new SeasonPlaces();
        enrolmentDesk.seasons.enrolments = enrolments;
        enrolmentDesk.seasons.places = new SeasonPlaceRepository();
        enrolmentDesk.seasons.places.entities = entities;
        enrolmentDesk.seasons.mails = mails;
        enrolmentDesk.seasons.clock = clock;
        enrolmentDesk.activities = activities;
        enrolmentDesk.mails = mails;
        enrolmentDesk.clock = clock;

        wishes = new DayWishes();
        wishes.wishes = new DayWishRepository();
        wishes.wishes.entities = entities;
        wishes.reservations = reservations;
        wishes.places = places;
        wishes.agendas = new AgendaRepository();
        wishes.agendas.sql = sql;
        wishes.activities = activities;
        wishes.families =
                new Families() {
                    @Override
                    public FamilyChild requireBookable(
                            long account, long household, long child, LocalDate day) {
                        if (account == GRANDMOTHER) {
                            throw new DomainException("family.bar.NO_RIGHT");
                        }
                        return null;
                    }
                };
        wishes.mails = mails;
        wishes.clock = clock;
    }

    private static final class OneActivity extends Activities {

        @Override
        public Optional<Activity> find(String id) {
            return Optional.of(ACTIVITY);
        }

        @Override
        public List<Activity> of(Account agent) {
            return List.of(ACTIVITY);
        }

        @Override
        public Activity ofAgent(String id, Account agent) {
            return ACTIVITY;
        }
    }

    private static final class KeptMails extends BookingMails {

        @Override
        void days(
                long household,
                String event,
                String child,
                String activity,
                String days,
                String reason) {
            MAILS.add(event + " " + household + " " + days);
        }

        @Override
        void enrolment(
                Enrolment enrolment, String child, Activity activity, String event, String more) {
            MAILS.add(event + " " + enrolment.householdId());
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void eachHasBookedADay() {
        MAILS.clear();
        run(
                () -> {
                    rows.clear();
                    rows.accounts(3);
                    rows.households(2);
                    rows.children(1);
                    rows.adult(1, MOTHER, true);
                    rows.adult(2, FATHER, true);
                    rows.adult(1, GRANDMOTHER, false);
                    rows.belongs(1, 1);
                    rows.belongs(2, 1);
                    rows.enrolled(ENROLMENT, 1, 1);
                    rows.booked(MOTHER, HERS);
                    rows.booked(FATHER, HIS);
                });
    }

    private static void run(Runnable what) {
        rows.run(what);
    }

    private static Account somebody(long id) {
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
    void eachSeesItsOwnDaysOnPaperAndInTheFeed() {
        assertThat(days.coming(MOTHER)).extracting(FamilyDay::day).containsExactly(HERS);
        assertThat(days.coming(FATHER)).extracting(FamilyDay::day).containsExactly(HIS);
        String feed = days.openFeed(FATHER);
        assertThat(days.ofFeed(feed)).extracting(FamilyDay::childName).containsExactly("Léa");
    }

    @Test
    void whoLosesADayIsWritten() {
        var his = new DayChange("matin", HIS, DayChange.Kind.CANCEL);
        run(() -> desk.change(somebody(9), ENROLMENT, his, "Travaux"));
        assertThat(MAILS).singleElement().asString().startsWith("agent 2 Annulé");
        MAILS.clear();
        var more = new DayChange("matin", HIS.plusWeeks(1), DayChange.Kind.ADD);
        run(() -> desk.change(somebody(9), ENROLMENT, more, "Par téléphone"));
        assertThat(MAILS).singleElement().asString().startsWith("agent 1 Réservé");
    }

    /** What is kept for who waits is free for an agent, who sees the line. */
    @Test
    void anAgentGivesAPlaceThatIsKept() {
        var more = new DayChange("matin", HIS.plusWeeks(1), DayChange.Kind.ADD);
        run(
                () ->
                        rows.sql(
                                "insert into day_capacity (activity, place, unit, day, capacity, taken,"
                                        + " wanted) values ('alsh-mercredis', 'ile-aux-enfants', 'matin',"
                                        + " '%s', 1, 0, 1)".formatted(HIS.plusWeeks(1))));
        run(() -> desk.change(somebody(9), ENROLMENT, more, "Par téléphone"));
        assertThat(MAILS).singleElement().asString().startsWith("agent 1 Réservé\u00a0: ");
    }

    /** Also when whoever asked has no account any more: the other household never waited. */
    @Test
    void theEndOfAWaitIsToldToTheHouseholdThatWaited() {
        LocalDate full = HIS.plusWeeks(1);
        run(
                () -> {
                    var key = new PlaceKey(ACTIVITY.id(), PLACE, "matin", full);
                    wishes.places.lock(List.of(key), k -> 0);
                    wishes.ask(somebody(FATHER), ENROLMENT, "matin", full);
                });
        long id = wishes.of(ENROLMENT, FATHER).get(0).id();
        run(() -> rows.sql("delete from account where id = 2"));
        run(() -> wishes.serve(id));
        assertThat(MAILS).singleElement().asString().startsWith("wishOver 2");
    }

    @Test
    void theOtherHouseholdIsWrittenWhenTheEnrolmentEnds() {
        run(() -> enrolmentDesk.end(somebody(9), ENROLMENT, LocalDate.of(2026, 12, 31), "Fin"));
        assertThat(MAILS)
                .containsExactly("ended 1", "agent 2 Annulé\u00a0: mercredi 13 janvier 2027");
    }

    /** Until then the child keeps its place, and the family its days before. */
    @Test
    @Feature({"ENR-3", "BKG-4"})
    void anEnrolmentThatEndsLaterKeepsItsPlaceUntilThen() {
        String taken = "select taken from season_capacity";
        LocalDate last = HIS.minusDays(1);
        run(
                () ->
                        rows.sql(
                                "insert into season_capacity values ('%s', '%s', '2026-2027', 20, 1)"
                                        .formatted(ACTIVITY.id(), PLACE)));
        run(() -> enrolmentDesk.end(somebody(9), ENROLMENT, last, "Fin"));
        String enrolment = "select state || ' ' || to_day || ' ' || ends_early from enrolment";
        assertThat(rows.one(enrolment)).isEqualTo("ACTIVE " + last + " true");
        assertThat(rows.one(taken)).isEqualTo("1");
        assertThat(rows.one("select string_agg(state, ',' order by day) from reservation"))
                .isEqualTo("RESERVED,CANCELLED");
        run(() -> assertThat(ended(last)).as("its last day").isFalse());
        run(() -> enrolmentDesk.end(somebody(9), ENROLMENT, LocalDate.of(2027, 8, 1), "Non"));
        assertThat(rows.one(enrolment)).as("taken back").isEqualTo("ACTIVE 2027-07-02 false");
        run(() -> enrolmentDesk.end(somebody(9), ENROLMENT, last, "Si"));
        run(() -> assertThat(ended(last.plusDays(1))).isTrue());
        assertThat(rows.one(enrolment)).isEqualTo("ENDED " + last + " true");
        assertThat(rows.one(taken)).isEqualTo("0");
    }

    /** It would keep a place until its first day, for nobody. */
    @Test
    @Feature("ENR-3")
    void anEnrolmentThatHasNotBegunByThenEndsAtOnce() {
        run(() -> rows.sql("update enrolment set from_day = '2027-03-01'"));
        run(() -> enrolmentDesk.end(somebody(9), ENROLMENT, LocalDate.of(2026, 12, 31), "Fin"));
        assertThat(rows.one("select state from enrolment")).isEqualTo("ENDED");
    }

    /** The page is open still, or the mail: the right was taken meanwhile. */
    @Test
    @Feature({"FAM-1", "ENR-3"})
    void whoMayNotBookAnyMoreIsToldWhy() {
        run(() -> rows.sql("update enrolment set state = 'OFFERED', offered_until = '2027-01-01'"));
        var enrolling = new Enrolling();
        enrolling.enrolments = enrolmentDesk.enrolments;
        enrolling.families = wishes.families;
        enrolling.clock = enrolmentDesk.clock;
        var choices = new EnrolmentChoices();
        choices.families = wishes.families;
        choices.clock = enrolmentDesk.clock;
        List.<Runnable>of(
                        () -> enrolling.accept(GRANDMOTHER, ENROLMENT),
                        () -> enrolling.withdraw(GRANDMOTHER, ENROLMENT),
                        () -> choices.one(GRANDMOTHER, 1, 1, ACTIVITY.id(), PLACE))
                .forEach(
                        what ->
                                assertThatThrownBy(() -> run(what))
                                        .isInstanceOf(DomainException.class)
                                        .hasMessage("family.bar.NO_RIGHT"));
        assertThatThrownBy(() -> run(() -> enrolling.accept(FATHER, ENROLMENT)))
                .as("of the other household")
                .isInstanceOf(NotFoundException.class);
    }

    private static boolean ended(LocalDate day) {
        var rounds = new Promotions();
        rounds.enrolments = enrolmentDesk.enrolments;
        rounds.seasons = enrolmentDesk.seasons;
        rounds.activities = enrolmentDesk.activities;
        rounds.clock =
                Clock.fixed(
                        day.atStartOfDay(ZoneId.of("Europe/Paris")).toInstant(),
                        ZoneId.of("Europe/Paris"));
        return rounds.endOne();
    }

    @Test
    void onlyTheHouseholdThatWaitsLeavesTheLineByAnAdultWhoBooks() {
        LocalDate full = HIS.plusWeeks(1);
        run(
                () -> {
                    var key = new PlaceKey(ACTIVITY.id(), PLACE, "matin", full);
                    wishes.places.lock(List.of(key), k -> 0);
                    wishes.ask(somebody(MOTHER), ENROLMENT, "matin", full);
                });
        assertThat(wishes.of(ENROLMENT, MOTHER)).extracting(DayWish::own).containsExactly(true);
        assertThat(wishes.of(ENROLMENT, FATHER)).extracting(DayWish::own).containsExactly(false);
        assertThat(wishes.of(ENROLMENT, GRANDMOTHER))
                .extracting(DayWish::own)
                .containsExactly(false);
        long id = wishes.of(ENROLMENT, MOTHER).get(0).id();
        assertThatThrownBy(() -> run(() -> wishes.leave(FATHER, ENROLMENT, id)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> run(() -> wishes.leave(GRANDMOTHER, ENROLMENT, id)))
                .isInstanceOf(DomainException.class)
                .hasMessage("family.bar.NO_RIGHT");
        assertThat(wishes.of(ENROLMENT, MOTHER)).hasSize(1);
        run(() -> wishes.leave(MOTHER, ENROLMENT, id));
        assertThat(wishes.of(ENROLMENT, MOTHER)).isEmpty();
    }
}
