package fr.parvis.account.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDocumentTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:00:00Z");
    private static final byte[] PDF = "%PDF-1.7 et la suite".getBytes(StandardCharsets.US_ASCII);

    private static AccountDocument document(String name, byte[] content) {
        return new AccountDocument(7, name, content, NOW);
    }

    @Test
    void itsKindIsThatOfItsContent() {
        assertThat(document("photo.jpg", PDF).mediaType()).isEqualTo("application/pdf");
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0};
        assertThat(document("piece.pdf", jpeg).mediaType()).isEqualTo("image/jpeg");
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};
        assertThat(document("piece.exe", png).mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF", "MZ executable", "<html>", "<?xml version='1.0'?><svg/>"})
    void whatIsNoDocumentIsRefused(String content) {
        assertThatThrownBy(() -> document("piece.pdf", content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("otherKind");
    }

    @Test
    void whatIsTooHeavyIsRefused() {
        assertThat(document("a", Arrays.copyOf(PDF, AccountDocument.LARGEST)).content())
                .hasSize(AccountDocument.LARGEST);
        assertThatThrownBy(() -> document("a", Arrays.copyOf(PDF, AccountDocument.LARGEST + 1)))
                .hasMessageContaining("tooHeavy");
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\Zoé\\justificatif.pdf, justificatif.pdf",
        "../../etc/passwd, passwd",
        "'l’été à Sées.pdf', 'l’été à Sées.pdf'",
        "'   ', document",
        "dossier/, document"
    })
    void aNameIsAWordAndNoPath(String sent, String kept) {
        assertThat(document(sent, PDF).name()).isEqualTo(kept);
    }

    @Test
    void aNameHasNoControlCharactersAndIsNotEndless() {
        assertThat(document("a\r\nb\0.pdf", PDF).name()).isEqualTo("ab.pdf");
        assertThat(document(null, PDF).name()).isEqualTo("document");
        assertThat(document("x".repeat(500) + ".pdf", PDF).name()).hasSize(120).endsWith("x.pdf");
    }
}
