package fr.parvis.document.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Feature("DOC-1")
class StorageBackingTest {

    private static final Instant LAST_DAY = Instant.parse("2026-11-17T22:30:00Z");

    private final StorageBacking storage = new StorageBacking();

    @Test
    void theLastDayIsSaidAsTheLastAlsoAfterwards() {
        var document =
                new SupportingDocument(
                        DocumentHolder.space(1), DocumentActor.citizen(1L, "Léa"), LAST_DAY);
        document.describe(
                new DocumentDescription("piece-identite", "Carte", LocalDate.of(2026, 11, 17)));
        storage.clock = Clock.fixed(LAST_DAY, ClockProducer.PARIS);
        assertThat(storage.validity(document)).isEqualTo("Valable jusqu’au 17/11/2026");
        storage.clock = Clock.fixed(LAST_DAY.plusSeconds(3600), ClockProducer.PARIS);
        assertThat(storage.validity(document)).isEqualTo("N’était valable que jusqu’au 17/11/2026");
    }
}
