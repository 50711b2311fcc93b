package fr.parvis.request.entity;

import static fr.parvis.request.entity.RequestStatus.ACCEPTED;
import static fr.parvis.request.entity.RequestStatus.ARCHIVED;
import static fr.parvis.request.entity.RequestStatus.AWAITING_COMPLEMENT;
import static fr.parvis.request.entity.RequestStatus.CANCELLED;
import static fr.parvis.request.entity.RequestStatus.DRAFT;
import static fr.parvis.request.entity.RequestStatus.FILED;
import static fr.parvis.request.entity.RequestStatus.IN_PROGRESS;
import static fr.parvis.request.entity.RequestStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.RequestEvent.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Feature("TRK-2")
class RequestStatusTest {

    /** The specification once more, as a person reads it: from, then whatever may follow. */
    private static final String TABLE =
            """
            DRAFT               FILED
            FILED               IN_PROGRESS AWAITING_COMPLEMENT ACCEPTED REJECTED CANCELLED
            IN_PROGRESS         AWAITING_COMPLEMENT ACCEPTED REJECTED CANCELLED
            AWAITING_COMPLEMENT IN_PROGRESS ACCEPTED REJECTED CANCELLED
            ACCEPTED            IN_PROGRESS ARCHIVED
            REJECTED            IN_PROGRESS ARCHIVED
            CANCELLED           ARCHIVED
            ARCHIVED
            """;

    static Stream<Arguments> everyPair() {
        Set<String> allowed = new HashSet<>();
        TABLE.lines()
                .map(line -> line.split(" +"))
                .forEach(
                        words ->
                                Stream.of(words)
                                        .skip(1)
                                        .forEach(next -> allowed.add(words[0] + " " + next)));
        return Arrays.stream(RequestStatus.values())
                .flatMap(
                        from ->
                                Arrays.stream(RequestStatus.values())
                                        .map(
                                                to ->
                                                        Arguments.of(
                                                                from,
                                                                to,
                                                                allowed.contains(
                                                                        from + " " + to))));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("everyPair")
    void followsTheTable(RequestStatus from, RequestStatus to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }

    @Test
    void onlyAnArchivedRequestStaysAsItIs() {
        for (RequestStatus status : RequestStatus.values()) {
            boolean end =
                    Arrays.stream(RequestStatus.values()).noneMatch(next -> status.mayBecome(next));
            assertThat(end).as(status.name()).isEqualTo(status == ARCHIVED);
        }
    }

    @Test
    void isOpenUntilTheServiceDecidedOrTheCitizenWithdrew() {
        assertThat(Arrays.stream(RequestStatus.values()).filter(RequestStatus::open))
                .containsExactly(FILED, IN_PROGRESS, AWAITING_COMPLEMENT);
    }

    @Test
    @Feature("TRK-6")
    void isCancellableExactlyWhileItIsOpen() {
        assertThat(Arrays.stream(RequestStatus.values()).filter(RequestStatus::cancellable))
                .containsExactly(FILED, IN_PROGRESS, AWAITING_COMPLEMENT);
        assertThat(Set.of(DRAFT, ACCEPTED, REJECTED, CANCELLED, ARCHIVED))
                .noneMatch(RequestStatus::cancellable);
    }

    @Test
    @Feature("APT-4")
    void onlyWhoIsNotRefusedTakesAnAppointmentButAnybodyGivesOneUp() {
        assertThat(
                        Arrays.stream(RequestStatus.values())
                                .filter(s -> s.allowsAppointment(Type.APPOINTMENT_BOOKED)))
                .containsExactly(FILED, IN_PROGRESS, AWAITING_COMPLEMENT, ACCEPTED);
        assertThat(
                        Arrays.stream(RequestStatus.values())
                                .filter(s -> !s.allowsAppointment(Type.APPOINTMENT_CANCELLED)))
                .containsExactly(ARCHIVED);
    }

    @ParameterizedTest
    @EnumSource
    void hasAFrenchName(RequestStatus status) {
        assertThat(Messages.text(status.key())).isNotBlank();
    }
}
