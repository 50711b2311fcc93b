package fr.parvis.billing.payfip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of an order has the shape that PayFiP asks for. */
@Feature("BIL-9")
class PayFipOrderTest {

    private static PayFipOrder order(String client, String reference, long cents, String mail) {
        return new PayFipOrder(
                client,
                2026,
                reference,
                Money.ofCents(cents),
                mail,
                "Régie « centrale », n° 7916/2 " + "x".repeat(200),
                "T",
                URI.create("https://ville.example/n"),
                URI.create("https://ville.example/r"));
    }

    @Test
    void fieldsStandInTheOrderOfTheService() {
        var fields = order("123456", "20261122ABCDEF", 7380, "lea@example.org").fields();
        assertThat(fields.keySet())
                .containsExactly(
                        "exer",
                        "mel",
                        "montant",
                        "numcli",
                        "objet",
                        "refdet",
                        "saisie",
                        "urlnotif",
                        "urlredirect");
        assertThat(fields).containsEntry("montant", "7380").containsEntry("exer", "2026");
        assertThat(fields.get("objet"))
                .startsWith("Regie centrale n 7916 2 x")
                .hasSize(100)
                .matches("[A-Za-z0-9 ]+");
    }

    @ParameterizedTest
    @CsvSource({"99, false", "100, true", "9999999, true", "10000000, false", "0, false"})
    void fromOneEuroToNearlyAHundredThousand(long cents, boolean taken) {
        assertThat(PayFipOrder.takes(Money.ofCents(cents))).isEqualTo(taken);
        if (!taken) {
            assertThatThrownBy(() -> order("123456", "ABCDEF", cents, "lea@example.org"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c", "lea", "lea@@example.org", "le a@example.org"})
    void aMailThatPayFipDoesNotTake(String mail) {
        assertThat(PayFipOrder.takes(mail)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"12345,ABCDEF", "12345A,ABCDEF", "123456,ABCDE", "123456,ABC-DEF"})
    void aNumberOrAReferenceOfAnotherShape(String client, String reference) {
        assertThatThrownBy(() -> order(client, reference, 7380, "lea@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
