package fr.parvis.demo;

/** What the stand-in of FranceConnect does wrong on purpose: once for each, a test refuses it. */
public enum FranceConnectMischief {
    NONE("tout va bien"),
    WRONG_NONCE("un autre nonce"),
    WRONG_ISSUER("un autre émetteur"),
    WRONG_AUDIENCE("un autre destinataire"),
    EXPIRED("un jeton expiré"),
    BAD_SIGNATURE("une fausse signature"),
    ALGORITHM_NONE("un jeton sans signature"),
    ALGORITHM_HS256("une signature HS256 avec le secret du client"),
    WRONG_LEVEL("un niveau eidas inférieur"),
    USERINFO_PLAIN("une identité en JSON, sans signature"),
    USERINFO_BAD_SIGNATURE("une identité mal signée"),
    USERINFO_OTHER_PERSON("l’identité d’une autre personne"),
    USERINFO_OTHER_AUDIENCE("une identité pour un autre site"),
    USERINFO_INCOMPLETE("une identité incomplète"),
    CODE_UNKNOWN("un code qui ne vaut rien"),
    CALLBACK_ISSUER("un autre émetteur dans l’adresse de retour"),
    SERVER_ERROR("l’erreur server_error au retour"),
    BROKEN("une panne (500) à l’échange du code"),
    SLOW("une réponse après 20 secondes"),
    HELD("le retour est un lien, à suivre plus tard");

    private final String words;

    FranceConnectMischief(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
