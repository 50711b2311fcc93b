package fr.parvis.content.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A news item on its way to the town's site. */
class CmsPushTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final NewsItem item = new NewsItem(text("un"), "Sacha", NOW);
    private final CmsPush push = new CmsPush(item);

    private static NewsText text(String body) {
        return new NewsText("Titre", "", body, null, null);
    }

    private Instant begun(Instant at) {
        push.begin(at);
        return push.leasedUntil();
    }

    @Test
    @Feature("CMS-2")
    void aChangeWhileItIsSentIsSentAsWellAndTakesItFromNobody() {
        push.want(NOW);
        Instant lease = begun(NOW);
        int sent = push.wanted();
        // also what is no new edition: for which of the two sites it is
        push.want(NOW.plusSeconds(1));
        assertThat(push.leasedUntil()).isEqualTo(lease).isAfter(NOW.plusSeconds(60));
        assertThat(push.end(lease, NOW.plusSeconds(2))).isTrue();
        push.sent(sent, "4", "https://a", "h", null, NOW.plusSeconds(2));
        assertThat(push.dueAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(push.leasedUntil()).isNull();
        push.sent(push.wanted(), "4", "https://a", "h", null, NOW.plusSeconds(3));
        assertThat(push.dueAt()).isNull();
    }

    @Test
    @Feature("CMS-2")
    void whoeverTookTooLongIsNotBelieved() {
        push.want(NOW);
        Instant first = begun(NOW);
        Instant second = begun(NOW.plusSeconds(600));
        assertThat(push.end(first, NOW.plusSeconds(601))).isFalse();
        assertThat(push.leasedUntil()).isEqualTo(second);
        assertThat(push.dueAt()).isEqualTo(NOW.plusSeconds(601));
    }

    @Test
    @Feature({"CMS-2", "CMS-4"})
    void aFailureIsTriedAgainLaterAndLaterAndForEver() {
        push.want(NOW);
        Duration last = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            push.begin(NOW);
            push.failed("content.cms.problem.SLOW", "site", NOW);
            Duration delay = Duration.between(NOW, push.dueAt());
            assertThat(delay).isGreaterThanOrEqualTo(last);
            last = delay;
        }
        assertThat(last).isEqualTo(Duration.ofMinutes(30));
        assertThat(push.failure().since()).isEqualTo(NOW);
        push.sent(push.wanted(), "4", "https://a", "h", null, NOW);
        assertThat(push.failure().since()).isNull();
    }

    @Test
    @Feature("CMS-2")
    void aChangeWhileItFailsBeginsToCountAnew() {
        push.want(NOW);
        push.begin(NOW);
        push.want(NOW);
        push.failed("content.cms.problem.SLOW", "site", NOW);
        assertThat(push.dueAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    @Feature("CMS-2")
    void whatIsDisputedWaitsForAPersonOrItsEnd() {
        push.want(NOW);
        push.disputed(push.wanted(), "Autre", "<p>x</p>", NOW.plusSeconds(60), NOW);
        assertThat(push.conflict()).isTrue();
        assertThat(push.dueAt()).isEqualTo(NOW.plusSeconds(60));
        push.insist(NOW);
        assertThat(push.force()).isTrue();
        assertThat(push.conflict()).isFalse();
        assertThat(push.dueAt()).isEqualTo(NOW);
        // the site was being asked when the person decided
        push.disputed(push.wanted(), "Autre", "<p>x</p>", null, NOW.plusSeconds(1));
        assertThat(push.conflict()).isFalse();
        assertThat(push.dueAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    @Feature("CMS-2")
    void whatIsTakenBackWhileADisputeIsFoundIsTakenBack() {
        push.want(NOW);
        int asked = push.wanted();
        push.want(NOW.plusSeconds(1));
        push.disputed(asked, "Autre", "<p>x</p>", null, NOW.plusSeconds(2));
        assertThat(push.dueAt()).isEqualTo(NOW.plusSeconds(2));
    }
}
