package fr.parvis.billing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;

/** Who has invoices: households by the names of their payers. */
@ApplicationScoped
class PayerRepository {

    /** So many invoices of a name are looked at: enough for a list of households, and bounded. */
    private static final int MOST_LOOKED_AT = 20_000;

    @PersistenceContext EntityManager entities;

    /** Whether a régie ever had to do with this household. */
    boolean known(String regie, String household) {
        return (Boolean)
                entities.createNativeQuery(
                                "select exists (select from invoice where household = ?2 and regie"
                                        + " = ?1) or exists (select from household_credit where"
                                        + " household = ?2 and regie = ?1)")
                        .setParameter(1, regie)
                        .setParameter(2, household)
                        .getSingleResult();
    }

    /** Those with a payer whose names begin so, by name. */
    List<FoundHousehold> named(String regie, String words, int most) {
        String names = InvoiceListRepository.beginnings(words);
        var found = new ArrayList<FoundHousehold>();
        if (names.isEmpty()) {
            return found;
        }
        for (Object one :
                entities.createNativeQuery(
                                "select * from (select distinct on (x.household) x.household,"
                                        + " x.payer from (select i.household, i.payer, i.issued_on,"
                                        + " i.id from invoice i where i.regie = ?1 and"
                                        + " to_tsvector('simple', account_key(i.payer)) @@"
                                        + " to_tsquery('simple', ?2) limit "
                                        + MOST_LOOKED_AT
                                        + ") x order by x.household, x.issued_on desc, x.id desc) y"
                                        + " order by y.payer, y.household")
                        .setParameter(1, regie)
                        .setParameter(2, names)
                        .setMaxResults(most)
                        .getResultList()) {
            var row = (Object[]) one;
            found.add(new FoundHousehold((String) row[0], (String) row[1], ""));
        }
        return found;
    }
}
