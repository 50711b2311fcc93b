package fr.parvis.appointment.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.appointment.entity.Visit;
import fr.parvis.demo.PortalArchive;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.MovedClock;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has which slot, inside the server with its transactions, a moved clock and PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class AppointmentsIT {

    /** A Monday, nine o'clock in Paris. */
    private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");

    /** The first slot of the Tuesday. */
    private static final Instant FIRST = Instant.parse("2026-11-17T08:00:00Z");

    private static final Duration SLOT = Duration.ofMinutes(30);
    private static final Visit VISIT = new Visit("Léa Durand", "Essai", "/agents/demandes/1");
    private static final String RACE = "essai";

    @Inject Appointments appointments;
    @Inject Slots slots;
    @Inject Reminders reminders;
    @Resource ManagedExecutorService executor;
    @Resource UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    @AfterEach
    void theClockGoesOn() {
        MovedClock.goOn();
    }

    @BeforeEach
    void aCalendarOfTwentyPlaces() throws SQLException {
        MovedClock.to(NOW);
        sql("truncate appointment, appointment_event, appointment_block, appointment_offer");
        sql(
                "insert into appointment_calendar (id, service, title, place, rules, file_hash)"
                        + " values ('essai', 'etat-civil', 'Essai', 'Mairie',"
                        + " '{\"slotMinutes\": 30, \"desks\": 4, \"opening\": {\"tuesday\":"
                        + " [\"09:00-11:30\"]}, \"closed\": [], \"minimumHours\": 1,"
                        + " \"maximumDays\": 60}', '') on conflict do nothing");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private long count(String from) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found = query.executeQuery("select count(*) from " + from)) {
            found.next();
            return found.getLong(1);
        }
    }

    private <T> T inOne(Callable<T> work) throws Exception {
        transaction.begin();
        try {
            T result = work.call();
            transaction.commit();
            return result;
        } catch (Exception e) {
            transaction.rollback();
            throw e;
        }
    }

    private static Instant slot(int index) {
        return FIRST.plus(SLOT.multipliedBy(index));
    }

    /** Tries the slots in any order; false when each of them was said to be taken. */
    private boolean books(int person) throws Exception {
        var order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order, new Random(person));
        for (int index : order) {
            try {
                appointments.hold(RACE, slot(index), "draft:" + person);
                inOne(() -> appointments.book("draft:" + person, "request:" + person, VISIT));
                return true;
            } catch (SlotTakenException e) {
                assertEquals(slot(index), e.slot().start());
            }
        }
        return false;
    }

    @Test
    @Feature("APT-3")
    void aHundredPeopleRaceForTwentyPlaces() throws Exception {
        List<Callable<Boolean>> people = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int person = i;
            people.add(() -> books(person));
        }
        int booked = 0;
        int told = 0;
        for (Future<Boolean> result : executor.invokeAll(people)) {
            if (result.get()) {
                booked++;
            } else {
                told++;
            }
        }
        assertEquals(20, booked);
        assertEquals(80, told);
        assertEquals(20, count("appointment where state = 'BOOKED'"));
        assertEquals(
                20,
                count(
                        "(select distinct desk, starts_at from appointment where state = 'BOOKED')"
                                + " as places"));
        assertEquals(
                20,
                count("(select distinct holder from appointment where state = 'BOOKED') as them"));
        assertTrue(slots.nearest(RACE, FIRST, 100).stream().noneMatch(s -> s.day().equals(day())));
    }

    private static LocalDate day() {
        return LocalDate.of(2026, 11, 17);
    }

    @Test
    @Feature("APT-3")
    void whatIsKeptIsGivenBackByItself() throws Exception {
        for (int i = 0; i < 4; i++) {
            appointments.hold(RACE, FIRST, "draft:" + i);
        }
        assertThrows(SlotTakenException.class, () -> appointments.hold(RACE, FIRST, "draft:9"));

        MovedClock.to(NOW.plus(Duration.ofMinutes(9)));
        assertTrue(appointments.extend("draft:0").held(), "who goes on keeps it longer");
        MovedClock.to(NOW.plus(Duration.ofMinutes(11)));
        assertTrue(appointments.hold(RACE, FIRST, "draft:9").held(), "an old one is free");
        assertTrue(appointments.extend("draft:0").held());
        assertEquals(
                2,
                count(
                        "appointment where state = 'HELD' and held_until > '"
                                + NOW.plus(Duration.ofMinutes(11))
                                + "'"));
        // two of the others come back: their places are free; the third finds none
        int lost = 0;
        for (int i = 1; i < 4; i++) {
            lost += appointments.extend("draft:" + i).lost() ? 1 : 0;
        }
        assertEquals(1, lost);
    }

    @Test
    @Feature("APT-3")
    void anotherSlotTakenMeanwhileLeavesTheFirst() throws Exception {
        for (int i = 1; i <= 4; i++) {
            appointments.hold(RACE, slot(1), "draft:" + i);
        }
        appointments.hold(RACE, FIRST, "draft:0");
        assertThrows(SlotTakenException.class, () -> appointments.hold(RACE, slot(1), "draft:0"));
        assertEquals(FIRST, appointments.holding("draft:0").slot().start());
        appointments.hold(RACE, slot(2), "draft:0");
        assertEquals(slot(2), appointments.holding("draft:0").slot().start());
        assertEquals(1, count("appointment where holder = 'draft:0'"));
        appointments.release("draft:0");
        assertEquals(0, count("appointment where holder = 'draft:0'"));
    }

    @Test
    @Feature("APT-3")
    void whatIsNoSlotOrTooSoonIsRefused() {
        for (Instant wrong :
                List.of(
                        FIRST.plusSeconds(60),
                        slot(5),
                        FIRST.minus(Duration.ofDays(7)),
                        FIRST.plus(Duration.ofDays(70)))) {
            var refused =
                    assertThrows(
                            DomainException.class, () -> appointments.hold(RACE, wrong, "draft:0"));
            assertEquals("appointment.notOffered", refused.messageKey());
        }
        MovedClock.to(FIRST.minus(Duration.ofMinutes(59)));
        assertThrows(DomainException.class, () -> appointments.hold(RACE, FIRST, "draft:0"));
        assertTrue(appointments.hold(RACE, slot(1), "draft:0").held());
    }

    @Test
    @Feature("APT-4")
    void aMovedOneIsTheSameEntryForItsOwner() throws Exception {
        Appointment first = inOne(() -> appointments.book(RACE, FIRST, "request:1", VISIT, null));
        Appointment second =
                inOne(() -> appointments.move(slot(1), "request:1", VISIT, null)).orElseThrow();
        assertEquals(first.uid(), second.uid());
        assertEquals(first.sequence() + 1, second.sequence());
        List<Appointment> all = appointments.of("request:1");
        assertEquals(
                List.of(AppointmentState.BOOKED, AppointmentState.MOVED),
                all.stream().map(Appointment::state).toList());
        for (int i = 2; i < 6; i++) {
            assertTrue(appointments.hold(RACE, FIRST, "draft:" + i).held(), "the first is free");
        }
        assertTrue(
                inOne(() -> appointments.move(slot(1), "request:1", VISIT, null)).isEmpty(),
                "a second click");
        assertThrows(
                SlotTakenException.class,
                () -> inOne(() -> appointments.move(FIRST, "request:1", VISIT, null)));
        assertEquals(AppointmentState.BOOKED, appointments.of("request:1").get(0).state());
    }

    @Test
    @Feature("APT-4")
    void ofAChangeAndACancellationAtOnceOneIsDone() throws Exception {
        for (int round = 0; round < 20; round++) {
            String holder = "request:" + round;
            int at = round % 5;
            inOne(() -> appointments.book(RACE, slot(at), holder, VISIT, null));
            List<Callable<Boolean>> both =
                    List.of(
                            () -> done(() -> appointments.cancel(holder, null, null)),
                            () ->
                                    done(
                                            () ->
                                                    appointments.move(
                                                            slot((at + 1) % 5),
                                                            holder,
                                                            VISIT,
                                                            null)));
            for (Future<Boolean> result : executor.invokeAll(both)) {
                result.get();
            }
            long live = count("appointment where state = 'BOOKED' and holder = '" + holder + "'");
            long cancelled =
                    count("appointment where state = 'CANCELLED' and holder = '" + holder + "'");
            assertTrue(live + cancelled == 1, "live " + live + ", cancelled " + cancelled);
            sql("delete from appointment");
        }
    }

    private boolean done(Callable<?> work) throws Exception {
        try {
            inOne(work);
            return true;
        } catch (DomainException e) {
            return false;
        }
    }

    @Test
    @Feature("APT-4")
    void aReminderIsDueOnceOnTheDayBefore() throws Exception {
        inOne(() -> appointments.book(RACE, FIRST, "request:1", VISIT, null));
        inOne(() -> appointments.book(RACE, FIRST, "request:2", VISIT, null));
        inOne(() -> appointments.cancel("request:2", null, null));
        assertFalse(reminded(), "who booked today has just been written");

        MovedClock.to(Instant.parse("2026-11-10T08:00:00Z"));
        sql("update appointment set booked_at = '2026-11-09T08:00:00Z'");
        assertFalse(reminded(), "a week before is too early");
        MovedClock.to(Instant.parse("2026-11-16T07:59:00Z"));
        assertFalse(reminded(), "nobody is written before nine");
        MovedClock.to(NOW);
        List<Callable<Boolean>> nodes = Collections.nCopies(8, this::reminded);
        int sent = 0;
        for (Future<Boolean> result : executor.invokeAll(nodes)) {
            sent += result.get() ? 1 : 0;
        }
        assertEquals(1, sent);
        assertFalse(reminded());
    }

    private boolean reminded() throws Exception {
        return inOne(() -> reminders.next().isPresent());
    }

    @Test
    @Feature("APT-5")
    void aBlockedTimeIsOfferedToNobody() throws Exception {
        appointments.hold(RACE, FIRST, "draft:1");
        sql(
                "insert into appointment_block (calendar_id, desk, starts_at, ends_at, reason,"
                        + " created_by, created_at) values ('essai', null, '2026-11-17T08:00:00Z',"
                        + " '2026-11-17T09:00:00Z', 'x', 'y', now())");
        assertThrows(SlotTakenException.class, () -> appointments.hold(RACE, FIRST, "draft:2"));
        assertEquals(slot(2), slots.choice(RACE, day(), false).slots().get(0).start());
    }
}
