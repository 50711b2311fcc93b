package fr.parvis.booking.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.SampleActivity;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("BKG-5")
class TariffTest {

    private static final Activity WEDNESDAYS = SampleActivity.wednesdays();

    @ParameterizedTest
    @CsvSource({"0, 500", "400, 500", "401, 900", "1200, 900", "1201, 1850", ", 1850"})
    void thePriceFollowsTheQuotient(Integer quotient, long cents) {
        assertThat(new Tariff(WEDNESDAYS, quotient).price("journee"))
                .isEqualTo(Money.ofCents(cents));
    }

    @Property
    void theTotalIsTheSumOfTheDays(
            @ForAll @IntRange(max = 3000) int quotient,
            @ForAll @Size(max = 40) List<Boolean> days) {
        var tariff = new Tariff(WEDNESDAYS, quotient);
        var asked = new ArrayList<PricedBasket.Day>();
        long cents = 0;
        for (boolean whole : days) {
            String unit = whole ? "journee" : "matin";
            LocalDate day = LocalDate.of(2026, 9, 2).plusWeeks(asked.size());
            asked.add(new PricedBasket.Day(day, unit, unit, tariff.price(unit)));
            cents += tariff.price(unit).cents();
        }
        var part = new PricedBasket.Part(null, asked, List.of(), List.of(), "");
        assertThat(new PricedBasket(List.of(part, part)).total())
                .isEqualTo(Money.ofCents(2 * cents));
    }

    @Property
    void whoHasMoreNeverPaysLess(@ForAll @IntRange(max = 3000) int quotient) {
        assertThat(new Tariff(WEDNESDAYS, quotient + 1).price("journee"))
                .isGreaterThanOrEqualTo(new Tariff(WEDNESDAYS, quotient).price("journee"));
    }
}
