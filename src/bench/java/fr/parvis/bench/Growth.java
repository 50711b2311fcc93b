package fr.parvis.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same pages in a small town and in one with a hundred times its rows: ten thousand requests,
 * then a million; a thousand accounts, then a hundred thousand. Five hundred requests are open in
 * both: what a service has to do does not grow with the years, what it has done does.
 */
final class Growth {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int FEW = Integer.getInteger("bench.few", 10_000);
    private static final int MANY = Integer.getInteger("bench.many", 1_000_000);
    private static final int REQUESTS_OF_AN_ACCOUNT = 10;

    /** Accounts and requests are copies of one that was made in the usual way. */
    private static final String ACCOUNTS =
            """
            insert into account (kind, user_name, mail, last_name, first_names, created_at)
            select 'CITIZEN', 'croissance' || i, 'croissance' || i || '@example.fr', 'Croissance',
                   'Habitant ' || i, now() from generate_series(%1$d, %2$d) i
            """;

    private static final String REQUESTS =
            """
            insert into request (number, slug, version_id, service, title, status, ended_as,
                filed_at, due_on, changed_at, ended_at, account_id, applicant_name,
                applicant_mail, applicant_key, answers)
            select 10000000 + i, r.slug, r.version_id, r.service, r.title,
                case when i %% 20 = 0 and i <= %5$d then 'FILED' else 'ACCEPTED' end, null,
                now() - i %% 900 * interval '1 day', current_date + i %% 30,
                now() - i %% 900 * interval '1 day',
                case when i %% 20 = 0 and i <= %5$d then null
                    else now() - i %% 900 * interval '1 day' end,
                a.id, 'Habitant ' || i, r.applicant_mail, 'habitant' || i, r.answers
            from generate_series(%1$d, %2$d) i
            join request r on r.number = %3$d
            left join account a on lower(a.user_name) = 'croissance' || i / %4$d
            """;

    private static final String EVENTS =
            """
            insert into request_event (request_number, at, kind, type, status_from, status_to, actor,
                visible)
            select 10000000 + i, now(), e.kind, e.type, e.status_from, e.status_to, e.actor,
                e.visible
            from generate_series(%1$d, %2$d) i
            join request_event e on e.request_number = %3$d
            """;

    private Growth() {}

    public static void main(String[] arguments) throws SQLException {
        var table = new Table("p99 with a hundred times the rows, times the p99 before");
        try (Stand stand = Stand.start()) {
            String tracking = stand.file();
            Map<String, String> agent = Map.of("Cookie", stand.signedIn("agent.etatcivil"));
            Map<String, String> citizen = Map.of("Cookie", stand.signedIn("durand"));
            String first = stand.firstRequest(agent.get("Cookie"));
            String queue = stand.portal() + "/agents/demandes";
            var pages = new LinkedHashMap<String, Wrk>();
            pages.put("dashboard", new Wrk(stand.portal() + "/mon-espace", citizen, null));
            pages.put(
                    "own requests",
                    new Wrk(stand.portal() + "/mon-espace/demandes", citizen, null));
            pages.put("tracking", new Wrk(tracking, Map.of(), null));
            pages.put("queue", new Wrk(queue, agent, null));
            for (String choice :
                    List.of(
                            "vue=ended",
                            "vue=ended&tri=applicant",
                            "vue=ended&tri=newest",
                            "vue=messages",
                            "tri=applicant",
                            "q=habitant12",
                            "vue=ended&q=habitant12")) {
                pages.put("queue, " + choice, new Wrk(queue + "?" + choice, agent, null));
            }
            pages.put("request screen", new Wrk(first, agent, null));
            String number = tracked(stand);
            grow(stand, number, 1, FEW);
            pages.values().forEach(page -> page.run(2 * SECONDS, 2));
            Map<String, Double> before = measure(pages, SECONDS, ROUNDS);
            grow(stand, number, FEW + 1, MANY);
            pages.values().forEach(page -> page.run(SECONDS, 2));
            measure(pages, SECONDS, ROUNDS)
                    .forEach(
                            (name, p99) -> {
                                table.add(name, p99 / before.get(name));
                                table.note(
                                        name,
                                        String.format(
                                                Locale.ROOT,
                                                "%.1f ms, %.1f ms",
                                                before.get(name),
                                                p99));
                            });
        }
        table.print();
    }

    /** The best of several rounds: others on the machine make a p99 longer, nothing shorter. */
    static Map<String, Double> measure(Map<String, Wrk> pages, int seconds, int rounds) {
        var best = new LinkedHashMap<String, Double>();
        for (int round = 0; round < rounds; round++) {
            pages.forEach((name, page) -> best.merge(name, page.run(seconds, 2).p99(), Math::min));
        }
        return best;
    }

    private static String tracked(Stand stand) throws SQLException {
        try (var connection = stand.demonstration().database().dataSource().getConnection();
                var result =
                        connection
                                .createStatement()
                                .executeQuery("select max(number) from request")) {
            result.next();
            return result.getString(1);
        }
    }

    private static void grow(Stand stand, String number, int from, int to) throws SQLException {
        long template = Long.parseLong(number);
        try (var connection = stand.demonstration().database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    ACCOUNTS.formatted(
                            from / REQUESTS_OF_AN_ACCOUNT + 1, to / REQUESTS_OF_AN_ACCOUNT));
            statement.execute("analyze account");
            statement.execute(REQUESTS.formatted(from, to, template, REQUESTS_OF_AN_ACCOUNT, FEW));
            statement.execute(EVENTS.formatted(from, to, template));
            statement.execute("vacuum analyze");
        }
    }
}
