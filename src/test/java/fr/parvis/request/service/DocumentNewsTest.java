package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.DocumentFiles;
import fr.parvis.document.service.Documents;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent.Type;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What both sides learn of documents; what waits to be looked at is on a real PostgreSQL. */
class DocumentNewsTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");
    private static final DocumentActor ME = DocumentActor.citizen(1L, "Léa Durand");

    private static SchemaDatabase database;

    private final EntityManager entities = database.entities();
    private final UnseenDocumentRepository unseen = new UnseenDocumentRepository();
    private final JoinedDocuments joined = new JoinedDocuments();
    private final Request request =
            new Request(
                    43513,
                    SampleProcedure.of(""),
                    1,
                    new Answers(Map.of("courriel", List.of("lea@example.fr"))),
                    null,
                    Actor.citizen(),
                    NOW);
    private final List<UUID> copies = new ArrayList<>();
    private int told;

    DocumentNewsTest() {
        unseen.entities = entities;
        var news = new DocumentNews();
        news.unseen = unseen;
        news.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        news.requests =
                new RequestRepository() {
                    @Override
                    Request locked(long number) {
                        return request;
                    }
                };
        news.mails =
                new RequestMails() {
                    @Override
                    void documentToTown(Request about) {
                        told++;
                    }
                };
        joined.news = news;
        joined.documents =
                new Documents() {
                    @Override
                    public void keep(DocumentHolder holder, UUID id, DocumentDescription about) {
                        // one that was joined keeps what was said of it
                    }

                    @Override
                    public boolean has(DocumentHolder holder, UUID id) {
                        return copies.contains(id);
                    }
                };
        joined.space =
                new StorageSpace() {
                    @Override
                    public void copyTo(UUID document, DocumentHolder to, UUID copy) {
                        copies.add(copy);
                    }

                    @Override
                    public SupportingDocument find(UUID document) {
                        return new SupportingDocument(DocumentHolder.space(1), ME, NOW);
                    }
                };
        joined.files =
                new DocumentFiles() {
                    @Override
                    public DocumentFile add(
                            DocumentHolder holder, UUID id, String name, InputStream content) {
                        return null;
                    }
                };
    }

    @BeforeAll
    static void start() throws SQLException {
        database = new SchemaDatabase("appointment");
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "alter table request_unseen_documents drop constraint"
                            + " request_unseen_documents_request_number_fkey");
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private boolean in(BooleanSupplier work) {
        entities.getTransaction().begin();
        boolean result = work.getAsBoolean();
        entities.getTransaction().commit();
        return result;
    }

    private void addFile(boolean finished) {
        var document =
                new SupportingDocument() {
                    @Override
                    public boolean finished() {
                        return finished;
                    }

                    @Override
                    public String title() {
                        return "Mandat";
                    }

                    @Override
                    public UUID id() {
                        return new UUID(0, 1);
                    }
                };
        var folder =
                new DocumentFolder(
                        DocumentHolder.request(43513),
                        Actor.citizen(),
                        null,
                        null,
                        request.answers(),
                        request);
        in(
                () -> {
                    joined.addFile(folder, document, null, "b.pdf", InputStream.nullInputStream());
                    return true;
                });
    }

    private void joinStored(String sending, UUID... ticked) {
        var draft =
                new DocumentFolder(
                        DocumentHolder.draft(1),
                        Actor.citizen(),
                        ME,
                        SampleProcedure.of(""),
                        request.answers(),
                        null);
        in(
                () -> {
                    joined.joinStored(draft, List.of(ticked), sending);
                    return true;
                });
    }

    @Test
    @Feature("DOC-3")
    void aSecondClickJoinsNothingMoreFromTheSpace() {
        UUID card = new UUID(0, 1);
        UUID bill = new UUID(0, 2);
        String form = SecretToken.create();
        joinStored(form, card, bill);
        joinStored(form, card, bill);
        assertThat(copies).hasSize(2).doesNotHaveDuplicates();
        joinStored(SecretToken.create(), card);
        assertThat(copies).as("asked for anew").hasSize(3);
    }

    @Test
    @Feature({"TRK-2", "TRK-3"})
    void aFileMoreOfAJoinedDocumentIsTold() {
        addFile(false);
        assertThat(request.history()).as("it is only begun").hasSize(1);
        addFile(true);
        addFile(true);
        assertThat(request.history())
                .extracting(e -> e.type())
                .as("one change")
                .containsExactly(Type.FILED, Type.DOCUMENT_ADDED);
        assertThat(told).as("once until somebody looks").isEqualTo(1);
    }

    @Test
    @Feature("TRK-4")
    void whoTakesTheWorkOverIsWrittenThoughTheServiceWas() {
        assertThat(in(() -> unseen.added(1, NOW, NOW.minusSeconds(60)))).isTrue();
        assertThat(in(() -> unseen.added(1, NOW.plusSeconds(1), NOW.minusSeconds(60)))).isFalse();
        assertThat(in(() -> unseen.added(1, NOW.plusSeconds(9), NOW.plusSeconds(5)))).isTrue();
        assertThat(in(() -> unseen.added(1, NOW.plusSeconds(10), NOW.plusSeconds(5)))).isFalse();
    }
}
