package fr.parvis.billing.paybox;

import fr.parvis.kernel.Messages;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A code of Paybox ({@code E}), and what it means to the portal and to the person who pays. Which
 * card is stolen and whom a bank suspects is not said on a page.
 *
 * @param code five digits
 * @param words end of the key of its French text
 */
public record PayboxResult(String code, Outcome outcome, String words) {

    /** What follows from a code. No failure is final: the same order may still be paid. */
    public enum Outcome {
        PAID,
        /** The bank has not answered yet. */
        WAITING,
        /** A machine does not answer: the same card may work in a moment. */
        UNAVAILABLE,
        /** The bank, or the contract, does not want this card. */
        REFUSED,
        /** Nobody has paid within the time of the page. */
        TIMED_OUT,
        /** The call itself is wrong: whoever runs the portal has to look at its contract. */
        MISCONFIGURED
    }

    private static final Pattern SHAPE = Pattern.compile("\\d{5}");
    private static final String BANK = "001";
    private static final Map<String, PayboxResult> KNOWN = new HashMap<>();

    static {
        know(Outcome.PAID, "paid", "00000");
        know(Outcome.WAITING, "waiting", "99999");
        know(Outcome.UNAVAILABLE, "unavailable", "00001", "00003");
        know(Outcome.UNAVAILABLE, "unavailable", "00190", "00191", "00196", "00198");
        know(Outcome.REFUSED, "number", "00004", "00029", "00114");
        know(Outcome.REFUSED, "expired", "00008", "00133", "00154");
        know(Outcome.REFUSED, "notPermitted", "00021", "00033", "00157", "00158");
        know(Outcome.REFUSED, "security", "00040", "00163");
        know(Outcome.REFUSED, "funds", "00151", "00161");
        // the order was paid before: what says so, signed, is on its way
        know(Outcome.WAITING, "alreadyPaid", "00015");
        know(Outcome.TIMED_OUT, "timedOut", "00030");
        know(Outcome.MISCONFIGURED, "misconfigured", "00006", "00010", "00011", "00103", "00112");
    }

    private static void know(Outcome outcome, String words, String... codes) {
        for (String code : Set.of(codes)) {
            KNOWN.put(code, new PayboxResult(code, outcome, words));
        }
    }

    /** Empty when it is no code at all; one that is not known is a refusal. */
    public static Optional<PayboxResult> of(String code) {
        if (!SHAPE.matcher(code).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                KNOWN.getOrDefault(
                        code,
                        new PayboxResult(
                                code,
                                Outcome.REFUSED,
                                code.startsWith(BANK) ? "refused" : "failed")));
    }

    /** What the person who pays is told. */
    public String text() {
        return Messages.text("billing.paybox." + words);
    }
}
