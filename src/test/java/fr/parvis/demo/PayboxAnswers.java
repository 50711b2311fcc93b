package fr.parvis.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what Paybox answers, signed by a key of the stand-in's own. */
final class PayboxAnswers {

    /** What Paybox's test platform gives for an authorisation. */
    private static final String TEST_AUTHORISATION = "XXXXXX";

    private final KeyPair pair = pair();
    private final KeyPair stranger = pair();

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /**
     * The variables that the call asked for, in its order.
     *
     * @param transaction null where nothing was paid
     */
    Map<String, String> variables(
            PayboxRequest call, String amount, String code, String number, String transaction) {
        var variables = new LinkedHashMap<String, String>();
        for (String asked : call.get("PBX_RETOUR").split(";")) {
            String[] parts = asked.split(":");
            String value =
                    switch (parts[1]) {
                        case "M" -> amount;
                        case "R" -> call.get("PBX_CMD");
                        case "A" -> transaction == null ? null : TEST_AUTHORISATION;
                        case "E" -> code;
                        case "T" -> number;
                        case "S" -> transaction == null ? "0" : transaction;
                        default -> null;
                    };
            if (value != null) {
                variables.put(parts[0], value);
            }
        }
        return variables;
    }

    /**
     * A query with its signature at the end.
     *
     * @param before what the address has already; a browser's return signs it, too
     */
    String signed(PayboxRequest call, String before, Map<String, String> variables) {
        return signed(pair, call, before, variables);
    }

    /** The same by somebody else's key. */
    String forged(PayboxRequest call, Map<String, String> variables) {
        return signed(stranger, call, "", variables);
    }

    private static String signed(
            KeyPair by, PayboxRequest call, String before, Map<String, String> variables) {
        var text = new StringBuilder(before);
        variables.forEach(
                (name, value) ->
                        text.append(text.isEmpty() ? "" : "&")
                                .append(name)
                                .append('=')
                                .append(LoopbackHttp.encode(value)));
        String[] asked = call.get("PBX_RETOUR").split(";");
        String name = asked[asked.length - 1].split(":")[0];
        return text + "&" + name + "=" + LoopbackHttp.encode(signature(by, text.toString()));
    }

    private static String signature(KeyPair by, String text) {
        try {
            Signature rsa = Signature.getInstance("SHA1withRSA");
            rsa.initSign(by.getPrivate());
            rsa.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
