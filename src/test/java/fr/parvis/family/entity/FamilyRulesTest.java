package fr.parvis.family.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Ages, school years, who has a child when, and which quotient counts. */
class FamilyRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static ChildFacts born(LocalDate born, LocalDate left) {
        return new ChildFacts("Matteo", "Durand", born, "École Jules-Ferry", SchoolLevel.GS, left);
    }

    @Test
    void aChildGrowsOlderOnItsBirthdayAndOneOfALeapDayOnTheFirstOfMarch() {
        ChildFacts child = born(LocalDate.of(2020, 11, 22), null);
        assertThat(child.ageOn(DAY.minusDays(1))).isEqualTo(5);
        assertThat(child.ageOn(DAY)).isEqualTo(6);
        ChildFacts leap = born(LocalDate.of(2020, 2, 29), null);
        assertThat(leap.ageOn(LocalDate.of(2026, 2, 28))).isEqualTo(5);
        assertThat(leap.ageOn(LocalDate.of(2026, 3, 1))).isEqualTo(6);
        assertThat(leap.ageOn(LocalDate.of(2028, 2, 29))).isEqualTo(8);
    }

    @Test
    void schoolYearsAreReadAsPeopleWriteThemAndKnowTheirSchool() {
        assertThat(SchoolLevel.read(" ce2 ")).contains(SchoolLevel.CE2);
        assertThat(SchoolLevel.read("6e")).contains(SchoolLevel.SIXTH);
        assertThat(SchoolLevel.read("CE3")).isEmpty();
        assertThat(SchoolLevel.read(null)).isEmpty();
        assertThat(SchoolLevel.GS.nursery()).isTrue();
        assertThat(SchoolLevel.CP.nursery()).isFalse();
        assertThat(SchoolLevel.CM2.primary()).isTrue();
        assertThat(SchoolLevel.SIXTH.primary()).isFalse();
    }

    @Property(tries = 200)
    @Feature("FAM-1")
    void aHouseholdBooksForTheDaysOnWhichItHasTheChildAndTheChildIsThere(
            @ForAll @IntRange(min = -400, max = 400) int since,
            @ForAll @IntRange(min = 0, max = 400) int lasting,
            @ForAll boolean ends,
            @ForAll @IntRange(min = -400, max = 400) int left,
            @ForAll boolean leaves) {
        LocalDate first = DAY.plusDays(since);
        LocalDate until = ends ? first.plusDays(lasting) : null;
        LocalDate gone = leaves ? DAY.plusDays(left) : null;
        var child =
                new FamilyChild(1, born(DAY.minusYears(6), gone), 7, "2026-00412", first, until);

        boolean there = !DAY.isBefore(first) && (until == null || DAY.isBefore(until));
        boolean atSchool = gone == null || DAY.isBefore(gone);
        if (!there) {
            assertThat(child.bar(DAY)).contains(FamilyChild.Bar.NOT_IN_HOUSEHOLD);
        } else if (!atSchool) {
            assertThat(child.bar(DAY)).contains(FamilyChild.Bar.LEFT);
        } else {
            assertThat(child.bar(DAY)).isEmpty();
        }
    }

    @Property(tries = 100)
    @Feature("FAM-4")
    void theQuotientThatCountsIsTheLatestBegunWhateverTheOrderTheyAreReadIn(
            @ForAll List<@IntRange(min = -300, max = 300) Integer> begins, @ForAll long seed) {
        List<QuotientFamilial> history = new ArrayList<>();
        QuotientFamilial expected = null;
        for (int i = 0; i < begins.size(); i++) {
            var one =
                    new QuotientFamilial(
                            7,
                            DAY.plusDays(begins.get(i)),
                            i,
                            QuotientFamilial.Source.AGENT,
                            "Dominique Roux",
                            Instant.EPOCH.plusSeconds(i),
                            "Avis d’imposition");
            history.add(one);
            boolean begun = begins.get(i) <= 0;
            if (begun && (expected == null || !one.from().isBefore(expected.from()))) {
                expected = one;
            }
        }
        Collections.shuffle(history, new Random(seed));
        if (expected == null) {
            assertThat(QuotientFamilial.on(DAY, history)).isEmpty();
        } else {
            assertThat(QuotientFamilial.on(DAY, history)).containsSame(expected);
        }
    }
}
