package fr.parvis.billing.service;

import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whose household has something to pay. */
@ApplicationScoped
class InvoiceGroupRepository {

    @Inject PlainSql sql;

    boolean owes(long accountId) {
        return sql.rows(
                        """
                        select exists (select from household_member m
                            join household h on h.id = m.household_id
                            join invoice i on i.household = h.file_number
                                and i.status in ('TO_PAY', 'PARTLY_PAID')
                            where m.account_id = ? and m.may_see_invoices)""",
                        row -> row.getBoolean(1),
                        accountId)
                .get(0);
    }
}
