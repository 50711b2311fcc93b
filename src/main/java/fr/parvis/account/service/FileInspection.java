package fr.parvis.account.service;

import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.entity.InspectedFile;
import java.io.InputStream;

/**
 * Looks into files that citizens send with their account. What documents have to be, these have to
 * be; but documents stand above accounts, so that whoever receives documents provides this.
 */
public interface FileInspection {

    /**
     * Recognises a file by what it contains, makes it harmless, has it scanned.
     *
     * @param name as the browser says
     * @throws fr.parvis.kernel.DomainException with the sentence, when it is refused
     */
    InspectedFile inspect(String name, InputStream content);

    /** Asks the scanner once more; WAITING while it does not answer. */
    AccountDocument.State scan(byte[] content);
}
