package fr.parvis.billing.paybox;

import fr.parvis.billing.entity.Proof;
import fr.parvis.billing.entity.Provider;
import fr.parvis.kernel.Money;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Paybox says of a payment, to the portal or through the browser. It exists only when its
 * signature is genuine; whether it fits an attempt is another matter.
 *
 * @param authorisation null when the bank gave none
 * @param call Paybox's number of the call; null when it gave none
 * @param transaction Paybox's number of the transaction, one for each payment; null when there is
 *     none
 */
public record PayboxAnswer(
        Money amount,
        String reference,
        String authorisation,
        PayboxResult result,
        String call,
        String transaction) {

    /** Longer than any answer: what is longer is not looked at. */
    public static final int LONGEST = 2000;

    private static final String SIGNATURE = "&Sign=";
    private static final Pattern CENTS = Pattern.compile("\\d{1,10}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,250}");
    private static final Pattern NUMBER = Pattern.compile("\\d{0,20}");
    private static final Pattern AUTHORISATION = Pattern.compile("[A-Za-z0-9]{0,10}");
    private static final String OF_A_TEST = "XXXXXX";

    /**
     * What a text is.
     *
     * @param genuine whether somebody who is trusted has signed it
     * @param answer empty when it says nothing clear, or is not genuine
     */
    public record Reading(boolean genuine, Optional<PayboxAnswer> answer) {}

    /**
     * Reads what came behind the question mark.
     *
     * @param raw exactly as it came: decoding it would lose what was signed
     */
    public static Reading look(String raw, PayboxSignature keys) {
        boolean genuine = genuine(raw, keys);
        return new Reading(
                genuine,
                genuine ? parse(raw.substring(0, raw.lastIndexOf(SIGNATURE))) : Optional.empty());
    }

    /** The same for who believes nothing but a clear answer. */
    public static Optional<PayboxAnswer> read(String raw, PayboxSignature keys) {
        return look(raw, keys).answer();
    }

    /** Whether a text was signed by somebody who is trusted, whatever it says. */
    public static boolean genuine(String raw, PayboxSignature keys) {
        int cut = raw == null || raw.length() > LONGEST ? -1 : raw.lastIndexOf(SIGNATURE);
        // nothing may follow the signature: nobody would have signed it
        return cut > 0
                && raw.indexOf('&', cut + 1) < 0
                && keys.verify(raw.substring(0, cut), raw.substring(cut + SIGNATURE.length()));
    }

    private static Optional<PayboxAnswer> parse(String signed) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : signed.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            String value;
            try {
                value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
            // of two amounts each reader would believe another one
            if (fields.put(pair.substring(0, equals), value) != null) {
                return Optional.empty();
            }
        }
        return of(fields);
    }

    private static Optional<PayboxAnswer> of(Map<String, String> fields) {
        String cents = fields.getOrDefault("Mt", "");
        String reference = fields.getOrDefault("Ref", "");
        String authorisation = fields.getOrDefault("Auto", "");
        String call = fields.getOrDefault("Appel", "");
        String transaction = fields.getOrDefault("Trans", "");
        Optional<PayboxResult> result = PayboxResult.of(fields.getOrDefault("Erreur", ""));
        boolean clear =
                CENTS.matcher(cents).matches()
                        && REFERENCE.matcher(reference).matches()
                        && AUTHORISATION.matcher(authorisation).matches()
                        && NUMBER.matcher(call).matches()
                        && NUMBER.matcher(transaction).matches();
        if (!clear || result.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PayboxAnswer(
                        Money.ofCents(Long.parseLong(cents)),
                        reference,
                        authorisation.isEmpty() ? null : authorisation,
                        result.get(),
                        number(call),
                        number(transaction)));
    }

    private static String number(String digits) {
        return digits.chars().allMatch(c -> c == '0') ? null : digits;
    }

    /** Money has moved: the bank gave its authorisation, and the transaction has its number. */
    public boolean paid() {
        return result.outcome() == PayboxResult.Outcome.PAID
                && authorisation != null
                && transaction != null;
    }

    /** For the books, when it {@link #paid}. */
    public Proof proof() {
        return new Proof(Provider.PAYBOX, reference, amount, transaction, authorisation);
    }

    /** A payment of Paybox's test platform: no money moves. */
    public boolean test() {
        return OF_A_TEST.equals(authorisation);
    }
}
