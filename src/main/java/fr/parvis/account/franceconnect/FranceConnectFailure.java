package fr.parvis.account.franceconnect;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Why a sign-in by FranceConnect came to nothing. Each has a sentence that says what to do. */
public enum FranceConnectFailure {
    /** The person, or FranceConnect for her, said no. */
    REFUSED("refus"),
    /** It does not answer, or not in time, or with a fault of its own. */
    UNAVAILABLE("indisponible"),
    /** It says that the request itself is wrong: the registration of the town is. */
    MISCONFIGURED("configuration"),
    /** The person took more than ten minutes. */
    EXPIRED("delai"),
    /** The answer belongs to no sign-in of this browser. */
    UNKNOWN_STATE("etat"),
    /** The answer was given before. */
    REPLAYED("deja-utilise"),
    /** The code is not, or no longer, exchanged for tokens. */
    CODE_REFUSED("code"),
    /** A token is not signed by FranceConnect's keys. */
    BAD_SIGNATURE("signature"),
    /** A token is signed by another algorithm than the one agreed on, or not at all. */
    WRONG_ALGORITHM("algorithme"),
    WRONG_ISSUER("emetteur"),
    WRONG_AUDIENCE("destinataire"),
    WRONG_NONCE("nonce"),
    TOKEN_EXPIRED("jeton-expire"),
    /** The person was identified with less care than the portal asks for. */
    WRONG_LEVEL("niveau"),
    /** Identity and token speak of two persons. */
    MISMATCH("discordance"),
    /** Something of the certified identity is missing or not what it should be. */
    INCOMPLETE("incomplet"),
    /** The account that goes with the identity is closed. */
    ACCOUNT_CLOSED("espace-ferme"),
    /** The account that goes with the identity waits for the link of its first mail. */
    NOT_ACTIVE("attente"),
    /** FranceConnect is for citizens: who works for the town signs in otherwise. */
    STAFF("agent"),
    /** The account is linked to somebody with another birth. */
    OTHER_PERSON("autre-personne"),
    /** The person is linked to another account. */
    LINKED_ELSEWHERE("autre-espace");

    private static final Set<FranceConnectFailure> EVERYDAY =
            EnumSet.of(REFUSED, UNAVAILABLE, EXPIRED, ACCOUNT_CLOSED, NOT_ACTIVE);

    private final String word;

    FranceConnectFailure(String word) {
        this.word = word;
    }

    /** How an address names it. */
    public String word() {
        return word;
    }

    public String messageKey() {
        return "account.franceConnect.failure." + name();
    }

    /** Whether somebody may have tampered with the exchange. */
    public boolean suspicious() {
        return !EVERYDAY.contains(this);
    }

    /** The failure of this word; empty for any other text. */
    public static Optional<FranceConnectFailure> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }
}
