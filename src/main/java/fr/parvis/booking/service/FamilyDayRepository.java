package fr.parvis.booking.service;

import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The days that the households of a person have reserved, and the person's feed of them. */
@ApplicationScoped
class FamilyDayRepository {

    /**
     * A household's own reservations, whichever household the enrolment is of: those of the other
     * household of a child are not its.
     */
    private static final String DAYS =
            """
            select r.day, r.unit, r.state, c.id child, c.first_name, e.activity, e.place
            from household_member m
                join reservation r on r.household_id = m.household_id
                join enrolment e on e.id = r.enrolment_id
                join child c on c.id = e.child_id
            where m.account_id = ? and r.day between ? and ?
                and r.state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL')
            order by r.day, c.born_on, c.id, e.activity, e.id
            """;

    @Inject PlainSql sql;

    /** A reservation. */
    record Row(
            LocalDate day,
            String unit,
            boolean waiting,
            long child,
            String childName,
            String activity,
            String place) {}

    Later<List<Row>> days(long account, LocalDate from, LocalDate to) {
        return sql.later(
                DAYS,
                row ->
                        new Row(
                                row.getObject("day", LocalDate.class),
                                row.getString("unit"),
                                !"RESERVED".equals(row.getString("state")),
                                row.getLong("child"),
                                row.getString("first_name"),
                                row.getString("activity"),
                                row.getString("place")),
                account,
                from,
                to);
    }

    /** Opens the feed of an account at a new address, or moves it there. */
    void open(long account, String hash, Instant now) {
        sql.change(
                "insert into family_feed (account_id, hash, opened_at) values (?, ?, ?)"
                        + " on conflict (account_id) do update"
                        + " set hash = excluded.hash, opened_at = excluded.opened_at",
                account,
                hash,
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }

    void close(long account) {
        sql.change("delete from family_feed where account_id = ?", account);
    }

    Optional<Instant> since(long account) {
        return sql
                .rows(
                        "select opened_at from family_feed where account_id = ?",
                        row -> row.getObject(1, Timestamp.class).toInstant(),
                        account)
                .stream()
                .findFirst();
    }

    /** Whose feed it is, as long as the account may still be used. */
    Optional<Long> account(String hash) {
        return sql
                .rows(
                        "select f.account_id from family_feed f join account a on a.id ="
                                + " f.account_id where f.hash = ? and a.state = 'ACTIVE'",
                        row -> row.getLong(1),
                        hash)
                .stream()
                .findFirst();
    }
}
