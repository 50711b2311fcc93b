package fr.parvis.family.service;

import fr.parvis.account.entity.FileNumber;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Households by the number of their file, and by the names of their members. */
@ApplicationScoped
class HouseholdSearchRepository {

    private static final String ROW =
            """
            select h.id, h.file_number,
                (select string_agg(n, ', ' order by n) from (
                    select a.first_names || ' ' || a.last_name n from household_member m
                        join account a on a.id = m.account_id where m.household_id = h.id
                    union all
                    select p.first_names || ' ' || p.last_name from household_adult p
                        where p.household_id = h.id and p.account_id is null
                            and (p.until is null or p.until > ?)) x) adults,
                (select string_agg(c.first_name || ' ' || c.last_name, ', ' order by c.born_on)
                    from household_child hc join child c on c.id = hc.child_id
                    where hc.household_id = h.id
                        and (hc.until is null or hc.until > ?)) children
            from household h where
            """;

    @Inject PlainSql sql;

    /**
     * Those whose number begins so, or with a member whose last or first name begins so, whatever
     * its marks.
     *
     * @param today whose members are named
     */
    List<HouseholdRow> find(String words, LocalDate today, int most) {
        String key = FrenchText.folded(words);
        // nothing but marks is nobody's name
        String name = like(key.isEmpty() ? words : key);
        String number =
                like(
                        FileNumber.read(words)
                                .map(FileNumber::value)
                                .orElse(words)
                                .toLowerCase(Locale.FRANCE));
        return sql.rows(
                ROW
                        + """
                        h.id in (select id from household where lower(file_number) like ?
                            union select hc.household_id from household_child hc
                                join child c on c.id = hc.child_id
                                where account_key(c.last_name) like ? or account_key(c.first_name) like ?
                            union select household_id from household_adult
                                where account_key(last_name) like ? or account_key(first_names) like ?
                            union select m.household_id from household_member m
                                join account a on a.id = m.account_id
                                where account_key(a.last_name) like ? or account_key(a.first_names) like ?)
                        order by h.file_number limit ?
                        """,
                r -> new HouseholdRow(r.getLong(1), r.getString(2), r.getString(3), r.getString(4)),
                today,
                today,
                number,
                name,
                name,
                name,
                name,
                name,
                name,
                most);
    }

    private static String like(String words) {
        return words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }
}
