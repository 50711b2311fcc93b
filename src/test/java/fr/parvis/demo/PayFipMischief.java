package fr.parvis.demo;

/** What the stand-in of PayFiP does wrong on purpose. */
public enum PayFipMischief {
    NONE("tout va bien"),
    LATE("le service ne connaît le résultat qu’une fois libéré"),
    LOST("la notification n’arrive jamais"),
    REPEATED("la notification arrive trois fois"),
    FORGED("des notifications d’opérations inconnues arrivent d’abord"),
    AMOUNT_CHANGED("le service dit un autre montant"),
    REFERENCE_CHANGED("le service parle d’une autre dette"),
    UNAVAILABLE("le service ne répond pas");

    private final String words;

    PayFipMischief(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
