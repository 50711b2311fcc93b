package fr.parvis.billing.paybox;

import static fr.parvis.billing.paybox.PayboxResult.Outcome.MISCONFIGURED;
import static fr.parvis.billing.paybox.PayboxResult.Outcome.PAID;
import static fr.parvis.billing.paybox.PayboxResult.Outcome.REFUSED;
import static fr.parvis.billing.paybox.PayboxResult.Outcome.TIMED_OUT;
import static fr.parvis.billing.paybox.PayboxResult.Outcome.UNAVAILABLE;
import static fr.parvis.billing.paybox.PayboxResult.Outcome.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("BIL-4")
class PayboxResultTest {

    private static PayboxResult.Outcome outcome(String code) {
        return PayboxResult.of(code).orElseThrow().outcome();
    }

    private static String text(String code) {
        return PayboxResult.of(code).orElseThrow().text().toLowerCase(Locale.FRANCE);
    }

    @Test
    void codesMeanWhatTheManualSays() {
        assertThat(outcome("00000")).isEqualTo(PAID);
        assertThat(outcome("99999")).isEqualTo(WAITING);
        assertThat(outcome("00001")).isEqualTo(UNAVAILABLE);
        assertThat(outcome("00003")).isEqualTo(UNAVAILABLE);
        assertThat(outcome("00191")).isEqualTo(UNAVAILABLE);
        assertThat(outcome("00015")).as("paid before is no refusal").isEqualTo(WAITING);
        assertThat(outcome("00030")).isEqualTo(TIMED_OUT);
        assertThat(outcome("00006")).isEqualTo(MISCONFIGURED);
        assertThat(outcome("00011")).isEqualTo(MISCONFIGURED);
        assertThat(outcome("00151")).isEqualTo(REFUSED);
        assertThat(outcome("00177")).isEqualTo(REFUSED);
        assertThat(outcome("00047")).isEqualTo(REFUSED);
    }

    @Property
    void onlyOneCodeMeansPaid(@ForAll @IntRange(min = 1, max = 99_999) int code) {
        PayboxResult result = PayboxResult.of("%05d".formatted(code)).orElseThrow();
        assertThat(result.outcome()).isNotEqualTo(PAID);
        assertThat(result.text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "000000", "0000", "0000O", " 00000", "٠٠٠٠٠", "-0000"})
    void whatIsNoCodeIsNone(String code) {
        assertThat(PayboxResult.of(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00134", "00141", "00143", "00159"})
    void whoPaysIsNotCalledAThief(String code) {
        assertThat(text(code))
                .isEqualTo(text("00105"))
                .doesNotContain("vol")
                .doesNotContain("fraud")
                .doesNotContain("perdu");
    }
}
