package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("BIL-6")
class MoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0,00 €",
                "5 | 0,05 €",
                "-5 | −0,05 €",
                "7380 | 73,80 €",
                "99999 | 999,99 €",
                "100000 | 1_000,00 €",
                "123450 | 1_234,50 €",
                "-123456789 | −1_234_567,89 €",
            })
    void isWrittenAsFrenchWritesIt(long cents, String expected) {
        assertThat(Money.ofCents(cents).toString())
                .isEqualTo(expected.replace('_', '\u202F').replace(" €", "\u00A0€"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 234,50 € | 123450",
                "1234,5 | 123450",
                "1234.50 | 123450",
                "12 | 1200",
                " 12,00 EUR | 1200",
                "0,07€ | 7",
                "-3,50 | -350",
                "−3,50 | -350",
                "12 345 678,90 | 1234567890",
            })
    void isReadAsPeopleWriteIt(String written, long cents) {
        assertThat(Money.parse(written)).contains(Money.ofCents(cents));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "€", "abc", "1,234", "1.234,50", "1,234.50", "12,345", "1 23,00", "12,",
                ",50", "1e3", "0x10", "12 €€", "--1", "+1", "12 34", "٣", "1234567890123", "12 $",
                "1\n2"
            })
    void whatMayMeanSomethingElseIsRefused(String written) {
        assertThat(Money.parse(written)).isEmpty();
    }

    @Test
    void nothingIsNoAmount() {
        assertThat(Money.parse(null)).isEmpty();
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long cents) {
        Money money = Money.ofCents(cents);
        assertThat(Money.parse(money.plain())).contains(money);
        assertThat(Money.parse(money.toString())).contains(money);
    }

    @Property
    void isTheSameNumberAsADecimal(@ForAll long cents) {
        assertThat(new BigDecimal(Money.ofCents(cents).plain().replace(',', '.')))
                .isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
        String written = Money.ofCents(cents).toString().replace('−', '-');
        assertThat(written.replaceAll("[^0-9,-]", "")).isEqualTo(Money.ofCents(cents).plain());
    }

    @Property
    void sumsDoNotDependOnTheOrder(@ForAll List<Integer> cents, @ForAll long seed) {
        List<Money> amounts = cents.stream().map(Money::ofCents).toList();
        var shuffled = new ArrayList<>(amounts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Money.sum(shuffled)).isEqualTo(Money.sum(amounts));
        assertThat(Money.sum(amounts).minus(Money.sum(amounts))).isEqualTo(Money.ZERO);
    }

    @Property
    void theSmallerOfTwoIsOneOfThem(@ForAll long one, @ForAll long other) {
        Money least = Money.ofCents(one).atMost(Money.ofCents(other));
        assertThat(least.cents()).isEqualTo(Math.min(one, other));
    }

    @Test
    void whatDoesNotFitIsNotWrappedAround() {
        Money most = Money.ofCents(Long.MAX_VALUE);
        Money least = Money.ofCents(Long.MIN_VALUE);
        assertThatThrownBy(() -> most.plus(Money.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(Money.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isAColumnOfCents() {
        var converter = new MoneyConverter();
        assertThat(converter.convertToDatabaseColumn(Money.ofCents(7380))).isEqualTo(7380L);
        assertThat(converter.convertToEntityAttribute(7380L)).isEqualTo(Money.ofCents(7380));
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
        assertThat(converter.convertToEntityAttribute(null)).isNull();
    }
}
