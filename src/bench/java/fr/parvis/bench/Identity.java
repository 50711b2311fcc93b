package fr.parvis.bench;

import java.sql.SQLException;
import java.util.Map;

/** The heap that signed-in people cost a node of the portal: who they are stands in PostgreSQL. */
final class Identity {

    private static final int SESSIONS = Integer.getInteger("bench.sessions", 2000);

    private Identity() {}

    public static void main(String[] arguments) throws SQLException {
        try (Stand stand = Stand.start()) {
            String queue = stand.portal() + "/agents/demandes";
            visit(stand, queue, "w", 500);
            long before = Wizards.heap(stand.pid());
            visit(stand, queue, "m", SESSIONS);
            long after = Wizards.heap(stand.pid());
            System.out.printf(
                    "%n### Heap of %d signed-in people on a node of the portal%n| before | after |"
                            + " bytes each |%n|---|---|---|%n| %d | %d | **%d** |%n",
                    SESSIONS, before, after, (after - before) / SESSIONS);
        }
    }

    /** Opens sessions as a sign-in does, without the price of as many password hashes. */
    private static void visit(Stand stand, String url, String mark, int count) throws SQLException {
        try (var connection = stand.demonstration().database().dataSource().getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into sign_in_session select encode(sha256(?::bytea),"
                                        + " 'hex'), id, now(), now(), 'bench' from account where"
                                        + " user_name = 'agent.etatcivil'")) {
            for (int i = 0; i < count; i++) {
                String token = mark + String.format("%031d", i);
                insert.setString(1, token);
                insert.executeUpdate();
                int status = Web.get(url, Map.of("Cookie", "pv_session=" + token)).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("the queue answers " + status);
                }
            }
        }
    }
}
