package fr.parvis.notification.service;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A short message to a mobile phone.
 *
 * @param number international, without spaces: "+33612345678"
 * @param subject what administrators read of it; never sent
 * @param text without signs that would make it count double
 */
public record Sms(String number, String subject, String text) {

    private static final Set<PhoneNumberUtil.PhoneNumberType> MOBILES =
            EnumSet.of(
                    PhoneNumberUtil.PhoneNumberType.MOBILE,
                    PhoneNumberUtil.PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Numbers of overseas are written with the same ten digits, and called by other codes. */
    private static final List<String> REGIONS = List.of("FR", "GP", "GF", "MQ", "RE", "YT");

    public Sms {
        text = plain(text);
    }

    /** The number of a mobile phone as it is called from anywhere; empty for all other phones. */
    public static Optional<String> mobile(String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        return REGIONS.stream().flatMap(region -> mobile(typed, region).stream()).findFirst();
    }

    private static Optional<String> mobile(String typed, String region) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(typed, region);
            return phones.isValidNumber(number) && MOBILES.contains(phones.getNumberType(number))
                    ? Optional.of(phones.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Typographic spaces and apostrophes are in no alphabet of short messages: with one of them a
     * message is sent in UTF-16, and costs as two.
     */
    private static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u202f\\u2009]", " ")
                .replaceAll("[\\u2018\\u2019]", "'")
                .replace('ê', 'e')
                .replace('â', 'a')
                .replace('î', 'i')
                .replace('ô', 'o')
                .replace('û', 'u')
                .replace('ç', 'c')
                .replace("œ", "oe");
    }
}
