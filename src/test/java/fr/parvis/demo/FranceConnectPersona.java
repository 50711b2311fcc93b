package fr.parvis.demo;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody whom the stand-in of FranceConnect knows. Modelled on the test identities that
 * FranceConnect publishes: what makes each difficult stands in its note.
 *
 * @param id what the sub is made of: two personas with the same facts and another id are one person
 *     before and after a change of civil status
 * @param birthPlace "" for who was born abroad
 */
public record FranceConnectPersona(
        String id,
        List<String> givenNames,
        String familyName,
        String usageName,
        String birthDate,
        String gender,
        String birthPlace,
        String birthCountry,
        String mail,
        String note) {

    private static final String FRANCE = "99100";

    public static final FranceConnectPersona ANGELA =
            new FranceConnectPersona(
                    "angela",
                    List.of("Angela", "Claire", "Louise"),
                    "DUBOIS",
                    "",
                    "1962-08-24",
                    "female",
                    "75107",
                    FRANCE,
                    "angela.dubois@example.fr",
                    "plusieurs prénoms");

    public static final FranceConnectPersona AFTER_CHANGE =
            new FranceConnectPersona(
                    "angela-apres-changement",
                    ANGELA.givenNames,
                    ANGELA.familyName,
                    ANGELA.usageName,
                    ANGELA.birthDate,
                    ANGELA.gender,
                    ANGELA.birthPlace,
                    ANGELA.birthCountry,
                    "angela.nouveau@example.fr",
                    "la même personne, dont l’identifiant (sub) a changé");

    public static final FranceConnectPersona BORN_ABROAD =
            new FranceConnectPersona(
                    "inaya",
                    List.of("Inaya"),
                    "BENALI",
                    "",
                    "1987-03-14",
                    "female",
                    "",
                    "99352",
                    "inaya.benali@example.fr",
                    "née à l’étranger");

    public static final FranceConnectPersona PRESUMED =
            new FranceConnectPersona(
                    "mamadou",
                    List.of("Mamadou"),
                    "DIALLO",
                    "",
                    "1979-01-01",
                    "male",
                    "",
                    "99330",
                    "mamadou.diallo@example.fr",
                    "jour de naissance présumé");

    public static final FranceConnectPersona COMPOSED =
            new FranceConnectPersona(
                    "jean-michel",
                    List.of("Jean-Michel", "Marie"),
                    "DE LA TOUR D’AUVERGNE",
                    "L’HÉRITIER",
                    "1954-11-30",
                    "male",
                    "2A004",
                    FRANCE,
                    "jm.delatour@example.fr",
                    "noms composés, apostrophes, né en Corse");

    public static final FranceConnectPersona UNSPECIFIED =
            new FranceConnectPersona(
                    "camille",
                    List.of("Camille"),
                    "O'NEILL",
                    "",
                    "2001-06-05",
                    "unspecified",
                    "95476",
                    FRANCE,
                    "camille.oneill@example.fr",
                    "genre non précisé");

    /** In the order in which the page shows them. */
    static final List<FranceConnectPersona> ALL =
            List.of(ANGELA, BORN_ABROAD, PRESUMED, COMPOSED, UNSPECIFIED, AFTER_CHANGE);

    static FranceConnectPersona named(String id) {
        return ALL.stream().filter(p -> Objects.equals(p.id, id)).findFirst().orElse(null);
    }

    /** Opaque, and another one for each client. */
    String sub(String clientId) {
        byte[] seed = (clientId + "/" + id).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(seed) + "v1";
    }

    public String displayName() {
        return String.join(" ", givenNames) + " " + familyName;
    }

    /** What the scopes let a client see. */
    Map<String, Object> claims(List<String> scopes) {
        var claims = new LinkedHashMap<String, Object>();
        if (scopes.contains("identite_pivot")) {
            claims.put("given_name", String.join(" ", givenNames));
            claims.put("given_name_array", givenNames);
            claims.put("family_name", familyName);
            claims.put("birthdate", birthDate);
            claims.put("gender", gender);
            claims.put("birthplace", birthPlace);
            claims.put("birthcountry", birthCountry);
        }
        if (scopes.contains("preferred_username") && !usageName.isEmpty()) {
            claims.put("preferred_username", usageName);
        }
        if (scopes.contains("email")) {
            claims.put("email", mail);
        }
        return claims;
    }
}
