package fr.parvis.kernel;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount in euros, kept as whole cents: nothing is ever rounded. What would not fit throws an
 * {@link ArithmeticException} instead of wrapping around.
 */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final int CENTS = 100;
    private static final char MINUS = '\u2212';
    private static final char NO_BREAK = '\u00A0';
    private static final char NARROW = '\u202F';

    /**
     * Digits in one piece or in groups of three that spaces part, then at most two decimals; the
     * sign of the euro may follow. A comma before three digits is refused: who wrote it may have
     * meant thousands.
     */
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "([-\u2212]?)(\\d{1,12}|\\d{1,3}(?:["
                            + " \u00A0\u202F]\\d{3}){1,3})(?:[.,](\\d{1,2}))?["
                            + " \u00A0\u202F]?(?:€|EUR)?");

    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /** "1 234,50 €", "1234.5", "12": empty for anything that could mean something else. */
    public static Optional<Money> parse(String text) {
        Matcher written = WRITTEN.matcher(text == null ? "" : text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        long euros = Long.parseLong(written.group(2).replaceAll("\\D", ""));
        String decimals = written.group(3) == null ? "" : written.group(3);
        long cents = euros * CENTS + Long.parseLong((decimals + "00").substring(0, 2));
        return Optional.of(new Money(written.group(1).isEmpty() ? cents : -cents));
    }

    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(cents, factor));
    }

    public Money negated() {
        return new Money(Math.negateExact(cents));
    }

    /** The smaller of two. */
    public Money atMost(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return cents == 0;
    }

    public boolean isPositive() {
        return cents > 0;
    }

    public boolean isNegative() {
        return cents < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** As a spreadsheet reads it: "1234,50", without spaces and without a sign of currency. */
    public String plain() {
        String digits = digits();
        int comma = digits.length() - 2;
        return (isNegative() ? "-" : "")
                + digits.substring(0, comma)
                + ","
                + digits.substring(comma);
    }

    /** As French writes it: "1 234,50 €", with spaces that do not break. */
    @Override
    public String toString() {
        String digits = digits();
        int comma = digits.length() - 2;
        var text = new StringBuilder(isNegative() ? String.valueOf(MINUS) : "");
        for (int i = 0; i < comma; i++) {
            if (i > 0 && (comma - i) % 3 == 0) {
                text.append(NARROW);
            }
            text.append(digits.charAt(i));
        }
        return text.append(',')
                .append(digits, comma, digits.length())
                .append(NO_BREAK)
                .append('€')
                .toString();
    }

    /** Three at least: one of euros, two of cents. The smallest long has no positive brother. */
    private String digits() {
        String digits = Long.toString(cents).replace("-", "");
        return "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }
}
