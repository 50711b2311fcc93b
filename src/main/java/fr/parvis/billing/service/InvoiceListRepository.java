package fr.parvis.billing.service;

import fr.parvis.account.entity.FileNumber;
import fr.parvis.billing.entity.InvoiceStatus;
import fr.parvis.billing.entity.InvoiceView;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists of the régie, straight from SQL: a page of one costs one statement. */
@ApplicationScoped
class InvoiceListRepository {

    private static final String OPEN = "i.status in ('TO_PAY', 'PARTLY_PAID')";

    private static final String IN_PAYMENT =
            "exists (select from payment_attempt_share s join payment_attempt a"
                    + " on a.id = s.attempt_id where s.invoice_id = i.id"
                    + " and a.next_check_at is not null)";

    private static final String COLUMNS =
            "select i.id, i.number, i.household, i.payer, i.budget, i.issued_on, i.due_on,"
                    + " i.amount, i.paid, i.status, i.partial, "
                    + IN_PAYMENT
                    + " from ";

    private static final String LATEST = " order by i.issued_on desc, i.id desc";

    /** Words that stand before most names, or begin too many, and find nothing by themselves. */
    private static final Set<String> TITLES = Set.of("mme", "mlle", "monsieur", "madame");

    private static final int SHORT = 3;

    @PersistenceContext EntityManager entities;

    /** Of how many invoices with a name the latest are found by their dates. */
    int frequent = 5_000;

    /** A page, and one row more when there is another page. */
    List<ListedInvoice> page(InvoiceFilter filter, LocalDate today) {
        var where = new StringBuilder("i.regie = ?1");
        Map<Integer, Object> values = new LinkedHashMap<>();
        values.put(1, filter.regie());
        where.append(state(filter.view()));
        if (filter.view() == InvoiceView.LATE) {
            values.put(2, Date.valueOf(today));
        }
        if (!filter.budget().isEmpty()) {
            where.append(" and i.budget = ?3");
            values.put(3, filter.budget());
        }
        if (filter.from() != null) {
            where.append(" and i.issued_on >= ?4");
            values.put(4, Date.valueOf(filter.from()));
        }
        if (filter.to() != null) {
            where.append(" and i.issued_on <= ?5");
            values.put(5, Date.valueOf(filter.to()));
        }
        String part =
                " limit "
                        + (InvoiceFilter.PAGE_SIZE + 1)
                        + " offset "
                        + filter.page() * InvoiceFilter.PAGE_SIZE;
        if (filter.words().isEmpty()) {
            return rows("invoice i where " + where + LATEST + part, values, today);
        }
        String words = words(filter.words(), values);
        if (!telling(filter.words()) || frequent(words, values)) {
            return rows("invoice i where " + where + words + LATEST + part, values, today);
        }
        return named(where.toString(), words, part, values, today);
    }

    /**
     * Those with a name. PostgreSQL does not know how rare a name is, and would walk through all
     * invoices by their dates until it has a page of them: for a name that nobody has, through a
     * million. So they are found first, by their words, and put in order then.
     */
    private List<ListedInvoice> named(
            String where, String words, String part, Map<Integer, ?> values, LocalDate today) {
        Query query =
                entities.createNativeQuery(
                        "with found as materialized (select i.id, i.regie, i.status, i.budget,"
                                + " i.issued_on, i.due_on from invoice i where i.regie = ?1"
                                + words
                                + "), page as materialized (select i.id from found i where "
                                + where
                                + LATEST
                                + part
                                + ") "
                                + COLUMNS
                                + "page p join invoice i on i.id = p.id"
                                + LATEST);
        return read(query, values, today);
    }

    /**
     * Whether so many have a name that putting all of them in order would take longer than meeting
     * a page of them by their dates; not more than that many are looked at.
     */
    private boolean frequent(String words, Map<Integer, ?> values) {
        Object found =
                entities.createNativeQuery(
                                "select count(*) from (select from invoice i where i.regie = ?1"
                                        + words
                                        + " limit "
                                        + (frequent + 1)
                                        + ") named")
                        .setParameter(1, values.get(1))
                        .setParameter(6, values.get(6))
                        .getSingleResult();
        return ((Number) found).longValue() > frequent;
    }

    /** Whether a text has a word that few payers have; numbers have an index of their own. */
    private static boolean telling(String words) {
        return words.chars().noneMatch(Character::isDigit)
                && Stream.of(FrenchText.folded(words).split("[^\\p{L}]+"))
                        .anyMatch(w -> w.length() >= SHORT && !TITLES.contains(w));
    }

    private static String state(InvoiceView view) {
        return switch (view) {
            case ALL -> "";
            case OPEN -> " and " + OPEN;
            case LATE -> " and " + OPEN + " and i.due_on < ?2";
            case PARTLY_PAID -> " and i.status = 'PARTLY_PAID'";
            case IN_PAYMENT -> " and " + OPEN + " and " + IN_PAYMENT;
            case PAID -> " and i.status = 'PAID'";
            case CANCELLED -> " and i.status = 'CANCELLED'";
            case REFUNDED -> " and i.status = 'REFUNDED'";
        };
    }

    /** With a digit it is a number, otherwise a name. */
    private static String words(String words, Map<Integer, Object> values) {
        if (words.chars().anyMatch(Character::isDigit)) {
            values.put(6, words);
            values.put(7, FileNumber.read(words).map(FileNumber::value).orElse(words));
            return " and (i.number = ?6 or i.household = ?7)";
        }
        String names = beginnings(words);
        if (names.isEmpty()) {
            return " and false";
        }
        values.put(6, names);
        return " and to_tsvector('simple', account_key(i.payer)) @@ to_tsquery('simple', ?6)";
    }

    /** A question to PostgreSQL for words that begin so, "" where there are none. */
    static String beginnings(String words) {
        return Stream.of(FrenchText.folded(words).split("[^\\p{L}]+"))
                .filter(w -> !w.isEmpty())
                .map(w -> w + ":*")
                .collect(Collectors.joining(" & "));
    }

    /** What a household still owes a régie, the oldest first. */
    List<ListedInvoice> owed(String regie, String household, LocalDate today) {
        return rows(
                "invoice i where i.regie = ?1 and i.household = ?2 and "
                        + OPEN
                        + " order by i.due_on, i.id",
                Map.of(1, regie, 2, household),
                today);
    }

    private List<ListedInvoice> rows(String from, Map<Integer, ?> values, LocalDate today) {
        return read(entities.createNativeQuery(COLUMNS + from), values, today);
    }

    private static List<ListedInvoice> read(Query query, Map<Integer, ?> values, LocalDate today) {
        values.forEach(query::setParameter);
        var rows = new ArrayList<ListedInvoice>();
        for (Object found : query.getResultList()) {
            var row = (Object[]) found;
            rows.add(
                    new ListedInvoice(
                            ((Number) row[0]).longValue(),
                            (String) row[1],
                            (String) row[2],
                            (String) row[3],
                            (String) row[4],
                            ((Date) row[5]).toLocalDate(),
                            ((Date) row[6]).toLocalDate(),
                            Money.ofCents(((Number) row[7]).longValue()),
                            Money.ofCents(((Number) row[8]).longValue()),
                            InvoiceStatus.valueOf((String) row[9]),
                            (Boolean) row[10],
                            (Boolean) row[11],
                            today));
        }
        return rows;
    }
}
