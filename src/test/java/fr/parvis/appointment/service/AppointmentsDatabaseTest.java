package fr.parvis.appointment.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.entity.Visit;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import java.lang.annotation.Annotation;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time does to slots that are kept and booked, on a real PostgreSQL. */
class AppointmentsDatabaseTest {

    private static final String CALENDAR = "essai";

    /** A Monday, nine o'clock in Paris; slots are taken a day ahead at the latest. */
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");

    private static final Instant FIRST = MONDAY.plus(Duration.ofDays(1));
    private static final Instant SECOND = FIRST.plus(Duration.ofMinutes(15));
    private static final Instant THURSDAY = FIRST.plus(Duration.ofDays(2));
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
    private static final Visit VISIT = new Visit("Léa Durand", "Essai", "/agents/demandes/1");
    private static final String DRAFT = "draft:1";
    private static final String REQUEST = "request:1";

    private static SchemaDatabase database;

    private final EntityManager entities = database.entities();
    private final Appointments appointments = new Appointments();
    private final ReceptionDays days = new ReceptionDays();
    private final Account agent =
            new Account() {
                @Override
                public String displayName() {
                    return "Claire Moreau";
                }
            };
    private final List<String> told = new ArrayList<>();
    private String unreachable;
    private Instant now = MONDAY;

