package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.entity.InspectedFile;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * The files of an answer, in and out. Looking into them takes long: no transaction is open
 * meanwhile.
 */
@ApplicationScoped
public class ActivationFiles {

    /** At once; whoever has more joins pages to one file. */
    public static final int MOST = 5;

    @Inject ActivationAnswer answers;
    @Inject FileInspection inspection;

    /** A file as it was sent. */
    public record SentFile(String name, byte[] content) {}

    /**
     * Looks into files that were sent.
     *
     * @throws DomainException when one is refused: then none is taken
     */
    public List<InspectedFile> inspected(List<SentFile> sent) {
        if (sent.size() > MOST) {
            throw new DomainException("account.document.tooMany", MOST);
        }
        return sent.stream()
                .map(f -> inspection.inspect(f.name(), new ByteArrayInputStream(f.content())))
                .toList();
    }

    /**
     * One file with its content; one that waits is scanned before.
     *
     * @throws NotFoundException also for whoever may not look after accounts
     * @throws DomainException while the scanner does not answer, or when it is infected
     */
    public AccountDocument open(Account agent, long id) {
        AccountDocument document = answers.open(agent, id);
        if (document.state() == AccountDocument.State.WAITING) {
            document = answers.judge(agent, id, inspection.scan(document.content()));
        }
        document.demandReadable();
        return document;
    }
}
