package fr.parvis.appointment.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AppointmentTest {

    private static final Instant START = Instant.parse("2026-11-17T09:30:00Z");
    private static final Instant BEFORE = START.minus(Duration.ofDays(3));

    private static Appointment booked() {
        Appointment one = HeldAppointment.of("abc", START);
        one.book("request:1", new Visit("Léa", "Essai", "/agents"), "citizen", BEFORE);
        return one;
    }

    private static void refused(Appointment one, Consumer<Appointment> change, String problem) {
        assertThatThrownBy(() -> change.accept(one))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("appointment." + problem));
    }

    @Test
    @Feature("APT-3")
    void aHoldLastsTenMinutesFromTheLastSignOfLife() {
        Appointment one = HeldAppointment.of("abc", START);
        one.keep(BEFORE);
        assertThat(one.held(BEFORE.plus(Duration.ofMinutes(10)).minusMillis(1))).isTrue();
        assertThat(one.held(BEFORE.plus(Duration.ofMinutes(10)))).isFalse();
        Appointment taken = booked();
        refused(taken, a -> a.keep(BEFORE), "notAllowedNow");
    }

    @Test
    @Feature("APT-4")
    void everyChangeLeavesALineOfItsHistory() {
        Appointment one = booked();
        one.cancel("Camille Petit", "Formation", BEFORE);
        assertThat(one.history())
                .extracting(AppointmentEvent::state)
                .containsExactly(AppointmentState.BOOKED, AppointmentState.CANCELLED);
        assertThat(one.history().get(1).reason()).isEqualTo("Formation");
        assertThat(one.history().get(1).actor()).isEqualTo("Camille Petit");
        refused(one, a -> a.cancel("x", null, BEFORE), "notAllowedNow");
    }

    @Test
    @Feature("APT-4")
    void theReasonOfAnAgentIsWrittenAndShort() {
        refused(booked(), a -> a.cancel("x", " ", BEFORE), "block.reasonMissing");
        refused(booked(), a -> a.cancel("x", "é".repeat(301), BEFORE), "block.reasonMissing");
        booked().cancel("x", "é".repeat(300), BEFORE);
    }

    @Test
    @Feature("APT-4")
    void whatHasBegunIsNotMoved() {
        assertThat(booked().changeable(START.minusMillis(1))).isTrue();
        assertThat(booked().changeable(START)).isFalse();
        refused(booked(), a -> a.move("citizen", START), "tooLate");
    }

    @Test
    @Feature("APT-5")
    void whoCameIsNotedFromAnHourBeforeAndCorrected() {
        refused(booked(), a -> a.note(true, "x", START.minusSeconds(3601)), "tooEarly");
        Appointment one = booked();
        one.note(true, "x", START.minusSeconds(3600));
        assertThat(one.state()).isEqualTo(AppointmentState.PRESENT);
        one.note(false, "x", START);
        assertThat(one.state()).isEqualTo(AppointmentState.ABSENT);
        one.undoNote(false, "x", START);
        assertThat(one.state()).isEqualTo(AppointmentState.BOOKED);
        assertThat(one.history()).hasSize(4);
    }
}
