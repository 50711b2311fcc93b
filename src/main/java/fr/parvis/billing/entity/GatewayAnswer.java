package fr.parvis.billing.entity;

/**
 * What a gateway says when it is asked about an attempt.
 *
 * @param proof only where it was paid
 * @param detail the provider's code; may be null
 */
public record GatewayAnswer(Kind kind, Proof proof, String detail) {

    public enum Kind {
        PAID,
        REFUSED,
        /** Who was to pay has given up. */
        ABANDONED,
        /** It knows of no payment, and none can come any more. */
        NOT_PAID,
        /** It does not know yet, or does not answer. */
        UNKNOWN
    }

    public static GatewayAnswer paid(Proof proof) {
        return new GatewayAnswer(Kind.PAID, proof, null);
    }

    public static GatewayAnswer refused(String code) {
        return new GatewayAnswer(Kind.REFUSED, null, code);
    }

    public static GatewayAnswer abandoned() {
        return new GatewayAnswer(Kind.ABANDONED, null, null);
    }

    public static GatewayAnswer notPaid(String detail) {
        return new GatewayAnswer(Kind.NOT_PAID, null, detail);
    }

    public static GatewayAnswer unknown(String detail) {
        return new GatewayAnswer(Kind.UNKNOWN, null, detail);
    }
}
