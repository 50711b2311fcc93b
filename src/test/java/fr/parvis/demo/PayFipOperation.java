package fr.parvis.demo;

import java.util.Map;
import java.util.Optional;

/**
 * An operation of the stand-in of PayFiP.
 *
 * @param fields as the shop sent them
 * @param result P, V, R, Z or A; null while nobody has decided
 * @param authorisation only where it was paid
 */
record PayFipOperation(Map<String, String> fields, String result, String authorisation) {

    PayFipOperation decided(String how, String number) {
        return new PayFipOperation(fields, how, number);
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * What is wrong with an order. Only A2 and R3 are codes that are known to be PayFiP's; the
     * others stand for what it would say.
     */
    static Optional<String> problem(Map<String, String> fields) {
        if (!fields.getOrDefault("numcli", "").equals(PayFipStandIn.CLIENT)) {
            return Optional.of("T1");
        }
        if (!fields.getOrDefault("refdet", "").matches("[A-Za-z0-9]{6,30}")) {
            return Optional.of("R3");
        }
        if (!fields.getOrDefault("mel", "").matches("(?=.{6,80}$)[^\\s@]+@[^\\s@]+")) {
            return Optional.of("A2");
        }
        String cents = fields.getOrDefault("montant", "");
        boolean fits = cents.matches("\\d{3,7}");
        boolean whole =
                fields.getOrDefault("exer", "").matches("20\\d\\d")
                        && fields.getOrDefault("objet", "").matches("[A-Za-z0-9 ]{0,100}")
                        && fields.getOrDefault("saisie", "").equals("T");
        return fits && whole ? Optional.empty() : Optional.of("T2");
    }
}
