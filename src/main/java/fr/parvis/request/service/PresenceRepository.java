package fr.parvis.request.service;

import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who has which request before the eyes. Open pages say so as long as they are open. */
@ApplicationScoped
class PresenceRepository {

    private static final Duration GONE_AFTER = Duration.ofSeconds(75);
    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);

    private static final String SEEN =
            """
            insert into request_presence (request_number, account_id, name, since, seen_at)
            values (?, ?, ?, cast(? as timestamptz), cast(? as timestamptz))
            on conflict (request_number, account_id) do update set
                since = case when request_presence.seen_at < ?
                        then excluded.since else request_presence.since end,
                seen_at = excluded.seen_at
            """;

    @Inject PlainSql sql;

    /** Somebody who has a request before the eyes. */
    record Present(long accountId, String name, Instant seenAt) {}

    /**
     * Somebody looks, or an open page asks: noted now and then only, so that most looks write
     * nothing.
     *
     * @return the others who look at it now, who came first first
     */
    List<String> look(long number, long accountId, String name, Instant now) {
        var present = present(number, now);
        sql.ask(present);
        return look(present.rows(), number, accountId, name, now);
    }

    /**
     * The same where {@link #present} was asked beside other things.
     *
     * @param present its rows
     */
    List<String> look(
            List<Present> present, long number, long accountId, String name, Instant now) {
        Instant fresh = now.minus(NOTED_EVERY);
        if (present.stream().noneMatch(p -> p.accountId == accountId && p.seenAt.isAfter(fresh))) {
            note(number, accountId, name, now);
        }
        return present.stream().filter(p -> p.accountId != accountId).map(Present::name).toList();
    }

    /** Who has a request before the eyes, who came first first. */
    PlainSql.Query<Present> present(long number, Instant now) {
        return new PlainSql.Query<>(
                "select account_id, name, seen_at from request_presence where request_number = ?"
                        + " and seen_at > ? order by since",
                row ->
                        new Present(
                                row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant()),
                number,
                Timestamp.from(now.minus(GONE_AFTER)));
    }

    private void note(long number, long accountId, String name, Instant now) {
        Timestamp at = Timestamp.from(now);
        sql.change(SEEN, number, accountId, name, at, at, Timestamp.from(now.minus(GONE_AFTER)));
    }

    void forget(Instant before) {
        sql.change("delete from request_presence where seen_at < ?", Timestamp.from(before));
    }
}
