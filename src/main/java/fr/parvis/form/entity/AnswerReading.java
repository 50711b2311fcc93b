package fr.parvis.form.entity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody wrote, as a date, a time or a phone number. */
public final class AnswerReading {

    private static final int FRANCE = 33;
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]) ?[:hH] ?([0-5]\\d)?");

    private AnswerReading() {}

    /** The date that the three inputs of a field make, when they make one. */
    public static Optional<LocalDate> date(Answers answers, String name) {
        String year = answers.text(name + ".annee");
        if (!FOUR_DIGITS.matcher(year).matches()) {
            // 26 may be 1926 or 2026: nobody guesses
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(answers.text(name + ".mois")),
                            Integer.parseInt(answers.text(name + ".jour"))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The date of birth that the three inputs of a field make, as far as it is known. */
    public static Optional<PartialDate> birthDate(Answers answers, String name) {
        return PartialDate.read(
                answers.text(name + ".jour"),
                answers.text(name + ".mois"),
                answers.text(name + ".annee"));
    }

    /** "9h30", "09:30", "14 h". */
    public static Optional<LocalTime> time(String value) {
        var matcher = TIME.matcher(value.replace('\u00A0', ' '));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String minutes = matcher.group(2);
        return Optional.of(
                LocalTime.of(
                        Integer.parseInt(matcher.group(1)),
                        minutes == null ? 0 : Integer.parseInt(minutes)));
    }

    /** A phone number as one writes it in France, foreign ones with their country code. */
    public static Optional<String> phone(String value) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(value, "FR");
            // of France any ten digits: ranges open, and overseas ones are called like mainland
            // ones
            boolean french =
                    number.getCountryCode() == FRANCE
                            && String.valueOf(number.getNationalNumber()).matches("[1-9]\\d{8}");
            if (!french && !phones.isValidNumber(number)) {
                return Optional.empty();
            }
            var format =
                    number.getCountryCode() == FRANCE
                            ? PhoneNumberUtil.PhoneNumberFormat.NATIONAL
                            : PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL;
            return Optional.of(phones.format(number, format));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