    AppointmentsDatabaseTest() {
        var clock =
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ClockProducer.PARIS;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                };
        var rows = new AppointmentRepository();
        rows.entities = entities;
        var calendarRows = new CalendarRepository();
        calendarRows.entities = entities;
        appointments.repository = rows;
        appointments.slots = new SlotKeeper();
        appointments.slots.repository = rows;
        appointments.slots.calendars = calendarRows;
        appointments.clock = clock;
        days.repository = rows;
        days.reception = new ReceptionRepository();
        days.reception.entities = entities;
        days.calendarRows = calendarRows;
        days.calendars =
                new Calendars() {
                    @Override
                    public Set<String> services(Account of) {
                        return Set.of("etat-civil");
                    }

                    @Override
                    public AppointmentCalendar ofAgent(String id, Account of) {
                        return calendarRows.find(id).orElseThrow();
                    }
                };
        days.clock = clock;
        days.withdrawals =
                new Withdrawals() {
                    @Override
                    public boolean withdraw(ReceptionRepository.Covered covered) {
                        return in(() -> super.withdraw(covered));
                    }
                };
        days.withdrawals.repository = rows;
        days.withdrawals.reception = days.reception;
        days.withdrawals.leaving = new Heard<>(leaving -> {});
        days.withdrawals.withdrawn = new Heard<>(this::tell);
        days.withdrawals.clock = clock;
    }

    private void tell(AppointmentWithdrawn withdrawn) {
        if (withdrawn.appointment().holder().equals(unreachable)) {
            throw new IllegalStateException("essai");
        }
        told.add(withdrawn.appointment().holder() + " " + withdrawn.reason());
    }

    /** One who observes, without a container. */
    private record Heard<T>(Consumer<T> by) implements Event<T> {

        @Override
        public void fire(T event) {
            by.accept(event);
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<T> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("appointment");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void twoDesks() {
        sql("truncate appointment_calendar cascade");
        sql(
                "insert into appointment_calendar (id, service, title, place, rules, file_hash)"
                        + " values ('essai', 'etat-civil', 'Essai', 'Mairie', '{\"slotMinutes\":"
                        + " 15, \"desks\": 2, \"opening\": {\"tuesday\": [\"09:00-10:00\"],"
                        + " \"thursday\": [\"09:00-10:00\"]}, \"closed\": [], \"minimumHours\":"
                        + " 24, \"maximumDays\": 60}', '')");
    }

    @AfterEach
    void close() {
        entities.close();
    }

    private static void sql(String statement) {
        try (var connection = database.dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T in(Supplier<T> work) {
        entities.getTransaction().begin();
        try {
            T result = work.get();
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.clear();
        }
    }

    private Appointment book(Instant start, String holder, String agentName) {
        return in(() -> appointments.book(CALENDAR, start, holder, VISIT, agentName));
    }

    private Holding hold(Instant start, String holder) {
        return in(() -> appointments.hold(CALENDAR, start, holder));
    }

    private Holding extend() {
        return in(() -> appointments.extend(DRAFT));
    }

    private Stream<AppointmentState> states() {
        return in(() -> appointments.of(REQUEST)).stream().map(Appointment::state);
    }

    private static void notOffered(Runnable choice) {
        assertThatThrownBy(choice::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("appointment.notOffered"));
    }

    @Test
    @Feature("APT-4")
    void oneThatNobodyNotedKeepsNobodyFromTheNext() {
        book(FIRST, REQUEST, null);
        assertThatThrownBy(() -> book(SECOND, REQUEST, null))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("appointment.hasOne"));
        now = FIRST.plus(Duration.ofHours(1));
        book(THURSDAY, REQUEST, null);
        assertThat(states()).containsExactly(AppointmentState.BOOKED, AppointmentState.UNNOTED);
        now = THURSDAY.plusSeconds(1);
        book(THURSDAY.plus(Duration.ofMinutes(30)), REQUEST, "Claire Moreau");
        assertThat(states())
                .containsExactly(
                        AppointmentState.BOOKED,
                        AppointmentState.UNNOTED,
                        AppointmentState.UNNOTED);
    }

    @Test
    @Feature("APT-4")
    void aSecondClickOnTheSlotThatIsOnesOwnNowChangesNothing() {
        book(FIRST, REQUEST, null);
        assertThat(in(() -> appointments.move(THURSDAY, REQUEST, VISIT, null))).isPresent();
        assertThat(in(() -> appointments.move(THURSDAY, REQUEST, VISIT, null))).isEmpty();
        assertThat(states()).containsExactly(AppointmentState.BOOKED, AppointmentState.MOVED);
    }

    @Test
    @Feature("APT-5")
    void whoCameIsCorrectedAlsoAfterAnotherWasTaken() {
        long first = book(FIRST, REQUEST, null).id();
        now = FIRST.plus(Duration.ofHours(1));
        noted(first, false);
        book(THURSDAY, REQUEST, null);
        in(
                () -> {
                    days.undoNote(first, agent);
                    return null;
                });
        assertThat(states()).containsExactly(AppointmentState.BOOKED, AppointmentState.UNNOTED);
        noted(first, true);
        assertThat(states()).containsExactly(AppointmentState.BOOKED, AppointmentState.PRESENT);
    }

    private void noted(long id, boolean came) {
        in(
                () -> {
                    days.note(id, came, agent);
                    return null;
                });
    }

    @Test
    @Feature({"APT-1", "APT-3"})
    void anOldHoldIsTakenUpAgainOnlyWhileTheSlotMayBeChosen() {
        Instant start = THURSDAY;
        hold(start, DRAFT);
        now = start.minus(Duration.ofHours(25));
        assertThat(extend().held()).as("nobody took it").isTrue();
        now = now.plus(Duration.ofMinutes(9));
        assertThat(extend().held()).isTrue();
        now = start.minus(Duration.ofHours(24)).plusSeconds(1);
        assertThat(extend().lost()).as("old, and too late").isTrue();
        notOffered(() -> hold(start, DRAFT));
        assertThatThrownBy(() -> in(() -> appointments.book(DRAFT, REQUEST, VISIT)))
                .isInstanceOf(SlotTakenException.class);
        now = start.plus(Duration.ofHours(5));
        assertThat(extend().lost()).isTrue();
    }

    @Test
    @Feature("APT-3")
    void whoGoesOnKeepsTheSlotThoughItIsTooLateForOthers() {
        hold(FIRST, DRAFT);
        now = MONDAY.plus(Duration.ofMinutes(9));
        notOffered(() -> hold(FIRST, "draft:2"));
        assertThat(extend().held()).isTrue();
        assertThat(hold(FIRST, DRAFT).held()).isTrue();
        assertThat(in(() -> appointments.book(DRAFT, REQUEST, VISIT))).isPresent();
    }

    @Test
    @Feature({"APT-3", "REQ-3"})
    void whatTheBrowserKeptGoesToTheSpaceAlsoWhenItIsTooLateForOthers() {
        hold(FIRST, DRAFT);
        hold(SECOND, "draft:2");
        now = MONDAY.plus(Duration.ofMinutes(5));
        in(
                () -> {
                    appointments.handOver(DRAFT, "draft:2");
                    return null;
                });
        assertThat(in(() -> appointments.holding("draft:2")).slot().start()).isEqualTo(FIRST);
        assertThat(in(() -> appointments.holding(DRAFT)).held()).isFalse();
        assertThat(database.number("select count(*) from appointment")).isEqualTo(1);
    }

    @Test
    @Feature("APT-3")
    void whoComesBackAfterDaysLearnsThatTheSlotWasLost() {
        hold(THURSDAY, DRAFT);
        now = THURSDAY.plus(Duration.ofDays(30));
        assertThat(in(appointments::forgetOldHolds)).isZero();
        assertThat(extend().lost()).isTrue();
        now = now.plus(Duration.ofDays(100));
        assertThat(in(appointments::forgetOldHolds)).isEqualTo(1);
    }

    /** Whom a round of reminders would write to before Wednesday. */
    private Optional<String> reminded() {
        Instant soon = now.plusSeconds(1);
        return in(() -> days.reception.claimReminder(FIRST.plus(Duration.ofHours(9)), soon, now))
                .map(Appointment::holder);
    }

    private long block(int desk, Instant from, Instant to) {
        return in(() -> days.block(CALENDAR, desk, new Slot(from, to), "Formation", agent));
    }

    @Test
    @Feature("APT-5")
    void whoIsLeftInABlockIsToldByALaterRound() {
        book(FIRST, REQUEST, null);
        book(FIRST, "request:2", null);
        book(SECOND, "request:3", null);
        book(THURSDAY, "request:4", null);
        long block = block(0, FIRST, FIRST.plus(Duration.ofHours(1)));
        // the node falls here
        unreachable = REQUEST;
        days.withdrawBlocked();
        assertThat(told)
                .as("one that fails does not end the others")
                .containsExactly("request:2 Formation", "request:3 Formation");
        assertThat(states()).containsExactly(AppointmentState.BOOKED);
        assertThat(days.withdraw(block))
                .as("the agent learns that one is left")
                .isEqualTo(new ReceptionDays.Withdrawn(0, 1));
        assertThat(reminded()).as("to come where nobody receives").isEmpty();

        unreachable = null;
        days.withdrawBlocked();
        days.withdrawBlocked();
        assertThat(told).hasSize(3).contains("request:1 Formation");
        assertThat(states()).containsExactly(AppointmentState.CANCELLED);
        assertThat(in(() -> appointments.of("request:4")))
                .extracting(Appointment::state)
                .containsExactly(AppointmentState.BOOKED);
    }

    @Test
    @Feature("APT-5")
    void onlyWhoIsToComeWhereNobodyReceivesIsWithdrawn() {
        book(FIRST, REQUEST, null);
        book(FIRST, "request:2", null);
        long opened = block(0, SECOND, SECOND.plusSeconds(60));
        long blocked = block(1, FIRST, SECOND);
        book(SECOND.plus(Duration.ofMinutes(15)), "request:3", null);
        assertThat(days.withdraw(opened)).isEqualTo(new ReceptionDays.Withdrawn(0, 0));
        assertThat(days.withdraw(blocked)).isEqualTo(new ReceptionDays.Withdrawn(1, 0));
        assertThat(told).containsExactly("request:1 Formation");
        assertThat(reminded()).as("the other desk receives").contains("request:2");

        long later = block(2, FIRST, SECOND);
        in(
                () -> {
                    days.unblock(later, CALENDAR, agent);
                    return null;
                });
        days.withdrawBlocked();
        block(2, FIRST, SECOND);
        now = FIRST;
        days.withdrawBlocked();
        assertThat(told).as("received again, or begun").hasSize(1);
    }

    @Test
    @Feature("APT-5")
    void theDayShowsEverybodyWhateverTheLengthsOfSlotsWere() {
        book(FIRST, REQUEST, null);
        sql("update appointment_calendar set rules = jsonb_set(rules, '{slotMinutes}', '20')");
        entities.getEntityManagerFactory().getCache().evictAll();
        book(FIRST, "request:2", null);
        ReceptionDays.Day day = in(() -> days.day(CALENDAR, TUESDAY, agent));
        assertThat(day.rows())
                .flatExtracting(ReceptionDays.Row::cells)
                .extracting(ReceptionDays.Cell::appointment)
                .filteredOn(a -> a != null)
                .extracting(Appointment::holder)
                .containsExactlyInAnyOrder(REQUEST, "request:2");
        assertThat(day.rows().get(0).cells())
                .extracting(ReceptionDays.Cell::taken)
                .as("the other desk receives who came for twenty minutes")
                .containsExactly(false, true);
    }
}
