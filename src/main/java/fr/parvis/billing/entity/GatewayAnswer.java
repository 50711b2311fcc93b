package fr.parvis.billing.entity;

/**
 * What a gateway says when it is asked about an attempt.
 *
 * @param proof only where it was paid
 * @param detail the provider's code; may be null
 * @param said how the provider says it, for the régie to see where it is not believed; null where
 *     nobody needs to see it
 */
public record GatewayAnswer(Kind kind, Proof proof, String detail, String said) {

    public enum Kind {
        PAID,
        REFUSED,
        /** Who was to pay has given up. */
        ABANDONED,
        /** It knows of no payment, and none can come any more. */
        NOT_PAID,
        /** What it says is about something else. */
        FOREIGN,
        /** It does not know yet, or does not answer. */
        UNKNOWN
    }

    public static GatewayAnswer paid(Proof proof, String said) {
        return new GatewayAnswer(Kind.PAID, proof, null, said);
    }

    public static GatewayAnswer refused(String code) {
        return new GatewayAnswer(Kind.REFUSED, null, code, null);
    }

    public static GatewayAnswer abandoned() {
        return new GatewayAnswer(Kind.ABANDONED, null, null, null);
    }

    public static GatewayAnswer notPaid(String detail) {
        return new GatewayAnswer(Kind.NOT_PAID, null, detail, null);
    }

    public static GatewayAnswer foreign(String said) {
        return new GatewayAnswer(Kind.FOREIGN, null, null, said);
    }

    public static GatewayAnswer unknown(String detail) {
        return new GatewayAnswer(Kind.UNKNOWN, null, detail, null);
    }
}
