package fr.parvis.family.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.family.entity.QuotientFamilial;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Heard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reckons with quotients is told from when to when another one counts. */
@Feature("FAM-4")
class QuotientsTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    private final List<QuotientFamilial> history = new ArrayList<>();
    private final List<QuotientSet> told = new ArrayList<>();

    @Test
    void itCountsUntilTheNextOneThatIsThere() {
        var quotients = new Quotients();
        quotients.quotients =
                new QuotientRepository() {
                    @Override
                    void add(QuotientFamilial quotient) {
                        history.add(quotient);
                    }

                    @Override
                    List<QuotientFamilial> history(long household) {
                        return List.copyOf(history);
                    }
                };
        quotients.settings = Heard.by(event -> told.addAll(event.all()));
        quotients.set(1, quotient(JANUARY, 620));
        quotients.set(1, quotient(SEPTEMBER, 480));
        quotients.set(1, quotient(JANUARY, 630));
        assertThat(history).hasSize(3);
        assertThat(told)
                .containsExactly(
                        new QuotientSet(1, JANUARY, null, 620),
                        new QuotientSet(1, SEPTEMBER, LocalDate.of(2026, 12, 31), 480),
                        new QuotientSet(1, JANUARY, null, 630));
    }

    private static QuotientFamilial quotient(LocalDate from, int amount) {
        return new QuotientFamilial(
                1,
                from,
                amount,
                QuotientFamilial.Source.AGENT,
                "A",
                Instant.parse("2026-09-20T08:00:00Z"),
                "Avis");
    }
}
