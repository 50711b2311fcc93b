package fr.parvis.document.service;

import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.entity.InspectedFile;
import fr.parvis.account.service.FileInspection;
import fr.parvis.document.clamd.ClamdScanner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Receives files for the activation of a space as documents are received. */
@ApplicationScoped
class AccountFiles implements FileInspection {

    @Inject Reception reception;
    @Inject ClamdScanner scanner;

    /** For CDI. */
    AccountFiles() {}

    AccountFiles(Reception reception, ClamdScanner scanner) {
        this.reception = reception;
        this.scanner = scanner;
    }

    @Override
    public InspectedFile inspect(String name, InputStream content) {
        try (ReceivedFile file = reception.receive(name, content)) {
            return new InspectedFile(
                    file.name(),
                    file.mediaType(),
                    AccountDocument.State.valueOf(file.state().name()),
                    Files.readAllBytes(file.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public AccountDocument.State scan(byte[] content) {
        // a node without a scanner judges nothing: another one has it
        return scanner.configured()
                ? AccountDocument.State.valueOf(
                        scanner.scan(new ByteArrayInputStream(content)).name())
                : AccountDocument.State.WAITING;
    }
}
