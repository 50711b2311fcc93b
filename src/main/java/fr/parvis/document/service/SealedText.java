package fr.parvis.document.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Short texts that lie encrypted in the database, with the master key of documents: whoever has
 * only the database reads nothing. What was sealed for one context opens in no other.
 */
@ApplicationScoped
public class SealedText {

    @Inject FileVault vault;

    /**
     * @param context to whom it belongs, such as "dossier-health/12"
     */
    public byte[] seal(String context, String text) {
        try {
            return vault.master().encrypt(text.getBytes(StandardCharsets.UTF_8), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws IllegalStateException when it was changed, or sealed for another context or by an
     *     unknown key
     */
    public String open(String context, byte[] sealed) {
        try {
            return new String(
                    vault.master().decrypt(sealed, bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed text of " + context, e);
        }
    }

    private static byte[] bytes(String context) {
        return ("text/" + context).getBytes(StandardCharsets.UTF_8);
    }
}
