package fr.parvis.family.service;

import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** The schools that children go to, by the names that their families and agents have written. */
@ApplicationScoped
class SchoolRepository {

    private static final String NOW =
            " where c.school <> '' and (c.left_on is null or c.left_on > ?)"
                    + " and hc.since <= ? and (hc.until is null or hc.until > ?)";

    @Inject PlainSql sql;

    List<String> all(LocalDate day) {
        return sql.rows(
                "select distinct c.school from child c join household_child hc on hc.child_id = c.id"
                        + NOW
                        + " order by c.school",
                row -> row.getString(1),
                day,
                day,
                day);
    }

    /** Those of the children in the households of an account. */
    List<String> ofAccount(long account, LocalDate day) {
        return sql.rows(
                "select distinct c.school from household_member m"
                        + " join household_child hc on hc.household_id = m.household_id"
                        + " join child c on c.id = hc.child_id"
                        + NOW
                        + " and m.account_id = ?",
                row -> row.getString(1),
                day,
                day,
                day,
                account);
    }
}
