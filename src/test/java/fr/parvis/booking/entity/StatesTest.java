package fr.parvis.booking.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static Enrolment asked() {
        return new Enrolment(
                1,
                2,
                "etude",
                "ecole",
                null,
                LocalDate.parse("2026-11-22"),
                LocalDate.parse("2027-07-02"),
                BookingActor.citizen(),
                NOW);
    }

    @Test
    @Feature("ENR-3")
    void anEnrolmentKeepsItsHistory() {
        Enrolment enrolment = asked();
        enrolment.queue(BookingActor.system(), NOW);
        enrolment.offer(NOW.plusSeconds(60), NOW);
        assertThat(enrolment.offeredUntil()).isEqualTo(NOW.plusSeconds(60));
        enrolment.activate(BookingActor.citizen(), NOW.plusSeconds(59));
        assertThat(enrolment.offeredUntil()).isNull();
        enrolment.end(LocalDate.parse("2026-12-31"), BookingActor.agent("Camille"), "Départ", NOW);
        assertThat(enrolment.to()).isEqualTo(LocalDate.parse("2026-12-31"));
        assertThat(enrolment.history())
                .extracting(EnrolmentEvent::to)
                .containsExactly(
                        EnrolmentState.ASKED,
                        EnrolmentState.WAITING,
                        EnrolmentState.OFFERED,
                        EnrolmentState.ACTIVE,
                        EnrolmentState.ENDED);
        assertThatThrownBy(() -> enrolment.withdraw(BookingActor.citizen(), NOW))
                .isInstanceOf(DomainException.class);
    }

    @Test
    @Feature("ENR-3")
    void anOfferThatRanOutIsNotAccepted() {
        Enrolment enrolment = asked();
        enrolment.queue(BookingActor.system(), NOW);
        enrolment.offer(NOW.plusSeconds(60), NOW);
        assertThatThrownBy(() -> enrolment.activate(BookingActor.citizen(), NOW.plusSeconds(60)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("booking.offer.over");
        assertThat(enrolment.state()).isEqualTo(EnrolmentState.OFFERED);
    }

    @ParameterizedTest
    @EnumSource(ReservationState.class)
    @Feature("BKG-6")
    void whatHoldsNoPlaceNeverHoldsOneAgain(ReservationState from) {
        for (ReservationState to : ReservationState.values()) {
            if (!from.living()) {
                assertThat(from.mayBecome(to)).as(from + " to " + to).isFalse();
            }
        }
        assertThat(from.living()).isEqualTo(from.cell() != CellState.FREE);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-27, 2024-03-27, le 27/03/2024",
        "2024-04-09, 2024-04-10, du 09 au 10/04/2024",
        "2024-03-30, 2024-04-03, du 30/03 au 03/04/2024",
        "2026-12-30, 2027-01-06, du 30/12/2026 au 06/01/2027"
    })
    @Feature("BKG-5")
    void aBasketIsCalledAsTheGuideCallsIt(LocalDate first, LocalDate last, String words) {
        var days = new TreeSet<LocalDate>();
        days.add(first);
        days.add(last);
        assertThat(BasketTitle.days(days)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-01, 2027-07-06, du 01/09/2026 au 06/07/2027",
        "2026-09-01, 2029-09-01, du 01/09/2026 au 01/09/2029",
        "2026-09-01, 2036-08-31, à partir du 01/09/2026",
    })
    @Feature("BKG-1")
    void anEndThatIsYearsAwayIsNotSaid(LocalDate from, LocalDate to, String words) {
        assertThat(PeriodWords.of(from, to)).isEqualTo(words);
    }

    @Test
    @Feature("BKG-5")
    void aBasketThatOnlyGivesUpIsACancellation() {
        var add = DayChange.Kind.ADD;
        var cancel = DayChange.Kind.CANCEL;
        assertThat(BasketKind.of(Set.of(add))).isEqualTo(BasketKind.ADD);
        assertThat(BasketKind.of(Set.of(cancel))).isEqualTo(BasketKind.CANCEL);
        assertThat(BasketKind.of(Set.of(add, cancel))).isEqualTo(BasketKind.CHANGE);
    }
}
