package fr.parvis.bench;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import java.net.URI;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Notifications of payments beside a servlet of the same server that inserts one row for each
 * request and does nothing else. Each is genuine, kept, answered, and judged after that; then 200
 * come at the same moment, and from 200 connections that never pause: none may be answered by
 * anything but 200.
 */
final class Notifications {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int AT_ONCE = 200;

    private Notifications() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        var table = new Table("notifications a second, times rows a second of a plain servlet");
        var errors = new Table("200 notifications at once");
        var url = "jdbc:postgresql://127.0.0.1:%d/parvis";
        try (Stand stand =
                Stand.start(
                        "-Dbench.db.url="
                                + url.formatted(Ports.withOffset(Stand.OFFSET).database()),
                        "-Dbench.db.user=parvis",
                        "-Dbench.db.password=parvis")) {
            execute(
                    stand,
                    "create table bench_message (id bigint generated always as identity primary"
                            + " key, source text not null, raw text not null, at timestamptz not"
                            + " null)");
            String raw = genuine(stand);
            var notification =
                    new Wrk(
                            stand.portal() + "/paiement/paybox/notification?" + raw,
                            Map.of(),
                            null);
            var row =
                    new Wrk(
                            stand.portal().replaceFirst("/[^/]*$", "/rows") + "/?" + raw,
                            Map.of(),
                            null);
            row.run(SECONDS);
            notification.run(SECONDS);
            for (int round = 0; round < ROUNDS; round++) {
                judged(stand);
                double plain = row.run(SECONDS).rate();
                double ours = notification.run(SECONDS).rate();
                table.add("notification", ours / plain);
                table.note(
                        "notification",
                        String.format(Locale.ROOT, "%.0f, %.0f a second", ours, plain));
            }
            for (int round = 0; round < ROUNDS; round++) {
                judged(stand);
                Burst.Answers plain = new Burst(row.url()).send(AT_ONCE);
                Burst.Answers ours = new Burst(notification.url()).send(AT_ONCE);
                errors.add("answers that were not 200", ours.wrong());
                errors.add(
                        "the last answer, times the plain servlet's", ours.last() / plain.last());
                errors.note(
                        "the last answer, times the plain servlet's",
                        String.format(Locale.ROOT, "%.0f ms, %.0f ms", ours.last(), plain.last()));
            }
            judged(stand);
            for (Wrk load : List.of(row, notification)) {
                Wrk.Load many = load.run(SECONDS, AT_ONCE);
                String name =
                        (load == row ? "rows" : "notifications") + ", 200 connections: p99 of p50";
                errors.add(name, many.p99() / many.p50());
                errors.note(
                        name,
                        String.format(
                                Locale.ROOT,
                                "p99 %.0f ms, p50 %.0f ms, longest %.0f ms, %.0f a second",
                                many.p99(),
                                many.p50(),
                                many.longest(),
                                many.rate()));
            }
            judged(stand);
            table.add(
                    "payments that they made",
                    number(stand, "select count(*) from payment where" + " provider is not null"));
        }
        table.print();
        errors.print();
    }

    /** What the stand-in told the portal of a payment. */
    private static String genuine(Stand stand) throws SQLException, InterruptedException {
        var citizen = new Visitor(stand.portal());
        citizen.submit(
                citizen.open("/connexion"),
                "pv-connexion",
                "entrer",
                Map.of(
                        "identifiant", List.of("durand"),
                        "motdepasse", List.of(DemoAccounts.PASSWORD)));
        var leaving =
                citizen.submit(
                        citizen.open("/mon-espace/factures/paiement?facture=7984"),
                        "pv-payer",
                        "payer",
                        Map.of());
        var form = leaving.html().getElementById("pv-depart");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        form.select("input").forEach(i -> fields.put(i.attr("name"), List.of(i.val())));
        var card = citizen.post(URI.create(form.absUrl("action")), fields);
        citizen.post(
                URI.create(card.html().select("form").first().absUrl("action")),
                Map.of(
                        "id", List.of(card.html().select("[name=id]").val()),
                        "carte", List.of(PayboxStandIn.CARD),
                        "payer", List.of("1")));
        while (number(stand, "select count(*) from provider_notification where state = 'APPLIED'")
                == 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        try (var connection = stand.demonstration().database().dataSource().getConnection();
                var found =
                        connection
                                .createStatement()
                                .executeQuery("select raw from provider_notification")) {
            found.next();
            return found.getString(1);
        }
    }

    /** Waits until all that came is judged: the next measure is not to pay for it. */
    private static void judged(Stand stand) throws SQLException, InterruptedException {
        while (number(stand, "select count(*) from provider_notification where state = 'RECEIVED'")
                > 0) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static long number(Stand stand, String query) throws SQLException {
        try (var connection = stand.demonstration().database().dataSource().getConnection();
                var found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void execute(Stand stand, String sql) throws SQLException {
        try (var connection = stand.demonstration().database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
