package fr.parvis.billing.paybox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Whether what arrived was signed by Paybox: SHA1withRSA over the bytes as they came, still
 * encoded. Paybox changes its key from time to time, so that several may be valid at once.
 */
public final class PayboxSignature {

    /** Paybox's own public key, as it publishes it. */
    public static final String PUBLISHED_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDe+hkicNP7ROHUssGNtHwiT2Ew
            HFrSk/qwrcq8v5metRtTTFPE/nmzSkRnTs3GMpi57rBdxBBJW5W9cpNyGUh0jNXc
            VrOSClpD5Ri2hER/GcNrxVRP7RlWOqB1C03q4QYmwjHZ+zlM4OUhCCAtSWflB4wC
            Ka1g88CjFwRw/PB9kwIDAQAB
            -----END PUBLIC KEY-----
            """;

    /** Believes nobody: what no key has signed is kept, and never applied. */
    static final PayboxSignature NOBODY = new PayboxSignature(List.of());

    private final List<RSAPublicKey> keys;

    private PayboxSignature(List<RSAPublicKey> keys) {
        this.keys = keys;
    }

    /**
     * @param pems the keys that are accepted, one at least
     * @throws IllegalArgumentException when one of them is no RSA key
     */
    public static PayboxSignature of(List<String> pems) {
        if (pems.isEmpty()) {
            throw new IllegalArgumentException("no public key of Paybox");
        }
        return new PayboxSignature(pems.stream().map(PayboxSignature::key).toList());
    }

    private static RSAPublicKey key(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
        try {
            PublicKey key =
                    KeyFactory.getInstance("RSA")
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return (RSAPublicKey) key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("a public key of Paybox cannot be read", e);
        }
    }

    /**
     * @param signed the text before "&amp;Sign=", not decoded
     * @param encoded what stands behind it, not decoded
     */
    public boolean verify(String signed, String encoded) {
        byte[] signature = bytes(encoded);
        byte[] text = signed.getBytes(StandardCharsets.ISO_8859_1);
        // a sign beyond Latin-1 never came in a query: it would be replaced, and something else
        // judged
        return signature.length > 0
                && signed.chars().allMatch(c -> c < 0x100)
                && keys.stream().anyMatch(key -> verify(key, text, signature));
    }

    private static byte[] bytes(String encoded) {
        try {
            // a plus that was not encoded has become a space; base64 itself has none
            String base64 = URLDecoder.decode(encoded, StandardCharsets.US_ASCII).replace(' ', '+');
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean verify(RSAPublicKey key, byte[] text, byte[] signature) {
        if (signature.length != (key.getModulus().bitLength() + 7) / 8) {
            return false;
        }
        try {
            Signature rsa = Signature.getInstance("SHA1withRSA");
            rsa.initVerify(key);
            rsa.update(text);
            return rsa.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
