package fr.parvis.billing.paybox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a shop shares with Paybox: 64 bytes, given as 128 hexadecimal characters. */
public final class PayboxKey {

    private static final String ALGORITHM = "HmacSHA512";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Fa-f]{128}");

    private final SecretKeySpec secret;

    private PayboxKey(SecretKeySpec secret) {
        this.secret = secret;
    }

    /**
     * @throws IllegalArgumentException when it is not such a key; the message does not repeat it
     */
    public static PayboxKey hex(String digits) {
        String plain = digits == null ? "" : digits.strip();
        if (!SHAPE.matcher(plain).matches()) {
            throw new IllegalArgumentException(
                    "a key of Paybox has 128 hexadecimal characters, this one has "
                            + plain.length()
                            + " characters");
        }
        return new PayboxKey(new SecretKeySpec(HexFormat.of().parseHex(plain), ALGORITHM));
    }

    /** HMAC-SHA512 of the text in UTF-8, in upper-case hexadecimal. */
    public String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says nothing: it is a secret. */
    @Override
    public String toString() {
        return "PayboxKey";
    }
}
