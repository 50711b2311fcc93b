package fr.parvis.booking.service;

import fr.parvis.booking.entity.WaitingPlace;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * The line and who is inside. What pages ask again and again is one indexed look, whatever the
 * length.
 */
@ApplicationScoped
class WaitingRoomRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql plain;

    /**
     * A row of the line.
     *
     * @param seenAt when its page last asked
     */
    record Stand(WaitingPlace place, Instant seenAt) {}

    /** Where an account stands; empty when it has no ticket, or one that is used up. */
    Optional<Stand> find(long account, Instant now) {
        return plain
                .rows(
                        """
                        select p.admitted_at is not null, p.kept_until, p.seen_at, r.per_hour,
                               case when p.admitted_at is null
                                    then p.ticket - (select min(f.ticket) from waiting_place f
                                                     where f.admitted_at is null)
                                    else 0 end
                        from waiting_place p cross join waiting_room r
                        where p.account_id = ?
                        and (p.kept_until is null or p.kept_until > cast(? as timestamptz))
                        """,
                        WaitingRoomRepository::stand,
                        account,
                        now.toString())
                .stream()
                .findFirst();
    }

    private static Stand stand(ResultSet row) throws SQLException {
        Timestamp kept = row.getTimestamp(2);
        Object rate = row.getObject(4);
        return new Stand(
                new WaitingPlace(
                        row.getBoolean(1),
                        row.getLong(5),
                        kept == null ? null : kept.toInstant(),
                        rate == null ? null : ((Number) rate).longValue()),
                row.getTimestamp(3).toInstant());
    }

    boolean anybodyWaits() {
        return plain.rows(
                        "select exists (select from waiting_place where admitted_at is null)",
                        row -> row.getBoolean(1))
                .get(0);
    }

    /** Somebody who waits is still there. */
    void waits(long account, Instant now) {
        plain.change(
                "update waiting_place set seen_at = cast(? as timestamptz) where account_id = ?",
                now.toString(),
                account);
    }

    /** Somebody inside opened a page. */
    void works(long account, Instant now, Instant insideUntil, Instant keptUntil) {
        plain.change(
                "update waiting_place set seen_at = cast(? as timestamptz),"
                        + " inside_until = cast(? as timestamptz), kept_until = cast(? as timestamptz)"
                        + " where account_id = ? and admitted_at is not null",
                now.toString(),
                insideUntil.toString(),
                keptUntil.toString(),
                account);
    }

    /**
     * The pass of somebody who ticks is kept longer, when it was for shorter than {@code before};
     * room inside is taken by pages only.
     */
    void ticks(long account, Instant now, Instant keptUntil, Instant before) {
        plain.change(
                "update waiting_place set kept_until = cast(? as timestamptz) where account_id = ?"
                        + " and kept_until > cast(? as timestamptz)"
                        + " and kept_until < cast(? as timestamptz)",
                keptUntil.toString(),
                account,
                now.toString(),
                before.toString());
    }

    /** Somebody inside needs no page any more; the pass is kept. */
    void rests(long account, Instant now) {
        plain.change(
                "update waiting_place set inside_until = cast(? as timestamptz)"
                        + " where account_id = ? and inside_until > cast(? as timestamptz)",
                now.toString(),
                account,
                now.toString());
    }

    /**
     * The next ticket. They are given one after the other, so that their order is that of arrival:
     * until the end of the transaction everybody else who arrives waits.
     */
    long ticket() {
        Object ticket =
                entities.createNativeQuery(
                                "update waiting_room set last_ticket = last_ticket + 1"
                                        + " returning last_ticket")
                        .getSingleResult();
        return ((Number) ticket).longValue();
    }

    /** Notes the ticket of whoever has none, or one that is used up. */
    void arrive(long account, long ticket, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into waiting_place (account_id, ticket, arrived_at, seen_at)
                        values (?1, ?2, cast(?3 as timestamptz), cast(?3 as timestamptz))
                        on conflict (account_id) do update
                        set ticket = excluded.ticket, arrived_at = excluded.arrived_at,
                            seen_at = excluded.seen_at, admitted_at = null,
                            inside_until = null, kept_until = null
                        where waiting_place.kept_until <= excluded.arrived_at
                        """)
                .setParameter(1, account)
                .setParameter(2, ticket)
                .setParameter(3, now.toString())
                .executeUpdate();
    }

    /** Takes the door for this transaction; false when another node stands there. */
    boolean takeDoor() {
        return !entities.createNativeQuery("select single from waiting_room for update skip locked")
                .getResultList()
                .isEmpty();
    }

    /** Those inside, and whether anybody waits. */
    record Crowd(int inside, boolean waiting) {}

    Crowd crowd(Instant now) {
        var row =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        select (select count(*) from waiting_place
                                                where admitted_at is not null
                                                and inside_until > cast(?1 as timestamptz)),
                                               exists (select from waiting_place
                                                       where admitted_at is null)
                                        """)
                                .setParameter(1, now.toString())
                                .getSingleResult();
        return new Crowd(((Number) row[0]).intValue(), (Boolean) row[1]);
    }

    /**
     * Lets the first in line in, and counts them.
     *
     * @return how many
     */
    int admit(int most, Instant now, Instant insideUntil, Instant keptUntil) {
        int admitted =
                entities.createNativeQuery(
                                """
                                update waiting_place
                                set admitted_at = cast(?1 as timestamptz),
                                    inside_until = cast(?2 as timestamptz),
                                    kept_until = cast(?3 as timestamptz)
                                where ticket in (select ticket from waiting_place
                                                 where admitted_at is null order by ticket limit ?4)
                                """)
                        .setParameter(1, now.toString())
                        .setParameter(2, insideUntil.toString())
                        .setParameter(3, keptUntil.toString())
                        .setParameter(4, most)
                        .executeUpdate();
        entities.createNativeQuery("update waiting_room set admitted = admitted + ?1")
                .setParameter(1, admitted)
                .executeUpdate();
        return admitted;
    }

    /**
     * Works out how many are admitted an hour, when the last time is long enough ago.
     *
     * @param fresh what was measured before this tells nothing of today
     */
    void measure(Instant now, Instant before, Instant fresh, boolean waiting) {
        entities.createNativeQuery(
                        """
                        update waiting_room
                        set per_hour = case when ?3 and measured_at > cast(?4 as timestamptz)
                                then (admitted - measured) * 3600
                                     / greatest(1, extract(epoch from cast(?1 as timestamptz) - measured_at))
                                end,
                            measured_at = cast(?1 as timestamptz), measured = admitted
                        where measured_at is null or measured_at < cast(?2 as timestamptz)
                        """)
                .setParameter(1, now.toString())
                .setParameter(2, before.toString())
                .setParameter(3, waiting)
                .setParameter(4, fresh.toString())
                .executeUpdate();
    }

    void leave(long account) {
        plain.change("delete from waiting_place where account_id = ?", account);
    }

    /** Forgets whose ticket is used up, and who has not looked for long. */
    int forget(Instant now, Instant unseenSince) {
        return entities.createNativeQuery(
                        """
                        delete from waiting_place where account_id in (
                            select account_id from waiting_place
                            where seen_at < cast(?2 as timestamptz)
                            and (kept_until is null or kept_until <= cast(?1 as timestamptz))
                            order by seen_at limit 200 for update skip locked)
                        """)
                .setParameter(1, now.toString())
                .setParameter(2, unseenSince.toString())
                .executeUpdate();
    }
}
