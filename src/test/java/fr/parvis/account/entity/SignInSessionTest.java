package fr.parvis.account.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInSessionTest {

    private static final Instant OPENED = Instant.parse("2026-11-17T08:00:00Z");

    private final Account account = AccountTest.active();
    private final SignInSession session = new SignInSession("hash", account, "Firefox", OPENED);

    private static Instant minutes(int minutes) {
        return OPENED.plusSeconds(60L * minutes);
    }

    @Test
    void endsAfterThirtyMinutesWithoutUse() {
        assertThat(session.aliveAt(OPENED)).isTrue();
        assertThat(session.aliveAt(minutes(30).minusNanos(1))).isTrue();
        assertThat(session.aliveAt(minutes(30))).isFalse();
    }

    @Test
    void livesOnWhileItIsUsed() {
        session.seen(minutes(29));
        assertThat(session.aliveAt(minutes(58))).isTrue();
        assertThat(session.aliveAt(minutes(59))).isFalse();
    }

    @Test
    void isWrittenAtMostOnceAMinute() {
        session.seen(minutes(1));
        assertThat(session.aliveAt(minutes(30))).as("not noted within the minute").isFalse();
        session.seen(minutes(1).plusSeconds(1));
        assertThat(session.aliveAt(minutes(31))).isTrue();
    }

    @Test
    void endsAtOnceForADisabledAccount() {
        AccountTest.set(account, "disabledAt", OPENED);
        assertThat(session.aliveAt(OPENED)).isFalse();
    }

    @Test
    void knowsWhoseItIs() {
        assertThat(session.account()).isSameAs(account);
    }

    @Test
    void takesAnyLengthOfUserAgent() throws ReflectiveOperationException {
        var forged = new SignInSession("hash", account, "x".repeat(9000), OPENED);
        var field = SignInSession.class.getDeclaredField("userAgent");
        field.setAccessible(true);
        assertThat((String) field.get(forged)).hasSize(300);
    }
}
