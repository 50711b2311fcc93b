package fr.parvis.document.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.parvis.demo.PortalArchive;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.NotFoundException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Documents inside the server, with its transactions, the real PostgreSQL and its large objects.
 */
@ExtendWith(ArquillianExtension.class)
@Feature("DOC-1")
public class DocumentsIT {

    private static final DocumentActor CITIZEN = DocumentActor.citizen(null, null);
    private static final AtomicLong HOLDERS = new AtomicLong(1000);

    @Inject Documents documents;
    @Inject DocumentFiles files;
    @Inject StoredBytes store;
    @Inject FileVault vault;
    @Inject KeyRenewal keys;
    @Inject DocumentRepository repository;
    @Resource ManagedExecutorService executor;
    @Resource UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    private static DocumentHolder draft() {
        return DocumentHolder.draft(HOLDERS.incrementAndGet());
    }

    private static DocumentDescription identity() {
        return new DocumentDescription("piece-identite", "", LocalDate.of(2030, 5, 1));
    }

    private UUID add(DocumentHolder holder, byte[]... contents) {
        UUID document = documents.begin(holder, CITIZEN);
        for (byte[] content : contents) {
            files.add(holder, document, "recto.pdf", new ByteArrayInputStream(content));
        }
        documents.finish(holder, document, identity());
        return document;
    }

    private byte[] read(DocumentHolder holder, UUID file) throws IOException {
        try (ReadableFile open = files.open(holder, file, CITIZEN)) {
            return open.content().readAllBytes();
        }
    }

    private UUID firstFile(DocumentHolder holder, UUID document) {
        return documents.find(holder, document).files().get(0).id();
    }

    @Test
    void aDocumentIsListedWhenItIsFinishedAndReadAsItWasSent() throws Exception {
        DocumentHolder holder = draft();
        byte[] front = SamplePdf.of("recto", 400_000);
        byte[] back = SamplePdf.of("verso", 1000);
        UUID document = documents.begin(holder, CITIZEN);
        files.add(holder, document, "recto.pdf", new ByteArrayInputStream(front));
        files.add(holder, document, "verso.pdf", new ByteArrayInputStream(back));
        assertEquals(List.of(), documents.list(holder));

        documents.finish(holder, document, identity());
        SupportingDocument listed = documents.list(holder).get(0);
        assertEquals("Pièce d’identité", listed.title());
        assertEquals(2, listed.files().size());
        assertEquals(List.of(1, 2), listed.files().stream().map(f -> f.position()).toList());
        assertArrayEquals(front, read(holder, listed.files().get(0).id()));
        assertArrayEquals(back, read(holder, listed.files().get(1).id()));
        assertEquals(2, documents.accesses(holder, 10).size());
    }

    @Test
    void anotherHolderFindsNothing() {
        DocumentHolder holder = draft();
        UUID document = add(holder, SamplePdf.of("a", 1000));
        UUID file = firstFile(holder, document);
        for (DocumentHolder other : List.of(draft(), DocumentHolder.request(1))) {
            assertThrows(NotFoundException.class, () -> documents.find(other, document));
            assertThrows(NotFoundException.class, () -> documents.delete(other, document));
            assertThrows(NotFoundException.class, () -> files.open(other, file, CITIZEN));
            assertThrows(
                    NotFoundException.class, () -> files.copy(other, document, holder, CITIZEN));
        }
    }

    @Test
    void aRowThatWasGivenToAnotherHolderByHandDoesNotOpen() throws Exception {
        DocumentHolder owner = draft();
        DocumentHolder thief = draft();
        UUID document = add(owner, SamplePdf.of("secret", 1000));
        UUID file = firstFile(owner, document);
        change(
                "update document set holder_key = '%s' where id = '%s'"
                        .formatted(thief.key(), document));
        var refused =
                assertThrows(IllegalStateException.class, () -> files.open(thief, file, CITIZEN));
        assertTrue(refused.getMessage().contains("does not open"));
    }

    @Test
    void keysAreWrappedAnewBatchByBatchUntilNoneNeedsTheOldMaster() throws Exception {
        DocumentHolder owner = draft();
        byte[] content = SamplePdf.of("kept", 1000);
        UUID document = add(owner, content, content);
        var older = new FileCipher(MasterKeys.read(PortalArchive.OLDER_DOCUMENT_KEY));
        byte[] lost = new byte[0];
        for (DocumentFile file : documents.find(owner, document).files()) {
            byte[] key = vault.cipher().unwrap(file.wrappedKey(), owner, file.id());
            lost = older.wrap(key, owner, file.id());
            wrap(file.id(), lost);
        }
        // wrapped for another file: it opens for nobody, and keeps nobody from being renewed
        UUID broken = firstFile(owner, add(owner, content));
        wrap(broken, lost);
        assertEquals(3, repository.countWrapped(vault.olderMarks()));

        Optional<UUID> last = keys.renewAfter(KeyRenewal.FIRST);
        assertTrue(last.isPresent());
        assertFalse(keys.renewAfter(last.get()).isPresent());
        assertEquals(1, repository.countWrapped(vault.olderMarks()));
        for (DocumentFile file : documents.find(owner, document).files()) {
            assertArrayEquals(content, read(owner, file.id()));
            assertThrows(
                    GeneralSecurityException.class,
                    () -> older.unwrap(file.wrappedKey(), owner, file.id()));
        }
        change("delete from document_file where id = '" + broken + "'");
    }

