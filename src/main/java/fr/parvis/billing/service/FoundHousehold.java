package fr.parvis.billing.service;

/**
 * A household that the régie looked for by a name.
 *
 * @param payer the name on its latest invoice
 * @param address where an adult of it lives; "" where the portal does not know
 */
public record FoundHousehold(String number, String payer, String address) {

    FoundHousehold at(String where) {
        return new FoundHousehold(number, payer, where);
    }
}
