package fr.parvis.account.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.AccountDocument.State;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Files for an activation: what waits for the scanner is read by nobody. */
@Feature({"ACC-5", "DOC-6"})
class AccountDocumentTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:00:00Z");

    private static AccountDocument document(State state, int size) {
        return new AccountDocument(
                7, new InspectedFile("piece.pdf", "application/pdf", state, new byte[size]), NOW);
    }

    @Test
    void whatIsTooHeavyIsRefused() {
        assertThat(document(State.CLEAN, AccountDocument.LARGEST).content())
                .hasSize(AccountDocument.LARGEST);
        assertThatThrownBy(() -> document(State.CLEAN, AccountDocument.LARGEST + 1))
                .hasMessageContaining("tooHeavy");
    }

    @Test
    void onlyWhatTheScannerFoundCleanIsRead() {
        document(State.CLEAN, 9).demandReadable();
        AccountDocument document = document(State.WAITING, 9);
        assertThatThrownBy(document::demandReadable)
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("WAITING");
        document.found(State.WAITING);
        assertThatThrownBy(document::demandReadable).hasMessageContaining("WAITING");
        document.found(State.CLEAN);
        document.demandReadable();
        document.found(State.INFECTED);
        assertThat(document.content()).as("what was judged stays so").hasSize(9);
    }

    @Test
    void whatIsInfectedLosesItsContent() {
        AccountDocument document = document(State.WAITING, 9);
        document.found(State.INFECTED);
        assertThat(document.content()).isEmpty();
        assertThatThrownBy(document::demandReadable).hasMessageContaining("INFECTED");
    }
}
