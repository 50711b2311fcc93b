package fr.parvis.account.service;

import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What makes an account belong to groups. */
@ApplicationScoped
class GroupRepository {

    @Inject PlainSql sql;

    /** The services whose key somebody of the account's households used. */
    List<String> keyServices(long accountId) {
        return sql.rows(
                """
                select distinct k.service from household_member m
                join service_key k on k.household_id = m.household_id and k.used_at is not null
                where m.account_id = ?""",
                row -> row.getString(1),
                accountId);
    }

    /** "" when none is known. */
    String addressLine(long accountId) {
        return sql
                .rows(
                        "select coalesce(address_line, '') from account where id = ?",
                        row -> row.getString(1),
                        accountId)
                .stream()
                .findFirst()
                .orElse("");
    }
}
