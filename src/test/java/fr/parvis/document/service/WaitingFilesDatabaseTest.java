package fr.parvis.document.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.document.clamd.ClamdScanner;
import fr.parvis.document.clamd.ClamdStandIn;
import fr.parvis.document.clamd.ClamdStandIn.Mood;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.service.FileCipher.Part;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that wait for the scanner, on a real PostgreSQL. */
@Feature("DOC-6")
class WaitingFilesDatabaseTest {

    private static final Instant NOW = Instant.parse("2026-11-17T10:00:00Z");
    private static final String CLEAN = "select count(*) from document_file where state = 'CLEAN'";

    private static SchemaDatabase database;

    private final EntityManager entities = database.entities();
    private final ClamdStandIn clamd;
    private final WaitingFiles waiting = new WaitingFiles();

    WaitingFilesDatabaseTest() throws IOException {
        clamd = new ClamdStandIn();
        waiting.documents = new DocumentRepository();
        waiting.documents.entities = entities;
        waiting.scanner = new ClamdScanner(Optional.of(clamd.address()));
        waiting.clock = Clock.fixed(NOW, ClockProducer.PARIS);
        waiting.vault =
                new FileVault() {
                    @Override
                    InputStream open(DocumentFile file, DocumentHolder holder, Part part) {
                        if (file.name().equals("clé.pdf")) {
                            throw new IllegalStateException("no key opens it");
                        }
                        int length = file.name().equals("lourd.pdf") ? 5000 : 5;
                        return new ByteArrayInputStream(
                                "x".repeat(length).getBytes(StandardCharsets.US_ASCII));
                    }
                };
    }

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("document");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void fourThatWait() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    truncate document cascade;
                    insert into document (id, holder_kind, holder_key, added_by, created_at)
                    values (gen_random_uuid(), 'REQUEST', '1', 'CITIZEN', now());
                    insert into document_file (id, document_id, position, name, media_type, size,
                        sha256, state, wrapped_key, place, created_at)
                    select gen_random_uuid(), d.id, n, name, 'application/pdf', 1, '', 'WAITING', '',
                        'p' || n, timestamptz '2026-11-17T08:00:00Z' + n * interval '1 minute'
                    from document d, (values (1, 'clé.pdf'), (2, 'lourd.pdf'), (3, 'a.pdf'),
                        (4, 'b.pdf')) f (n, name);
                    """);
        }
    }

    @AfterEach
    void close() throws IOException {
        entities.close();
        clamd.close();
    }

    private int round(Instant since) {
        int looked = 0;
        boolean more = true;
        while (more) {
            entities.getTransaction().begin();
            more = waiting.scanOne(since);
            entities.getTransaction().commit();
            entities.clear();
            looked += more ? 1 : 0;
        }
        return looked;
    }

    @Test
    void oneThatCannotBeScannedLetsTheOthersPass() {
        clamd.be(Mood.SMALL_LIMIT);
        assertThat(round(NOW)).as("each once").isEqualTo(4);
        assertThat(database.number(CLEAN)).isEqualTo(2);
        clamd.be(Mood.WELL);
        assertThat(round(NOW.plusSeconds(20))).as("the two come again").isEqualTo(2);
        assertThat(database.number(CLEAN)).isEqualTo(3);
    }

    @Test
    void whileTheScannerDoesNotAnswerAllWait() {
        clamd.be(Mood.HANGS_UP);
        assertThat(round(NOW)).isZero();
        assertThat(database.number("select count(*) from document_file where checked_at is null"))
                .isEqualTo(4);
    }
}
