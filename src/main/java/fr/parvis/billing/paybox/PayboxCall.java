package fr.parvis.billing.paybox;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A signed call of the payment page: the fields of a form, in the order in which they were signed
 * and must be sent. Values are as they are; whoever writes the form escapes them for HTML.
 */
public record PayboxCall(Map<String, String> fields) {

    /** What Paybox tells of a payment, and how it is called in its answers; the signature last. */
    public static final String ANSWER = "Mt:M;Ref:R;Auto:A;Erreur:E;Appel:T;Trans:S;Sign:K";

    static final String SIGNATURE = "PBX_HMAC";

    /** Where browsers and notifications are sent: the configuration says so, and nobody else. */
    private static final Set<String> ADDRESSES =
            Set.of("PBX_EFFECTUE", "PBX_REFUSE", "PBX_ANNULE", "PBX_ATTENTE", "PBX_REPONDRE_A");

    private static final String EURO = "978";
    private static final String NO_WISH = "01";

    public PayboxCall {
        fields.forEach(PayboxCall::requireUnambiguous);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The signed text joins values with "&amp;" and escapes nothing: a value with an "&amp;" in it
     * could be cut into other fields by whoever holds the form, under the same signature. Only the
     * town's own addresses may have one, and never before the name of a field.
     */
    private static void requireUnambiguous(String name, String value) {
        boolean cut = ADDRESSES.contains(name) ? value.contains("&PBX_") : value.contains("&");
        if (cut || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " has a sign that cannot be signed");
        }
    }

    /** The call for an order. */
    public static PayboxCall of(
            PayboxShop shop, PayboxOrder order, PayboxReturns returns, ZonedDateTime now) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("PBX_SITE", shop.site());
        fields.put("PBX_RANG", shop.rank());
        fields.put("PBX_IDENTIFIANT", shop.identifier());
        fields.put("PBX_TOTAL", order.cents());
        fields.put("PBX_DEVISE", EURO);
        fields.put("PBX_CMD", order.reference());
        fields.put("PBX_PORTEUR", order.mail());
        fields.put("PBX_RETOUR", ANSWER);
        fields.put("PBX_EFFECTUE", returns.done().toString());
        fields.put("PBX_REFUSE", returns.refused().toString());
        fields.put("PBX_ANNULE", returns.cancelled().toString());
        fields.put("PBX_ATTENTE", returns.waiting().toString());
        fields.put("PBX_REPONDRE_A", returns.notification().toString());
        fields.put("PBX_RUF1", "GET");
        fields.put("PBX_LANGUE", "FRA");
        if (order.phone()) {
            fields.put("PBX_SOURCE", "RWD");
        }
        fields.put("PBX_SHOPPINGCART", order.cart());
        fields.put("PBX_BILLING", order.buyer().xml());
        fields.put("PBX_SOUHAITAUTHENT", NO_WISH);
        fields.put("PBX_HASH", "SHA512");
        fields.put("PBX_TIME", time(now));
        return signed(fields, shop.key());
    }

    /** The same fields with their signature at the end. */
    static PayboxCall signed(Map<String, String> fields, PayboxKey key) {
        var all = new LinkedHashMap<>(fields);
        all.remove(SIGNATURE);
        all.put(SIGNATURE, key.sign(text(all)));
        return new PayboxCall(all);
    }

    /** What is signed: every field but the signature, in order, as it is. */
    static String text(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().equals(SIGNATURE))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    /** "2015-06-08T16:21:16+02:00": to the second, with the offset and never a "Z". */
    static String time(ZonedDateTime now) {
        OffsetDateTime second = now.truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime();
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").format(second);
    }

    public String reference() {
        return fields.get("PBX_CMD");
    }
}
