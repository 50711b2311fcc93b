package fr.parvis.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("REL-2")
class OutboxMessageTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-17T08:12:00Z");

    private final OutboxMessage message =
            new OutboxMessage("lea@example.fr", "Sujet", "Texte", "<p>Texte</p>", "<1@x>", WRITTEN);

    @Test
    void isDueAtOnce() {
        assertThat(message.nextAttemptAt()).isEqualTo(WRITTEN);
        assertThat(message.attempts()).isZero();
        assertThat(message.sentAt()).isNull();
    }

    @Test
    void isTriedAgainAfterGrowingDelaysAndThenLeftToAPerson() {
        List<Duration> waited = new ArrayList<>();
        Instant now = WRITTEN;
        while (message.nextAttemptAt() != null && waited.size() < 100) {
            message.failed("Connection refused", now);
            if (message.nextAttemptAt() != null) {
                waited.add(Duration.between(now, message.nextAttemptAt()));
                now = message.nextAttemptAt();
            }
        }
        assertThat(waited).isSorted().doesNotHaveDuplicates().hasSizeBetween(8, 20);
        assertThat(waited.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(Duration.between(WRITTEN, now))
                .as("an outage of a day is survived")
                .isGreaterThan(Duration.ofDays(1));
        assertThat(message.attempts()).isEqualTo(waited.size() + 1);
        assertThat(message.sentAt()).isNull();
        assertThat(message.lastError()).isEqualTo("Connection refused");
    }

    @Test
    void onceSentItIsNeverDueAgain() {
        message.failed("Connection refused", WRITTEN);
        message.sent(WRITTEN.plusSeconds(5));

        assertThat(message.sentAt()).isEqualTo(WRITTEN.plusSeconds(5));
        assertThat(message.nextAttemptAt()).isNull();
        assertThat(message.attempts()).isEqualTo(2);
        assertThat(message.lastError()).isNull();
    }

    @Test
    void keepsItsIdAtEveryAttempt() {
        message.failed("x", WRITTEN);
        assertThat(message.messageId()).isEqualTo("<1@x>");
    }

    @Test
    void theErrorNamesNobody() {
        message.failed("550 5.1.1 <LEA@example.fr>: unknown, LEA@EXAMPLE.FR", WRITTEN);
        assertThat(message.lastError())
                .isEqualTo("550 5.1.1 <l•••@example.fr>: unknown, l•••@example.fr");
    }

    @ParameterizedTest
    @CsvSource({
        "lea@example.fr, l•••@example.fr",
        "a@b.fr, a•••@b.fr",
        "'\"a@b\"@c.fr', '\"•••@c.fr'",
        "@b.fr, •••",
        "nobody, •••"
    })
    void anAddressIsRecognisedByItsOwnerOnly(String address, String masked) {
        assertThat(OutboxMessage.masked(address)).isEqualTo(masked);
    }

    @Test
    void theErrorOfAMessageToNobodyStaysReadable() {
        var lost = new OutboxMessage("", "Sujet", "Texte", "<p>Texte</p>", "<2@x>", WRITTEN);
        lost.failed("Illegal address", WRITTEN);
        assertThat(lost.lastError()).isEqualTo("Illegal address");
    }

    @Test
    void theErrorHasOnlyWhatADatabaseTakes() {
        message.failed("550-No\r\n550 such\0user\u001b[1m", WRITTEN);
        assertThat(message.lastError()).isEqualTo("550-No 550 such user [1m");
    }

    @Test
    void keepsTheBeginningOfALongError() {
        message.failed("é".repeat(9000), WRITTEN);
        assertThat(message.lastError()).hasSize(500);
    }
}
