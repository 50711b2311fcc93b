package fr.parvis.billing.payfip;

import fr.parvis.kernel.Money;
import java.net.URI;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is to be paid, as PayFiP takes it: every field has its own shape there, and one that is
 * wrong has the whole call refused.
 *
 * @param client the number of the régie, 6 digits
 * @param year of the accounts
 * @param reference letters and digits only
 * @param object what the payer reads
 * @param entry T for tests, X while the régie is being opened, W for real money
 */
public record PayFipOrder(
        String client,
        int year,
        String reference,
        Money amount,
        String mail,
        String object,
        String entry,
        URI notification,
        URI back) {

    static final Money LEAST = Money.ofCents(100);
    static final Money MOST = Money.ofCents(9_999_999);

    private static final int LONGEST_OBJECT = 100;
    private static final int LONGEST_ADDRESS = 250;
    private static final Pattern CLIENT = Pattern.compile("\\d{6}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9]{6,30}");
    private static final Pattern MAIL = Pattern.compile("(?=.{6,80}$)[^\\s@]+@[^\\s@]+");
    private static final Pattern ENTRY = Pattern.compile("[TXW]");

    public PayFipOrder {
        require(CLIENT, client, "client");
        require(REFERENCE, reference, "reference");
        require(MAIL, mail, "mail");
        require(ENTRY, entry, "entry");
        if (!takes(amount)) {
            throw new IllegalArgumentException("amount " + amount.cents());
        }
        object = plain(object);
        requireShort(notification);
        requireShort(back);
    }

    private static void require(Pattern shape, String value, String what) {
        if (!shape.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + what + " of an order of PayFiP");
        }
    }

    private static void requireShort(URI address) {
        if (address.toString().length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("address " + address);
        }
    }

    /** Whether PayFiP takes as little, or as much. */
    public static boolean takes(Money amount) {
        return amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0;
    }

    /** Whether a mail address can stand in an order. */
    public static boolean takes(String mail) {
        return MAIL.matcher(mail).matches();
    }

    /** Letters without accents, digits and spaces. */
    private static String plain(String text) {
        String letters =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^A-Za-z0-9]+", " ")
                        .strip();
        return letters.length() > LONGEST_OBJECT ? letters.substring(0, LONGEST_OBJECT) : letters;
    }

    /** As the service names them, in the order of its schema. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("exer", String.valueOf(year));
        fields.put("mel", mail);
        fields.put("montant", String.valueOf(amount.cents()));
        fields.put("numcli", client);
        fields.put("objet", object);
        fields.put("refdet", reference);
        fields.put("saisie", entry);
        fields.put("urlnotif", notification.toString());
        fields.put("urlredirect", back.toString());
        return fields;
    }
}
