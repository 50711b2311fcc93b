package fr.parvis.account.franceconnect;

import com.nimbusds.jwt.JWTClaimsSet;
import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.form.entity.Places;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the certified identity out of a userinfo token that {@link TokenCheck} has let through. */
final class IdentityReader {

    private static final Set<String> GENDERS = Set.of("male", "female", "unspecified");
    private static final Pattern COMMUNE = Pattern.compile("(2[AB]|\\d\\d)\\d{3}");
    private static final Pattern COUNTRY = Pattern.compile("99\\d{3}");
    private static final int LONGEST = 300;

    private IdentityReader() {}

    /**
     * @throws FranceConnectException when something is missing or is not what it should be: the
     *     portal believes a whole identity or none
     */
    static FranceConnectIdentity read(JWTClaimsSet claims, String idToken) {
        String country = matching(claims, "birthcountry", COUNTRY);
        String place = text(claims, "birthplace");
        boolean placed =
                Places.FRANCE.equals(country) ? COMMUNE.matcher(place).matches() : place.isEmpty();
        if (!placed) {
            throw incomplete("birthplace");
        }
        String gender = text(claims, "gender");
        if (!GENDERS.contains(gender)) {
            throw incomplete("gender");
        }
        var certified =
                new CertifiedIdentity(
                        givenNames(claims),
                        present(claims, "family_name"),
                        birthDate(claims),
                        gender,
                        place,
                        country);
        return new FranceConnectIdentity(
                claims.getSubject(),
                certified,
                text(claims, "preferred_username"),
                text(claims, "email"),
                idToken);
    }

    /** The list tells composed names from several; the line is what older accounts give. */
    private static String givenNames(JWTClaimsSet claims) {
        try {
            List<String> names = claims.getStringListClaim("given_name_array");
            if (names != null && !names.isEmpty()) {
                return shortEnough("given_name_array", String.join(" ", names));
            }
        } catch (ParseException e) {
            throw incomplete("given_name_array");
        }
        return present(claims, "given_name");
    }

    private static LocalDate birthDate(JWTClaimsSet claims) {
        try {
            return LocalDate.parse(text(claims, "birthdate"));
        } catch (DateTimeException e) {
            throw incomplete("birthdate");
        }
    }

    private static String matching(JWTClaimsSet claims, String name, Pattern shape) {
        String value = text(claims, name);
        if (!shape.matcher(value).matches()) {
            throw incomplete(name);
        }
        return value;
    }

    private static String present(JWTClaimsSet claims, String name) {
        String value = text(claims, name);
        if (value.isEmpty()) {
            throw incomplete(name);
        }
        return value;
    }

    private static String text(JWTClaimsSet claims, String name) {
        try {
            String value = claims.getStringClaim(name);
            return value == null ? "" : shortEnough(name, value.strip());
        } catch (ParseException e) {
            throw incomplete(name);
        }
    }

    private static String shortEnough(String name, String value) {
        if (value.length() > LONGEST) {
            throw incomplete(name);
        }
        return value;
    }

    private static FranceConnectException incomplete(String claim) {
        return new FranceConnectException(FranceConnectFailure.INCOMPLETE, claim);
    }
}
