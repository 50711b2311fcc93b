package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceStatus;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Invoices of some households as lists show them: to be looked at only (decision 8). */
@ApplicationScoped
class InvoiceLookRepository {

    /** With whether somebody may be paying it at this moment. */
    private static final String SEEN =
            """
            select i.id, i.regie, i.number, i.household, i.payer, i.budget, i.label, i.period,
                i.issued_on, i.due_on, i.amount, i.partial, i.paid, i.refunded, i.status,
                i.status in (%1$s) and exists (select from payment_attempt_share s
                    join payment_attempt a on a.id = s.attempt_id
                    where s.invoice_id = i.id and a.next_check_at is not null)
            from invoice i where i.household = any(%2$s)
            """;

    private static final String LISTED = "string_to_array(?, E'\\n')";

    /** Those of an account, which may see their invoices. */
    private static final String OF_ACCOUNT =
            "array(select h.file_number from household_member m join household h"
                    + " on h.id = m.household_id where m.account_id = ? and m.may_see_invoices)";

    private static final String STILL_PAYABLE =
            " and i.status in (" + payable() + ") order by i.due_on, i.id limit ?";
    private static final String PAYABLE = seen(LISTED) + STILL_PAYABLE;
    private static final String PAYABLE_BY = seen(OF_ACCOUNT) + STILL_PAYABLE;

    private static final String OF_YEAR =
            seen(LISTED)
                    + " and i.issued_on between ? and ? order by i.issued_on desc, i.id desc limit ?";

    private static final String YEARS =
            "select distinct extract(year from issued_on)::integer y from invoice where household ="
                    + " any("
                    + LISTED
                    + ") order by y desc";

    @Inject PlainSql sql;

    private static String seen(String households) {
        return SEEN.formatted(payable(), households);
    }

    private static String payable() {
        return Stream.of(InvoiceStatus.values())
                .filter(InvoiceStatus::payable)
                .map(s -> "'" + s + "'")
                .collect(Collectors.joining(", "));
    }

    /** What the households of an account still owe that it may see, the first due first. */
    Later<List<Invoices.Seen>> payable(long account, LocalDate today, int most) {
        return sql.later(PAYABLE_BY, row -> seen(row, today), account, most);
    }

    /**
     * What some households still owe, the first due first, and the years in which they got
     * invoices, the newest first.
     */
    OwnInvoices.Open open(Collection<String> households, LocalDate today, int most) {
        if (households.isEmpty()) {
            return new OwnInvoices.Open(List.of(), List.of());
        }
        var payable = payableQuery(households, today, most);
        var years = new PlainSql.Query<>(YEARS, row -> row.getInt(1), listed(households));
        sql.ask(payable, years);
        return new OwnInvoices.Open(payable.rows(), years.rows());
    }

    /** The invoices of one year, the newest first. */
    List<Invoices.Seen> ofYear(Collection<String> households, int year, LocalDate today, int most) {
        return households.isEmpty()
                ? List.of()
                : sql.rows(
                        OF_YEAR,
                        row -> seen(row, today),
                        listed(households),
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31),
                        most);
    }

    private static PlainSql.Query<Invoices.Seen> payableQuery(
            Collection<String> households, LocalDate today, int most) {
        return new PlainSql.Query<>(PAYABLE, row -> seen(row, today), listed(households), most);
    }

    /** A number of a file is typed or imported: a comma may stand in it, the end of a line not. */
    private static String listed(Collection<String> households) {
        return String.join("\n", households);
    }

    private static Invoices.Seen seen(ResultSet row, LocalDate today) throws SQLException {
        var facts =
                new InvoiceDraft(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getObject(9, LocalDate.class),
                        row.getObject(10, LocalDate.class),
                        Money.ofCents(row.getLong(11)),
                        row.getBoolean(12),
                        List.of());
        Invoice invoice =
                Invoice.kept(
                        row.getLong(1),
                        facts,
                        Money.ofCents(row.getLong(13)),
                        Money.ofCents(row.getLong(14)),
                        InvoiceStatus.valueOf(row.getString(15)));
        return new Invoices.Seen(invoice, invoice.shown(today, row.getBoolean(16)));
    }
}
