package fr.parvis.billing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history of an invoice is in the order of what happened, whatever the clocks of nodes say. */
class LineTimeTest {

    private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");

    @Test
    @Feature("BIL-1")
    void aClockThatIsBehindTurnsNoHistoryRound() {
        var draft =
                new InvoiceDraft(
                        "sivm",
                        "F-1",
                        "2026-1",
                        "Mme Durand",
                        "Cantine",
                        "Octobre",
                        "octobre 2026",
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 11, 30),
                        Money.ofCents(1000),
                        true,
                        List.of());
        var invoice = new Invoice(draft, Actor.agent("Régie"), NOON);
        invoice.remind(Actor.agent("Régie"), NOON.minusSeconds(2));
        invoice.remind(Actor.agent("Régie"), NOON);
        invoice.remind(Actor.agent("Régie"), NOON.plusSeconds(2));
        assertThat(invoice.history())
                .extracting(InvoiceEvent::at)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(invoice.history().get(3).at()).isEqualTo(NOON.plusSeconds(2));
    }
}
