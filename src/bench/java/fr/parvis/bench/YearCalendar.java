package fr.parvis.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The year calendar of a child with three units a day, and its save, in requests a second beside
 * those that were measured of Noethysweb's planning on the same class of machine (PRF-7).
 */
final class YearCalendar {

    private static final int FAMILIES = 256;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 30);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final String PAGE = "/mon-espace/reservations/{enrolment}/agenda";

    /** By the number of connections: what Noethysweb's planning, and its save of 5 days, gave. */
    private static final Map<Integer, Double> THEIR_PAGE = Map.of(1, 2.5, 8, 3.7);

    private static final Map<Integer, Double> THEIR_SAVE = Map.of(1, 5.2, 8, 9.0);

    private final String portal;
    private final Table table =
            new Table("Times the requests a second of Noethysweb (bars: page 100, save 50)");

    private YearCalendar(String portal) {
        this.portal = portal;
    }

    public static void main(String[] arguments) throws SQLException {
        // a waiting room would answer in place of the page
        try (Stand stand = Stand.startWith(Map.of("PARVIS_WAITING_ROOM_AT_ONCE", "0"))) {
            try (Connection connection = Rush.administrator(stand).getConnection()) {
                RushFamilies.seed(connection, 1, FAMILIES, "annee", "ecole");
                connection.createStatement().execute("analyze");
            }
            new YearCalendar(stand.portal()).measure();
        }
    }

    private void measure() {
        List<String> days = days();
        String context = portal.replaceFirst("^https?://[^/]+", "");
        List<String> page = arguments(context + PAGE, List.of());
        List<String> live =
                arguments(
                        context + "/api/v1/reservations/{enrolment}",
                        List.of(body(days.subList(0, 5)), body(days.subList(5, 10))));
        List<String> form =
                arguments(
                        context + PAGE,
                        List.of(
                                "pv-action=garder&" + body(days.subList(0, 5)),
                                "pv-action=garder&" + body(days.subList(5, 10))));
        for (List<String> each : List.of(page, live, form)) {
            Wrk.run(WARM_UP_SECONDS, 8, portal, each);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int connections : List.of(1, 8)) {
                add("page", page, connections, THEIR_PAGE);
                add("save, as the page keeps ticks", live, connections, THEIR_SAVE);
                add("save, without scripts", form, connections, THEIR_SAVE);
            }
        }
        table.print();
    }

    private void add(
            String what, List<String> arguments, int connections, Map<Integer, Double> theirs) {
        double rate = Wrk.run(SECONDS, connections, portal, arguments).rate();
        String name = what + ", " + connections + " connections";
        table.add(name, rate / theirs.get(connections));
        table.note(name, "%.0f a second".formatted(rate));
    }

    private List<String> arguments(String path, List<String> bodies) {
        String script = System.getProperty("bench.home") + "/wrk/families.lua";
        var all = new ArrayList<>(List.of("-s", script, portal, path));
        all.add(Integer.toString(FAMILIES));
        all.addAll(bodies);
        return all;
    }

    private static String body(List<String> days) {
        return "r=&j=" + String.join("&j=", days);
    }

    /** Boxes that may be ticked; of them a save changes five. */
    private List<String> days() {
        var answer =
                Web.get(
                        portal + PAGE.replace("{enrolment}", "" + RushFamilies.enrolment(1)),
                        Map.of("Cookie", "pv_session=" + RushFamilies.token(1)));
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        var found = new ArrayList<String>();
        Matcher box = Pattern.compile("value=\"(\\d{6}repas)\"").matcher(page);
        while (box.find()) {
            found.add(box.group(1));
        }
        return found;
    }
}
