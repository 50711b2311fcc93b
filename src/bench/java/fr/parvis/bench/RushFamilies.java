package fr.parvis.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Families by number: each has one adult who is signed in, one child, and one enrolment. All their
 * ids are made of the number, so that they can be found in the log of the database.
 */
final class RushFamilies {

    private static final long ACCOUNT = 1_000_000_000L;
    private static final long HOUSEHOLD = 2_000_000_000L;
    private static final long CHILD = 3_000_000_000L;
    private static final long ENROLMENT = 4_000_000_000L;

    private static final String[] ROWS = {
        """
        insert into account (id, kind, user_name, mail, last_name, first_names, created_at, state_since)
        overriding system value
        select 1000000000 + i, 'CITIZEN', 'rush-' || i, 'rush-' || i || '@example.org', 'Rush', 'Zoé',
            now(), now() from generate_series(%1$d, %2$d) i
        """,
        """
        insert into sign_in_session (token_hash, account_id, created_at, seen_at, user_agent)
        select encode(sha256(convert_to('r' || lpad(i::text, 31, '0'), 'UTF8')), 'hex'), 1000000000 + i,
            now(), now(), 'bench' from generate_series(%1$d, %2$d) i
        """,
        """
        insert into household (id, file_number, created_at) overriding system value
        select 2000000000 + i, 'RUSH-' || i, now() from generate_series(%1$d, %2$d) i
        """,
        """
        insert into household_member (household_id, account_id, since)
        select 2000000000 + i, 1000000000 + i, now() from generate_series(%1$d, %2$d) i
        """,
        """
        insert into child (id, first_name, last_name, born_on, school_level, created_at)
        overriding system value
        select 3000000000 + i, 'Enfant', 'Rush', current_date - 3000, 'CE2', now()
        from generate_series(%1$d, %2$d) i
        """,
        """
        insert into household_child (household_id, child_id, since)
        select 2000000000 + i, 3000000000 + i, current_date - 100 from generate_series(%1$d, %2$d) i
        """,
        """
        insert into enrolment (id, household_id, child_id, activity, place, from_day, to_day, state,
            asked_at) overriding system value
        select 4000000000 + i, 2000000000 + i, 3000000000 + i, '%3$s', '%4$s', current_date,
            current_date + 300, 'ACTIVE', now() from generate_series(%1$d, %2$d) i
        """
    };

    private RushFamilies() {}

    /** Makes families with these numbers, enrolled at a place of the activity "mercredis". */
    static void seed(Connection connection, int from, int to, String place) throws SQLException {
        seed(connection, from, to, "mercredis", place);
    }

    /** The same in another activity. */
    static void seed(Connection connection, int from, int to, String activity, String place)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String rows : ROWS) {
                statement.execute(rows.formatted(from, to, activity, place));
            }
        }
    }

    /** Gives families ticks that are not validated yet. */
    static void draft(Connection connection, int from, int to, String changes) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "insert into basket_draft (account_id, enrolment_id, changes, updated_at)"
                                + " select 1000000000 + i, 4000000000 + i, cast(? as jsonb), now()"
                                + " from generate_series(?, ?) i")) {
            statement.setString(1, changes);
            statement.setInt(2, from);
            statement.setInt(3, to);
            statement.execute();
        }
    }

    static long enrolment(int family) {
        return ENROLMENT + family;
    }

    static String token(int family) {
        return "r" + String.format("%031d", family);
    }

    /** The ids of a family, by the names that the script gives them. */
    static Map<String, String> ids(int family) {
        var ids = new LinkedHashMap<String, String>();
        ids.put("account", Long.toString(ACCOUNT + family));
        ids.put("household", Long.toString(HOUSEHOLD + family));
        ids.put("child", Long.toString(CHILD + family));
        ids.put("enrolment", Long.toString(ENROLMENT + family));
        return ids;
    }
}
