package fr.parvis.document.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two clicks at once, at two nodes, that want the same copy: on a real PostgreSQL. */
@Feature("DOC-3")
class SameCopyDatabaseTest {

    private static final DocumentHolder DRAFT = DocumentHolder.draft(1);

    private final SchemaDatabase database = new SchemaDatabase("document");
    private final ExecutorService node = Executors.newSingleThreadExecutor();

    /** What joining from the space does at one node, in a transaction of its own. */
    private final class Click implements AutoCloseable {

        private final DocumentRepository repository = new DocumentRepository();
        private final Documents documents = new Documents();
        private final FileRows rows = new FileRows();

        Click() {
            repository.entities = database.entities();
            documents.documents = repository;
            rows.documents = repository;
            rows.clock = Clock.fixed(Instant.parse("2026-11-17T10:00:00Z"), ClockProducer.PARIS);
            repository.entities.getTransaction().begin();
        }

        /** Whether it was there already. */
        boolean join(UUID copy) {
            boolean there = documents.has(DRAFT, copy);
            if (!there) {
                rows.add(
                        copy,
                        DRAFT,
                        DocumentActor.citizen(null, null),
                        new DocumentDescription("piece-identite", "Carte", null),
                        List.of());
            }
            return there;
        }

        @Override
        public void close() {
            repository.entities.getTransaction().commit();
            repository.entities.close();
        }
    }

    @AfterEach
    void stop() {
        node.shutdownNow();
        database.close();
    }

    @Test
    void theSecondOfTwoClicksWaitsForTheFirstAndAddsNothing() throws Exception {
        UUID copy = UUID.randomUUID();
        Future<Boolean> second;
        try (var first = new Click()) {
            assertThat(first.join(copy)).isFalse();
            second =
                    node.submit(
                            () -> {
                                try (var click = new Click()) {
                                    return click.join(copy);
                                }
                            });
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    second.isDone()
                                            || database.number(
                                                            "select count(*) from pg_locks where"
                                                                    + " not granted")
                                                    > 0);
            assertThat(second.isDone()).as("it waits").isFalse();
        }
        assertThat(second.get()).as("it finds what the first has added").isTrue();
        assertThat(database.number("select count(*) from document")).isEqualTo(1);
    }
}
