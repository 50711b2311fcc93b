package fr.parvis.booking.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

@Feature("BKG-7")
class WaitingPlaceTest {

    private static WaitingPlace line(long ahead, Long perHour) {
        return new WaitingPlace(false, ahead, null, perHour);
    }

    @Property
    void theEstimateIsARangeThatHoldsTheSteadyWait(
            @ForAll @LongRange(min = 0, max = 20_000) long ahead,
            @ForAll @LongRange(min = 30, max = 300_000) long perHour) {
        WaitingPlace.Wait wait = line(ahead, perHour).expected();
        double steady = (ahead + 1) * 60.0 / perHour;
        assertThat(wait.from()).isNotNegative().isLessThan(wait.to());
        assertThat((double) wait.from()).isLessThanOrEqualTo(steady);
        assertThat((double) wait.to()).isGreaterThanOrEqualTo(steady);
    }

    @Property
    void whoIsFurtherBackAsksNoMoreOftenAndNobodyAsksTooOften(
            @ForAll @LongRange(min = 0, max = 20_000) long ahead,
            @ForAll @LongRange(min = 0, max = 20_000) long more,
            @ForAll @LongRange(min = 30, max = 300_000) long perHour) {
        assertThat(line(ahead, perHour).askAgain())
                .isLessThanOrEqualTo(line(ahead + more, perHour).askAgain());
        assertThat(line(ahead, perHour).askAgain().toSeconds()).isBetween(4L, 30L);
        assertThat(line(ahead, null).askAgain().toSeconds()).isBetween(4L, 30L);
    }

    @Test
    void aThousandInLineAskSeldomAlsoWhileTheDoorStandsStill() {
        for (Long rate : Arrays.asList(null, 0L)) {
            assertThat(line(1, rate).askAgain().toSeconds()).isEqualTo(4);
            assertThat(line(1200, rate).askAgain().toSeconds()).isEqualTo(30);
        }
    }

    @Test
    void nothingIsPromisedBeforeAnythingIsMeasured() {
        assertThat(line(412, null).expected()).isNull();
        assertThat(line(412, 0L).expected()).isNull();
        assertThat(WaitingPlace.OPEN.expected()).isNull();
    }
}
