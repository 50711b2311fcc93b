package fr.parvis.billing.paybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.parvis.demo.PayboxStandIn;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Without all its keys, a régie takes no payments online; with a broken one, nothing starts. */
@Feature({"BIL-3", "BIL-4"})
class PayboxConfigurationTest {

    private static final String REGIE = "regie-centrale";

    private static final String PUBLISHED =
            "Mt=1000&Ref=CMD1349338388&Auto=XXXXXX&Erreur=00000&Sign=" + PayboxAnswerTest.PUBLISHED;

    private final PayboxPrinter printer = new PayboxPrinter();
    private final Map<String, String> environment = new HashMap<>();
    private PayboxTrust trust = printer.trust("127.0.0.1");

    private PayboxConfiguration started() {
        return PayboxPrinter.configuration(
                ShippedTown.named("demo").settings(),
                trust,
                "http://localhost:9002, https://backup.example",
                environment);
    }

    @Test
    void withItsKeysARegieIsOpen() {
        environment.put("parvis.paybox.key", PayboxStandIn.KEY);
        assertThat(started().shop(REGIE)).map(PayboxShop::site).contains(PayboxStandIn.SITE);
    }

    @Test
    void aKeyOfTheRegieItselfGoesFirst() {
        environment.put("parvis.paybox.key", PayboxStandIn.KEY);
        environment.put("parvis.paybox.key." + REGIE, "AB".repeat(64));
        assertThat(started().shop(REGIE).orElseThrow().key().sign("x"))
                .isEqualTo(PayboxKey.hex("AB".repeat(64)).sign("x"));
    }

    @Test
    void withoutAKeyNothingIsPaid() {
        PayboxConfiguration closed = started();
        assertThat(closed.shop(REGIE)).isEmpty();
        assertThatThrownBy(closed::page).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereNobodyIsBelievedNothingIsPaid() {
        environment.put("parvis.paybox.key", PayboxStandIn.KEY);
        trust.publicKeys = Optional.empty();
        trust.test = false;
        assertThat(started().shop(REGIE)).isEmpty();
        assertThat(trust.keys().verify("Mt=1000", "AAAA")).isFalse();
    }

    @Test
    void thePublishedKeyIsBelievedForTestsOnly() {
        trust.test = true;
        assertThat(PayboxAnswer.genuine(PUBLISHED, trust.keys())).isTrue();
        var real = printer.trust("127.0.0.1");
        real.test = false;
        assertThat(PayboxAnswer.genuine(PUBLISHED, real.keys())).isFalse();
    }

    @Test
    void aBrokenKeyStopsTheStartAndIsNotRepeated() {
        environment.put("parvis.paybox.key", "0123456789SECRET");
        assertThat(catchThrowable(this::started))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("SECRET");
        trust = printer.trust("127.0.0.1");
        trust.publicKeys = Optional.of("no PEM at all");
        environment.put("parvis.paybox.key", PayboxStandIn.KEY);
        assertThatThrownBy(this::started).isInstanceOf(IllegalArgumentException.class);
    }
}
