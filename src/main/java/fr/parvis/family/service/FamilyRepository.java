package fr.parvis.family.service;

import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.Household;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.PlainSql.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Households as they are shown: always the same four statements, on one way to the database. */
@ApplicationScoped
class FamilyRepository {

    private static final String OF_ACCOUNT =
            "select m.household_id from household_member m where m.account_id = ?";
    private static final String ONE = "select id from household where id = ?";

    private static final String CHILD =
            """
            c.id, c.first_name, c.last_name, c.born_on, c.school, c.school_level, c.left_on,
                hc.household_id, h.file_number, hc.since, hc.until
            from household_child hc join child c on c.id = hc.child_id
                join household h on h.id = hc.household_id
            """;

    @Inject PlainSql sql;

    private record Head(long id, String number, Integer quotient) {}

    private record Of<T>(long household, T one) {}

    /** The households of an account, as they are on a day. */
    Later<List<Household>> ofAccount(long account, LocalDate day) {
        return read(OF_ACCOUNT, account, day);
    }

    Optional<Household> find(long household, LocalDate day) {
        return read(ONE, household, day).get().stream().findFirst();
    }

    private Later<List<Household>> read(String which, long key, LocalDate day) {
        var heads =
                new Query<>(
                        "select h.id, h.file_number, (select q.amount from quotient_familial q"
                                + " where q.household_id = h.id and q.from_day <= ?"
                                + " order by q.from_day desc, q.id desc limit 1) quotient"
                                + " from household h where h.id in ("
                                + which
                                + ") order by h.file_number",
                        row ->
                                new Head(
                                        row.getLong("id"),
                                        row.getString("file_number"),
                                        row.getObject("quotient", Integer.class)),
                        day,
                        key);
        var accounts =
                new Query<>(
                        "select m.household_id, a.id account, null::bigint adult, a.civility,"
                                + " a.first_names, a.last_name, a.mail, a.mobile_phone,"
                                + " m.may_book, m.may_see_invoices, m.may_pick_up"
                                + " from household_member m join account a on a.id = m.account_id"
                                + " where m.household_id in ("
                                + which
                                + ") order by a.last_name, a.first_names, a.id",
                        FamilyRepository::adult,
                        key);
        var others =
                new Query<>(
                        "select p.household_id, null::bigint account, p.id adult, p.civility,"
                                + " p.first_names, p.last_name, p.mail, p.mobile_phone,"
                                + " p.may_book, p.may_see_invoices, p.may_pick_up"
                                + " from household_adult p where p.account_id is null"
                                + " and (p.until is null or p.until > ?) and p.household_id in ("
                                + which
                                + ") order by p.last_name, p.first_names, p.id",
                        FamilyRepository::adult,
                        day,
                        key);
        var children =
                new Query<>(
                        "select "
                                + CHILD
                                + " where (hc.until is null or hc.until > ?) and hc.household_id in ("
                                + which
                                + ") order by c.born_on, c.id",
                        FamilyRepository::child,
                        day,
                        key);
        sql.later(heads, accounts, others, children);
        return Later.of(() -> households(heads, accounts, others, children));
    }

    private static List<Household> households(
            Query<Head> heads,
            Query<Of<FamilyAdult>> accounts,
            Query<Of<FamilyAdult>> others,
            Query<FamilyChild> children) {
        return heads.rows().stream()
                .map(
                        head ->
                                new Household(
                                        head.id(),
                                        head.number(),
                                        Stream.concat(
                                                        accounts.rows().stream(),
                                                        others.rows().stream())
                                                .filter(a -> a.household() == head.id())
                                                .map(Of::one)
                                                .toList(),
                                        children.rows().stream()
                                                .filter(c -> c.household() == head.id())
                                                .toList(),
                                        head.quotient()))
                .toList();
    }

    private static Of<FamilyAdult> adult(ResultSet row) throws SQLException {
        return new Of<>(
                row.getLong("household_id"),
                new FamilyAdult(
                        row.getObject("account", Long.class),
                        row.getObject("adult", Long.class),
                        row.getString("civility"),
                        row.getString("first_names"),
                        row.getString("last_name"),
                        row.getString("mail"),
                        row.getString("mobile_phone"),
                        rights(row)));
    }

    private static AdultRights rights(ResultSet row) throws SQLException {
        return new AdultRights(
                row.getBoolean("may_book"),
                row.getBoolean("may_see_invoices"),
                row.getBoolean("may_pick_up"));
    }

    private static FamilyChild child(ResultSet row) throws SQLException {
        return new FamilyChild(
                row.getLong("id"),
                new ChildFacts(
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getObject("born_on", LocalDate.class),
                        row.getString("school"),
                        SchoolLevel.read(row.getString("school_level")).orElse(null),
                        row.getObject("left_on", LocalDate.class)),
                row.getLong("household_id"),
                row.getString("file_number"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }

    /** A child of a household of an account, also one that the household has lost. */
    record Bond(FamilyChild child, AdultRights rights) {}

    /** The children that an account's households have or had, with what the account may do. */
    List<Bond> bonds(long account) {
        return sql.rows(
                "select m.may_book, m.may_see_invoices, m.may_pick_up, "
                        + CHILD
                        + " join household_member m on m.household_id = hc.household_id"
                        + " where m.account_id = ? order by c.born_on, c.id, hc.household_id",
                row -> new Bond(child(row), rights(row)),
                account);
    }
}
