package fr.parvis.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** A call of the payment page as Paybox reads it: the fields in the order in which they came. */
record PayboxRequest(Map<String, String> fields) {

    private static final List<String> DEMANDED =
            List.of(
                    "PBX_SITE",
                    "PBX_RANG",
                    "PBX_IDENTIFIANT",
                    "PBX_TOTAL",
                    "PBX_DEVISE",
                    "PBX_CMD",
                    "PBX_PORTEUR",
                    "PBX_RETOUR",
                    "PBX_HASH",
                    "PBX_TIME",
                    "PBX_SHOPPINGCART",
                    "PBX_BILLING",
                    "PBX_HMAC");

    /** Reads a form that was sent; empty when a field stands twice or cannot be read. */
    static Optional<PayboxRequest> read(String body) {
        var fields = new LinkedHashMap<String, String>();
        try {
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                String value =
                        parts.length == 2
                                ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8)
                                : "";
                if (fields.put(name, value) != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new PayboxRequest(fields));
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What is wrong with the call, as Paybox's own page says it; null when nothing is. */
    String problem(String hexKey) {
        List<String> missing = DEMANDED.stream().filter(name -> get(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            return "PAYBOX : il manque " + String.join(", ", missing);
        }
        if (!get("PBX_HMAC").equals(hmac(hexKey))) {
            return "PAYBOX : erreur de signature (PBX_HMAC)";
        }
        if (!get("PBX_DEVISE").equals("978") || !get("PBX_TOTAL").matches("\\d{3,10}")) {
            return "PAYBOX : montant ou devise";
        }
        if (!get("PBX_HASH").equals("SHA512") || !timed()) {
            return "PAYBOX : date ou empreinte";
        }
        if (!get("PBX_RETOUR").matches("(\\w+:[A-Z];)+\\w+:K")) {
            return "PAYBOX : variables de retour";
        }
        return xml("PBX_SHOPPINGCART", "totalQuantity") && xml("PBX_BILLING", "CountryCode")
                ? null
                : "PAYBOX : données 3-D Secure";
    }

    private boolean timed() {
        try {
            OffsetDateTime.parse(get("PBX_TIME"));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean xml(String field, String element) {
        try {
            var document =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(
                                    new ByteArrayInputStream(
                                            get(field).getBytes(StandardCharsets.UTF_8)));
            return document.getElementsByTagName(element).getLength() == 1;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return false;
        }
    }

    /** The signature that the fields should have, made without any code of the portal. */
    String hmac(String hexKey) {
        String text =
                fields.entrySet().stream()
                        .filter(f -> !f.getKey().equals("PBX_HMAC"))
                        .map(f -> f.getKey() + "=" + f.getValue())
                        .collect(Collectors.joining("&"));
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(hexKey), "HmacSHA512"));
            byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
