package fr.parvis.booking.service;

import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.PlainSql.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Enrolments and their days as they are shown. The account that asks is part of each query. */
@ApplicationScoped
class AgendaRepository {

    /** What an enrolment needs of family and account. */
    private static final String FACTS =
            """
            select e.id, m.household_id, m.household_id = e.household_id own, e.child_id, c.first_name, c.last_name, e.activity, e.place,
                e.group_name, e.from_day, e.to_day, e.state, c.born_on,
                case when hc.child_id is null then e.from_day else least(c.left_on, hc.until) end gone_on,
                m.may_book,
                (select string_agg(q.from_day || ' ' || q.amount, ',' order by q.from_day, q.id)
                    from quotient_familial q where q.household_id = m.household_id) quotients
            from %s e
                %s
                join child c on c.id = e.child_id
                left join household_child hc
                    on hc.household_id = m.household_id and hc.child_id = e.child_id
            """;

    /**
     * The household in whose name the account acts: that of the enrolment, or another one that has
     * the child now. One that has the child and lets the account book comes first.
     */
    private static final String FOR_ACCOUNT =
            """
            join lateral (select a.household_id, a.may_book from household_member a
                left join household_child k
                    on k.household_id = a.household_id and k.child_id = e.child_id
                    and (k.until is null or k.until > ?)
                where a.account_id = ?
                    and (a.household_id = e.household_id or k.child_id is not null)
                order by k.child_id is null, not a.may_book,
                    a.household_id <> e.household_id, a.household_id limit 1) m on true
            """;

    private static final String OF_ACCOUNT = FACTS.formatted("enrolment", FOR_ACCOUNT);

    /**
     * From the account to its households and their children: the join above is asked of every row
     * that comes here, and of the bare table that would be every child of the town.
     */
    private static final String ALL_OF_ACCOUNT =
            FACTS.formatted(
                    """
                    (select n.* from household_member o
                            join enrolment n on n.household_id = o.household_id
                        where o.account_id = ?
                        union
                        select n.* from household_member o
                            join household_child k on k.household_id = o.household_id
                            join enrolment n on n.child_id = k.child_id
                        where o.account_id = ?)
                    """,
                    FOR_ACCOUNT);

    /** Without an account: for agents, whose rights are asked before. */
    static final String OF_AGENT =
            FACTS.formatted(
                    "enrolment", "cross join lateral (select e.household_id, true may_book) m");

    @Inject PlainSql sql;

    /** All that the agenda of an enrolment is made of. */
    record Read(Optional<EnrolmentFacts> facts, List<LiveDay> days, List<DayPlaces> places) {}

    /**
     * On one way to the database: the enrolment, its days, and the days of its place that are full
     * or closed.
     */
    Read read(long enrolment, long account, LocalDate today) {
        var facts =
                new Query<>(
                        OF_ACCOUNT + " where e.id = ?",
                        AgendaRepository::facts,
                        today,
                        account,
                        enrolment);
        var days =
                new Query<>(
                        "select id, unit, day, state, price, household_id, household_id not in (select"
                                + " m.household_id from household_member m where m.account_id = ?"
                                + " and m.may_book) other from reservation where enrolment_id = ?"
                                + " and state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL')",
                        AgendaRepository::day,
                        account,
                        enrolment);
        var places =
                new Query<>(
                        "select d.activity, d.place, d.unit, d.day, d.capacity,"
                                + " d.taken + d.wanted taken, d.closed"
                                + " from day_capacity d join enrolment e on e.activity = d.activity"
                                + " and e.place = d.place where e.id = ? and d.day between"
                                + " e.from_day and e.to_day and (d.taken + d.wanted >= d.capacity or"
                                + " d.closed is not null)",
                        AgendaRepository::places,
                        enrolment);
        sql.ask(facts, days, places);
        return new Read(facts.rows().stream().findFirst(), days.rows(), places.rows());
    }

    /** The living enrolments of an account's households, also those that it may not book for. */
    Later<List<EnrolmentFacts>> of(long account, LocalDate today) {
        return sql.later(
                ALL_OF_ACCOUNT
                        + " where e.state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE')"
                        + " and e.to_day >= ? order by c.born_on, c.id, e.activity, e.from_day, e.id",
                AgendaRepository::facts,
                account,
                account,
                today,
                account,
                today);
    }

    /** How the enrolment stands that was asked for with a request. */
    Optional<Asked> asked(long request) {
        return sql
                .rows(
                        "select state, offered_until from enrolment where request_number = ?",
                        row ->
                                new Asked(
                                        EnrolmentState.valueOf(row.getString("state")),
                                        row.getObject("offered_until", OffsetDateTime.class)),
                        request)
                .stream()
                .findFirst();
    }

    /**
     * An enrolment that was asked for.
     *
     * @param offeredUntil until when an offered place is kept; else null
     */
    record Asked(EnrolmentState state, OffsetDateTime offeredUntil) {}

    /** The rank of each of these enrolments that waits, from 1. */
    List<Rank> ranks(Collection<Long> enrolments) {
        return sql.rows(
                """
                select e.id, (select count(*) from enrolment o where o.state = 'WAITING'
                    and o.activity = e.activity and o.place = e.place
                    and o.to_day >= e.from_day and o.from_day <= e.to_day
                    and o.id <= e.id) rank, e.offered_until
                from enrolment e
                where e.id = any(cast(string_to_array(?, ',') as bigint[]))
                    and e.state in ('WAITING', 'OFFERED')
                """,
                row ->
                        new Rank(
                                row.getLong("id"),
                                row.getInt("rank"),
                                row.getObject("offered_until", OffsetDateTime.class)),
                ReservationRepository.joined(enrolments));
    }

    /**
     * Where an enrolment stands on the waiting list.
     *
     * @param offeredUntil until when an offered place is kept; null while it waits
     */
    record Rank(long enrolment, int rank, OffsetDateTime offeredUntil) {}

    static EnrolmentFacts facts(ResultSet row) throws SQLException {
        return new EnrolmentFacts(
                row.getLong("id"),
                row.getLong("household_id"),
                row.getBoolean("own"),
                row.getLong("child_id"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("activity"),
                row.getString("place"),
                row.getString("group_name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                EnrolmentState.valueOf(row.getString("state")),
                row.getObject("born_on", LocalDate.class),
                row.getObject("gone_on", LocalDate.class),
                row.getBoolean("may_book"),
                quotients(row.getString("quotients")));
    }

    /** "2026-09-01 480,2027-01-01 620": of several of one day the last that was set. */
    private static NavigableMap<LocalDate, Integer> quotients(String history) {
        var quotients = new TreeMap<LocalDate, Integer>();
        if (history != null) {
            for (String one : history.split(",")) {
                String[] parts = one.split(" ");
                quotients.put(LocalDate.parse(parts[0]), Integer.valueOf(parts[1]));
            }
        }
        return quotients;
    }

    static LiveDay day(ResultSet row) throws SQLException {
        return new LiveDay(
                row.getLong("id"),
                row.getString("unit"),
                row.getObject("day", LocalDate.class),
                ReservationState.valueOf(row.getString("state")),
                Money.ofCents(row.getLong("price")),
                row.getLong("household_id"),
                row.getBoolean("other"));
    }

    static DayPlaces places(ResultSet row) throws SQLException {
        return new DayPlaces(
                new PlaceKey(
                        row.getString("activity"),
                        row.getString("place"),
                        row.getString("unit"),
                        row.getObject("day", LocalDate.class)),
                row.getInt("capacity"),
                row.getInt("taken"),
                row.getString("closed"));
    }
}