    private void wrap(UUID file, byte[] key) throws SQLException {
        change(
                "update document_file set wrapped_key = decode('%s', 'hex') where id = '%s'"
                        .formatted(HexFormat.of().formatHex(key), file));
    }

    @Test
    void aMovedDraftIsReadByTheRequestOnlyAndARollbackLeavesIt() throws Exception {
        DocumentHolder draft = draft();
        DocumentHolder request = DocumentHolder.request(HOLDERS.incrementAndGet());
        byte[] content = SamplePdf.of("moved", 2000);
        UUID file = firstFile(draft, add(draft, content));
        documents.begin(draft, CITIZEN);

        transaction.begin();
        documents.move(draft, request);
        transaction.rollback();
        assertArrayEquals(content, read(draft, file));

        transaction.begin();
        documents.move(draft, request);
        transaction.commit();
        assertArrayEquals(content, read(request, file));
        assertThrows(NotFoundException.class, () -> files.open(draft, file, CITIZEN));
        assertEquals(
                0,
                number(
                        "select count(*) from document where holder_kind = 'DRAFT' and holder_key = '"
                                + draft.key()
                                + "'"));
    }

    @Test
    @Feature("DOC-3")
    void aCopyHasALifeOfItsOwn() throws Exception {
        DocumentHolder from = draft();
        DocumentHolder to = draft();
        byte[] content = SamplePdf.of("copy", 300_000);
        UUID original = add(from, content);
        UUID copy = files.copy(from, original, to, CITIZEN);
        assertNotEquals(original, copy);
        documents.delete(from, original);
        clean();
        assertArrayEquals(content, read(to, firstFile(to, copy)));
        assertEquals(LocalDate.of(2030, 5, 1), documents.find(to, copy).expiresOn());
    }

    @Test
    void whatIsDeletedLeavesNothingInTheStore() throws Exception {
        clean();
        long before = number("select count(*) from document_large_object");
        DocumentHolder holder = draft();
        UUID document = add(holder, SamplePdf.of("a", 1000), SamplePdf.of("b", 1000));
        assertTrue(number("select count(*) from document_large_object") >= before + 2);
        UUID second = documents.find(holder, document).files().get(1).id();
        documents.removeFile(holder, document, second);
        var last =
                assertThrows(
                        DomainException.class,
                        () -> documents.removeFile(holder, document, firstFile(holder, document)));
        assertEquals("document.lastFile", last.messageKey());
        documents.deleteAll(holder);
        clean();
        assertEquals(before, number("select count(*) from document_large_object"));
        assertEquals(0, number("select count(*) from document_waste"));
        assertEquals(
                number("select count(*) from document_large_object"),
                number("select count(*) from pg_largeobject_metadata"));
    }

    @Test
    @Feature("DOC-4")
    void manyAtOnceAddNoMoreThanThereIsRoomFor() throws Exception {
        DocumentHolder space = DocumentHolder.space(HOLDERS.incrementAndGet());
        UUID first = add(space, SamplePdf.of("0", 1000));
        List<Callable<Object>> tries = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            tries.add(() -> files.copy(space, first, space, CITIZEN));
        }
        assertEquals(9, succeeded(tries, "document.full.SPACE"));
        assertEquals(10, documents.count(space).get());
        documents.delete(space, first);
        assertEquals(9, documents.count(space).get());
        add(space, SamplePdf.of("again", 1000));
        assertThrows(DomainException.class, () -> documents.begin(space, CITIZEN));
    }

    @Test
    @Feature("DOC-4")
    void manyAtOnceAddNoFifthFile() throws Exception {
        DocumentHolder holder = draft();
        UUID document = documents.begin(holder, CITIZEN);
        List<Callable<Object>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tries.add(
                    () ->
                            files.add(
                                    holder,
                                    document,
                                    "page.pdf",
                                    new ByteArrayInputStream(SamplePdf.of("page", 1000))));
        }
        assertEquals(4, succeeded(tries, "document.fileFull"));
        assertEquals(4, documents.find(holder, document).files().size());
    }

    @Test
    void noMoreThanFiveAreBegunAtATime() throws Exception {
        DocumentHolder holder = draft();
        for (int i = 0; i < 8; i++) {
            documents.begin(holder, CITIZEN);
        }
        assertEquals(
                5,
                number("select count(*) from document where holder_key = '" + holder.key() + "'"));
    }

    private int succeeded(List<Callable<Object>> tries, String refusal) throws Exception {
        int done = 0;
        for (Future<Boolean> result :
                executor.invokeAll(
                        tries.stream()
                                .map(t -> (Callable<Boolean>) () -> goes(t, refusal))
                                .toList())) {
            done += result.get() ? 1 : 0;
        }
        return done;
    }

    private static boolean goes(Callable<Object> action, String refusal) throws Exception {
        try {
            action.call();
            return true;
        } catch (DomainException e) {
            assertEquals(refusal, e.messageKey());
            return false;
        }
    }

    private void clean() throws SQLException {
        change("update document_waste set due_at = now() - interval '1 minute'");
        while (store.removeOne().isPresent()) {
            // until nothing is due
        }
        assertFalse(store.removeOne().isPresent());
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
