package fr.parvis.appointment.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Feature({"APT-3", "APT-5"})
class AppointmentStateTest {

    private static final Map<String, Set<String>> ALLOWED =
            Map.of(
                    "HELD", Set.of("BOOKED", "EXPIRED"),
                    "EXPIRED", Set.of(),
                    "BOOKED", Set.of("MOVED", "CANCELLED", "PRESENT", "ABSENT", "UNNOTED"),
                    "MOVED", Set.of(),
                    "CANCELLED", Set.of(),
                    "PRESENT", Set.of("ABSENT", "BOOKED", "UNNOTED"),
                    "ABSENT", Set.of("PRESENT", "BOOKED", "UNNOTED"),
                    "UNNOTED", Set.of("PRESENT", "ABSENT"));

    @Test
    void everyPairIsAllowedOrNot() {
        for (AppointmentState from : AppointmentState.values()) {
            for (AppointmentState to : AppointmentState.values()) {
                assertThat(from.mayBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(ALLOWED.get(from.name()).contains(to.name()));
            }
        }
    }

    @Test
    void whatIsGoneGivesItsTimeBack() {
        assertThat(AppointmentState.values())
                .filteredOn(AppointmentState::occupies)
                .containsExactlyInAnyOrder(
                        AppointmentState.HELD,
                        AppointmentState.BOOKED,
                        AppointmentState.PRESENT,
                        AppointmentState.ABSENT,
                        AppointmentState.UNNOTED);
    }
}
