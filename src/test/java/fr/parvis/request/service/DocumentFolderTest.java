package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.NewFile;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Feature({"TRK-3", "TRK-5"})
class DocumentFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");
    private static final Procedure PROCEDURE = SampleProcedure.of("");
    private static final DocumentActor ME = DocumentActor.citizen(null, null);
    private static final DocumentActor SERVICE = DocumentActor.agent(7, "Service Accueil");

    private final Request request =
            new Request(43513, PROCEDURE, 5, Answers.NONE, null, Actor.citizen(), NOW);
    private final DocumentHolder holder = DocumentHolder.request(43513);

    private DocumentFolder seenBy(Actor by, DocumentActor reader) {
        return new DocumentFolder(holder, by, reader, PROCEDURE, Answers.NONE, request);
    }

    private DocumentFolder mine() {
        return seenBy(Actor.citizen(), ME);
    }

    private DocumentFolder theirs() {
        return seenBy(Actor.agent(7, "Claire"), SERVICE);
    }

    private DocumentAccess opened(SupportingDocument document, DocumentActor reader) {
        var sealed = new NewFile.Sealed("place", null, new byte[1], "00");
        var file =
                new NewFile(UUID.randomUUID(), "a.jpg", "image/jpeg", 1, FileState.CLEAN, sealed);
        return new DocumentAccess(
                document.add(file, document.freePosition().orElseThrow(), NOW), reader, NOW);
    }

    @Test
    void eachSideChangesItsOwnUntilTheOtherHasOpenedIt() {
        var document = new SupportingDocument(holder, ME, NOW);
        var other = new SupportingDocument(holder, ME, NOW);
        assertThat(mine().changeable(document, List.of())).isTrue();
        assertThat(theirs().changeable(document, List.of())).as("the other side").isFalse();
        assertThat(mine().changeable(document, List.of(opened(document, ME)))).isTrue();
        assertThat(mine().changeable(document, List.of(opened(other, SERVICE)))).isTrue();
        assertThat(mine().changeable(document, List.of(opened(document, SERVICE)))).isFalse();

        var given = new SupportingDocument(holder, SERVICE, NOW);
        assertThat(theirs().changeable(given, List.of(opened(given, SERVICE)))).isTrue();
        assertThat(theirs().changeable(given, List.of(opened(given, ME)))).isFalse();
        assertThat(mine().changeable(given, List.of())).isFalse();
    }

    @Test
    void nothingChangesAfterTheEnd() {
        var document = new SupportingDocument(holder, ME, NOW);
        var given = new SupportingDocument(holder, SERVICE, NOW);
        request.decide(
                PROCEDURE.outcome("oui").orElseThrow(), Actor.agent(7, "Claire"), "Oui.", NOW);
        assertThat(mine().open()).isFalse();
        assertThat(mine().changeable(document, List.of())).isFalse();
        assertThat(theirs().open()).isTrue();
        assertThat(theirs().changeable(given, List.of())).isTrue();
        request.archive(NOW);
        assertThat(theirs().open()).isFalse();
        assertThat(theirs().changeable(given, List.of())).isFalse();
    }

    @Test
    void aDraftIsItsOwners() {
        var folder =
                new DocumentFolder(
                        DocumentHolder.draft(1),
                        Actor.citizen(),
                        ME,
                        PROCEDURE,
                        Answers.NONE,
                        null);
        assertThat(folder.open()).isTrue();
        assertThat(folder.changeable(new SupportingDocument(holder, ME, NOW), List.of())).isTrue();
    }
}
