package fr.parvis.family.service;

import fr.parvis.family.entity.FamilyColumn;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All households with their members, as a file of them says it. */
@ApplicationScoped
class FamilyExportRepository {

    private static final String ALL =
            """
            select * from (
                select h.file_number dossier, 1 place, 'foyer' type, null reference, null civilite,
                    null nom, null prenom, null::date naissance, null ecole, null niveau,
                    null::date parti, null::date quitte, null courriel, null telephone,
                    null adresse, null code_postal, null ville, null droits,
                    q.amount quotient, q.from_day quotient_debut
                from household h left join lateral (select amount, from_day from quotient_familial
                    where household_id = h.id order by from_day desc, id desc limit 1) q on true
                union all
                select h.file_number, 2, 'adulte', p.reference, p.civility, p.last_name,
                    p.first_names, null, null, null, null, p.until, p.mail, p.mobile_phone,
                    p.address_line, p.postal_code, p.city,
                    concat_ws(' ', case when p.may_book then 'reserver' end,
                        case when p.may_see_invoices then 'factures' end,
                        case when p.may_pick_up then 'chercher' end,
                        case when not (p.may_book or p.may_see_invoices or p.may_pick_up)
                            then 'aucun' end), null, null
                from household_adult p join household h on h.id = p.household_id
                where p.account_id is null
                union all
                select h.file_number, 2, 'adulte', p.reference, a.civility, a.last_name,
                    a.first_names, null, null, null, null, null, a.mail, a.mobile_phone,
                    a.address_line, a.postal_code, a.city,
                    concat_ws(' ', case when m.may_book then 'reserver' end,
                        case when m.may_see_invoices then 'factures' end,
                        case when m.may_pick_up then 'chercher' end,
                        case when not (m.may_book or m.may_see_invoices or m.may_pick_up)
                            then 'aucun' end), null, null
                from household_member m join household h on h.id = m.household_id
                    join account a on a.id = m.account_id
                    left join household_adult p on p.household_id = m.household_id
                        and p.account_id = m.account_id
                union all
                select h.file_number, 3, 'enfant', c.reference, null, c.last_name, c.first_name,
                    c.born_on, c.school, c.school_level, c.left_on, hc.until, c.mail,
                    c.mobile_phone, c.address_line, c.postal_code, c.city, null, null, null
                from household_child hc join child c on c.id = hc.child_id
                    join household h on h.id = hc.household_id) x
            order by dossier, place, naissance, nom, prenom
            """;

    @Inject PlainSql sql;

    List<Map<FamilyColumn, String>> all() {
        return sql.rows(ALL, FamilyExportRepository::row);
    }

    private static Map<FamilyColumn, String> row(ResultSet row) throws SQLException {
        var cells = new EnumMap<FamilyColumn, String>(FamilyColumn.class);
        for (FamilyColumn column : FamilyColumn.values()) {
            Object value = row.getObject(column.name().toLowerCase(Locale.ROOT));
            cells.put(column, words(value));
        }
        return cells;
    }

    private static String words(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Date date) {
            LocalDate day = date.toLocalDate();
            return FrenchText.shortDate(day);
        }
        return value.toString();
    }
}
