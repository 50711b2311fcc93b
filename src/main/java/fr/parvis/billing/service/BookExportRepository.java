package fr.parvis.billing.service;

import fr.parvis.billing.entity.BookExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The rows of exports, straight from SQL, some thousand at once: months may be long. */
@ApplicationScoped
class BookExportRepository {

    static final int CHUNK = 5000;

    private static final String PARIS = " at time zone 'Europe/Paris'";

    /** By id of the entry: date, key, kind, account, holder, invoice number, cents. */
    private static final String JOURNAL =
            "select e.id, to_char(p.at"
                    + PARIS
                    + ", 'DD/MM/YYYY'), p.key, p.kind, e.account, e.holder, i.number, e.amount from"
                    + " ledger_posting p join ledger_entry e on e.posting_id = p.id left join"
                    + " invoice i on i.id = e.invoice_id where e.regie = ?1 and p.at >= cast(?2 as"
                    + " timestamptz) and p.at < cast(?3 as timestamptz) and e.id > ?4"
                    + " order by e.id limit "
                    + CHUNK;

    /** By id: moment, kind, method, id, transaction, authorisation, household and its invoice. */
    private static final String RECEIPTS =
            "select r.id, to_char(r.at"
                    + PARIS
                    + ", 'DD/MM/YYYY'), to_char(r.at"
                    + PARIS
                    + ", 'HH24:MI'), r.kind, r.method, r.transaction, r.authorisation, r.household,"
                    + " i.payer, i.number, i.budget, r.amount from ("
                    + " select p.id, p.received_at as at, 'PAID' as kind, p.method, case when"
                    + " p.provider is null then '' else p.transaction end as transaction,"
                    + " p.authorisation, p.household, s.invoice_id, s.amount from payment p join"
                    + " payment_share s on s.payment_id = p.id where p.regie = ?1 and p.method <>"
                    + " 'CREDIT'"
                    + " union all select p.id, p.received_at, 'CREDITED', p.method, case when"
                    + " p.provider is null then '' else p.transaction end, p.authorisation,"
                    + " p.household, null, p.credited from payment p where p.regie = ?1 and"
                    + " p.credited > 0"
                    + " union all select f.id, f.at, 'REFUNDED', f.method, '', null, f.household,"
                    + " f.invoice_id, -f.amount from refund f where f.regie = ?1"
                    + ") r left join invoice i on i.id = r.invoice_id where r.at >= cast(?2 as"
                    + " timestamptz) and r.at < cast(?3 as timestamptz) and r.id > ?4 order by r.id"
                    + " fetch first "
                    + CHUNK
                    // a payment of several invoices stays together
                    + " rows with ties";

    private static final String OWED =
            "select i.id, i.number, i.household, i.payer, i.budget, i.label, to_char(i.issued_on,"
                    + " 'DD/MM/YYYY'), to_char(i.due_on, 'DD/MM/YYYY'), i.amount, i.paid from"
                    + " invoice i where i.regie = ?1 and i.status in ('TO_PAY', 'PARTLY_PAID') and"
                    + " i.due_on < cast(?2 as date) and i.id > ?3 order by i.id limit "
                    + CHUNK;

    @PersistenceContext EntityManager entities;

    /**
     * The next rows of a month.
     *
     * @param after the id of the row before; 0 for the first
     */
    @SuppressWarnings("unchecked")
    List<Object[]> rows(
            BookExport what, String regie, YearMonth month, LocalDate today, long after) {
        if (what == BookExport.RESTES) {
            return entities.createNativeQuery(OWED)
                    .setParameter(1, regie)
                    .setParameter(2, today.toString())
                    .setParameter(3, after)
                    .getResultList();
        }
        return entities.createNativeQuery(what == BookExport.JOURNAL ? JOURNAL : RECEIPTS)
                .setParameter(1, regie)
                .setParameter(2, ClosingRepository.begin(month))
                .setParameter(3, ClosingRepository.begin(month.plusMonths(1)))
                .setParameter(4, after)
                .getResultList();
    }
}
