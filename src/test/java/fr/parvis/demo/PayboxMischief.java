package fr.parvis.demo;

/** What the stand-in of Paybox does wrong on purpose. */
public enum PayboxMischief {
    NONE("tout va bien"),
    LATE("la notification attend qu’on la libère"),
    REPEATED("la notification arrive trois fois"),
    LOST("la notification n’arrive jamais"),
    REORDERED("les notifications arrivent dans l’ordre inverse"),
    FORGED("une notification à la signature fausse arrive d’abord"),
    FORGED_ONLY("seule une notification à la signature fausse arrive"),
    TRUNCATED("la notification est coupée"),
    AMOUNT_CHANGED("la notification, bien signée, dit un autre montant"),
    SLOW("la page de paiement répond après 20 secondes"),
    UNAVAILABLE("le serveur principal dit qu’il n’est pas disponible");

    private final String words;

    PayboxMischief(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
