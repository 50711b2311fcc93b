package fr.parvis.bench;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The heap that signed-in citizens cost a node of the portal, each with an account of its own: who
 * they are stands in PostgreSQL.
 */
final class Identity {

    private static final int SESSIONS = Integer.getInteger("bench.sessions", 5000);

    /** Pages before, by one of them, so that classes and caches of pages are there. */
    private static final int WARM = 2000;

    /** As a sign-in does, without the price of as many password hashes. */
    private static final String PEOPLE =
            """
            with people as (
                insert into account (kind, user_name, mail, civility, last_name, first_names,
                    birth_date, birth_country, birth_department, birth_commune, birth_place,
                    address_line, postal_code, city, mobile_phone, preferred_contact, created_at)
                select kind, 'habitant' || i, 'habitant' || i || '@example.org', civility,
                    last_name || i, first_names, birth_date, birth_country, birth_department,
                    birth_commune, birth_place, address_line, postal_code, city, mobile_phone,
                    preferred_contact, now()
                from account, generate_series(0, ?) i where user_name = 'durand'
                returning id, substr(user_name, 9)::int as i)
            insert into sign_in_session (token_hash, account_id, created_at, seen_at, user_agent)
            select encode(sha256(lpad(i::text, 32, '0')::bytea), 'hex'), id, now(), now(), 'bench'
            from people""";

    private Identity() {}

    public static void main(String[] arguments) throws SQLException {
        try (Stand stand = Stand.start()) {
            try (var connection = stand.demonstration().database().dataSource().getConnection();
                    var insert = connection.prepareStatement(PEOPLE)) {
                insert.setInt(1, SESSIONS);
                insert.executeUpdate();
            }
            String space = stand.portal() + "/mon-espace";
            IntStream.range(0, WARM).forEach(i -> visit(space, 0));
            long before = Wizards.heap(stand.pid());
            IntStream.rangeClosed(1, SESSIONS).parallel().forEach(i -> visit(space, i));
            long after = Wizards.heap(stand.pid());
            // all of them are signed in still
            IntStream.rangeClosed(1, SESSIONS)
                    .filter(i -> i % 50 == 0)
                    .forEach(i -> visit(space, i));
            System.out.printf(
                    "%n### Heap of %d signed-in citizens on a node of the portal with 512 MB%n|"
                            + " before | after | bytes each |%n|---|---|---|%n| %d | %d | **%d** |%n",
                    SESSIONS, before, after, (after - before) / SESSIONS);
        }
    }

    private static void visit(String url, int who) {
        String token = String.format("%032d", who);
        int status = Web.get(url, Map.of("Cookie", "pv_session=" + token)).statusCode();
        if (status != 200) {
            throw new IllegalStateException("the space answers " + status);
        }
    }
}
