package fr.parvis.billing.paybox;

import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.ContactDetails;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who pays, as 3-D Secure 2 asks for it ({@code PBX_BILLING}). Banks compare little of it, but a
 * character that their systems do not know has the whole call refused: accents and punctuation go,
 * and what is longer than the shortest limit known is cut.
 *
 * @param address2 may be null
 */
public record PayboxBuyer(
        String firstName,
        String lastName,
        String address1,
        String address2,
        String postcode,
        String city) {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private static final int NAME = 20;
    private static final int ADDRESS = 40;
    private static final int POSTCODE = 16;
    private static final String FRANCE = "250";
    private static final String UNKNOWN = "Non renseigne";
    private static final String UNKNOWN_POSTCODE = "00000";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");

    /** Letters that do not come apart into a letter and a mark. */
    private static final Map<String, String> LETTERS =
            Map.ofEntries(
                    Map.entry("œ", "oe"),
                    Map.entry("Œ", "OE"),
                    Map.entry("æ", "ae"),
                    Map.entry("Æ", "AE"),
                    Map.entry("ß", "ss"),
                    Map.entry("ø", "o"),
                    Map.entry("Ø", "O"),
                    Map.entry("ł", "l"),
                    Map.entry("Ł", "L"),
                    Map.entry("đ", "d"),
                    Map.entry("Đ", "D"),
                    Map.entry("ı", "i"));

    /** Who an account says that they are. */
    public static PayboxBuyer of(CivilIdentity identity, ContactDetails contacts) {
        return new PayboxBuyer(
                identity.firstNames(),
                identity.lastName(),
                contacts.addressLine(),
                contacts.addressComplement(),
                contacts.postalCode(),
                contacts.city());
    }

    /** The value of PBX_BILLING: letters and digits only between its tags, nothing to escape. */
    public String xml() {
        var xml = new StringBuilder(DECLARATION).append("<Billing><Address>");
        element(xml, "FirstName", cleaned(firstName, NAME, UNKNOWN));
        element(xml, "LastName", cleaned(lastName, NAME, UNKNOWN));
        element(xml, "Address1", cleaned(address1, ADDRESS, UNKNOWN));
        String second = cleaned(address2, ADDRESS, "");
        if (!second.isEmpty()) {
            element(xml, "Address2", second);
        }
        element(xml, "ZipCode", cleaned(postcode, POSTCODE, UNKNOWN_POSTCODE));
        element(xml, "City", cleaned(city, ADDRESS, UNKNOWN));
        element(xml, "CountryCode", FRANCE);
        return xml.append("</Address></Billing>").toString();
    }

    private static void element(StringBuilder xml, String name, String value) {
        xml.append('<').append(name).append('>').append(value);
        xml.append("</").append(name).append('>');
    }

    static String cleaned(String text, int longest, String otherwise) {
        String plain = text == null ? "" : text;
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        plain = OTHERS.matcher(plain).replaceAll(" ").strip();
        if (plain.length() > longest) {
            plain = plain.substring(0, longest).strip();
        }
        return plain.isEmpty() ? otherwise : plain;
    }
}
