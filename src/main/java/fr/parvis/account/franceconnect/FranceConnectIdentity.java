package fr.parvis.account.franceconnect;

import fr.parvis.account.entity.CertifiedIdentity;

/**
 * Who FranceConnect says that somebody is.
 *
 * @param sub opaque, for this portal only; changes with the civil status of the person
 * @param usageName "nom d'usage" as FranceConnect knows it; "" without
 * @param mail "" where the town does not ask for it
 * @param idToken as it came: FranceConnect wants it back at the sign-out
 */
public record FranceConnectIdentity(
        String sub, CertifiedIdentity certified, String usageName, String mail, String idToken) {

    /** The record's own text would put a person into a log. */
    @Override
    public String toString() {
        return "identity by FranceConnect";
    }
}
