package fr.parvis.billing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Messages;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of states: what may follow what is said here once more, as a person reads it. */
class StatusTest {

    private static final String OF_INVOICES =
            """
            TO_PAY      PARTLY_PAID PAID CANCELLED
            PARTLY_PAID PAID CANCELLED
            PAID        REFUNDED
            CANCELLED
            REFUNDED
            """;

    private static final String OF_ATTEMPTS =
            """
            OPEN      WAITING REFUSED ABANDONED EXPIRED PAID
            WAITING   REFUSED ABANDONED EXPIRED PAID
            REFUSED   WAITING ABANDONED PAID
            ABANDONED WAITING PAID
            EXPIRED   WAITING PAID
            PAID
            """;

    private static Set<String> allowed(String table) {
        Set<String> allowed = new HashSet<>();
        table.lines()
                .map(line -> line.split(" +"))
                .forEach(
                        words ->
                                Stream.of(words)
                                        .skip(1)
                                        .forEach(next -> allowed.add(words[0] + " " + next)));
        return allowed;
    }

    private static <S extends Enum<S>> Stream<Arguments> pairs(
            S[] states, String table, BiPredicate<S, S> may) {
        Set<String> allowed = allowed(table);
        return Arrays.stream(states)
                .flatMap(
                        from ->
                                Arrays.stream(states)
                                        .map(
                                                to ->
                                                        Arguments.of(
                                                                from,
                                                                to,
                                                                may.test(from, to),
                                                                allowed.contains(
                                                                        from + " " + to))));
    }

    static Stream<Arguments> everyPair() {
        return Stream.concat(
                pairs(InvoiceStatus.values(), OF_INVOICES, InvoiceStatus::mayBecome),
                pairs(AttemptStatus.values(), OF_ATTEMPTS, AttemptStatus::mayBecome));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    @Feature({"BIL-1", "BIL-3"})
    void onlyWhatTheTableSaysMayFollow(Enum<?> from, Enum<?> to, boolean may, boolean expected) {
        assertThat(may).as(from + " to " + to).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(AttemptStatus.class)
    @Feature("BIL-5")
    void moneyThatArrivesIsTakenWhateverCameBefore(AttemptStatus status) {
        assertThat(status == AttemptStatus.PAID || status.mayBecome(AttemptStatus.PAID)).isTrue();
    }

    @Test
    @Feature("BIL-1")
    void everyStateThatIsShownHasItsName() {
        for (ShownStatus status : ShownStatus.values()) {
            assertThat(Messages.text(status.key())).isNotBlank();
        }
        for (ProviderNotification.Problem problem : ProviderNotification.Problem.values()) {
            assertThat(Messages.text(problem.key())).isNotBlank();
        }
    }
}
