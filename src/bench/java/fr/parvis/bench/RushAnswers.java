package fr.parvis.bench;

import fr.parvis.kernel.FrenchText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the pages said to each family, beside what the database has. */
final class RushAnswers {

    private static final DateTimeFormatter BOX = DateTimeFormatter.ofPattern("yyMMdd");

    private int lost;
    private int notAsked;
    private int toldNothing;
    private int booked;
    private int reserved;

    private RushAnswers() {}

    /**
     * Prints it.
     *
     * @param again how often something was asked again, by what went wrong
     */
    static void compare(
            Stand stand, List<RushPerson> people, double seconds, Map<String, AtomicInteger> again)
            throws SQLException {
        var answers = new RushAnswers();
        try (Connection connection = stand.demonstration().database().dataSource().getConnection();
                var days =
                        connection.prepareStatement(
                                "select day from reservation r join basket_line l on"
                                        + " l.reservation_id = r.id where enrolment_id = ? and"
                                        + " r.state = 'RESERVED' and l.request_number = ? and"
                                        + " l.granted order by day")) {
            for (RushPerson person : people) {
                answers.add(person, days);
            }
            Map<String, Object> lines = answers.lines();
            RushChecks.SQL.forEach(
                    (what, sql) -> lines.put(what, RushChecks.number(connection, sql)));
            lines.put("overtaken on arrival", RushChecks.overtaken(connection, people));
            lines.put("seconds", Math.round(seconds));
            lines.put("asked again", new TreeMap<>(again));
            System.out.println(
                    "\n### " + people.size() + " families, two nodes\n| what | |\n|---|---|");
            lines.forEach((what, value) -> System.out.printf("| %s | %s |%n", what, value));
        }
    }

    private void add(RushPerson person, PreparedStatement days) throws SQLException {
        days.setLong(1, RushFamilies.enrolment(person.family()));
        days.setLong(2, person.request());
        var found = new ArrayList<LocalDate>();
        try (var rows = days.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, LocalDate.class));
            }
        }
        List<LocalDate> said = acknowledged(person);
        lost += found.containsAll(said) ? 0 : 1;
        notAsked += found.size() > said.size() ? 1 : 0;
        booked += person.request() == 0 ? 0 : 1;
        reserved += found.size();
        boolean less = said.size() < person.wanted().size();
        toldNothing += less && !person.told().contains("Complet") ? 1 : 0;
    }

    /** The days that a person was told to have. */
    static List<LocalDate> acknowledged(RushPerson person) {
        if (person.request() == 0) {
            return List.of();
        }
        return person.wanted().stream()
                .map(box -> LocalDate.parse(box.substring(0, 6), BOX))
                .filter(day -> !person.told().contains(FrenchText.longDate(day)))
                .toList();
    }

    private Map<String, Object> lines() {
        var lines = new TreeMap<String, Object>();
        lines.put("families that booked", booked);
        lines.put("days that they were told to have", reserved);
        lines.put("acknowledged baskets of which a day is missing", lost);
        lines.put("baskets with a day that was not acknowledged", notAsked);
        lines.put("families that miss a day and were not told \"Complet\"", toldNothing);
        return lines;
    }
}
