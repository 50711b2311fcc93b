package fr.parvis.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database says after the rush. */
final class RushChecks {

    /** All but the places that were given are to be 0. */
    static final Map<String, String> SQL =
            Map.of(
                    "places given (36 days of 500)",
                    "select sum(taken) from day_capacity where activity = 'mercredis'",
                    "days oversold",
                    "select count(*) from day_capacity where activity = 'mercredis' and taken > 500",
                    "days whose count is not that of their rows",
                    """
                    select count(*) from day_capacity d where d.activity = 'mercredis' and d.taken <> (
                        select count(*) from reservation r join enrolment e on e.id = r.enrolment_id
                        where e.activity = d.activity and e.place = d.place and r.day = d.day
                            and r.unit = d.unit and r.state = 'RESERVED')
                    """,
                    "families with two requests",
                    """
                    select count(*) from (select account_id from request where account_id > 1000000000
                        group by account_id having count(*) > 1) twice
                    """,
                    "requests without a day",
                    """
                    select count(*) from request r where r.account_id > 1000000000 and not exists (
                        select from basket_line l where l.request_number = r.number)
                    """,
                    "days without a line of a request",
                    """
                    select count(*) from reservation r where r.enrolment_id > 4000000000 and not exists (
                        select from basket_line l where l.reservation_id = r.id and l.granted)
                    """,
                    "let in before somebody with an earlier ticket",
                    """
                    select count(*) from (select admitted_at, max(admitted_at) over (order by ticket
                        rows between unbounded preceding and 1 preceding) as before
                        from waiting_place where account_id > 1000000000) p where admitted_at < before
                    """);

    private RushChecks() {}

    static long number(Connection connection, String sql) {
        try (var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** How many came later than another was answered, and got an earlier ticket. */
    static long overtaken(Connection connection, List<RushPerson> people) throws SQLException {
        Map<Long, Long> tickets = new HashMap<>();
        try (var found =
                connection
                        .createStatement()
                        .executeQuery("select account_id, ticket from waiting_place")) {
            while (found.next()) {
                tickets.put(found.getLong(1), found.getLong(2));
            }
        }
        List<RushPerson> byCome =
                people.stream().sorted(Comparator.comparing(RushPerson::arriving)).toList();
        List<RushPerson> byAnswer =
                people.stream().sorted(Comparator.comparing(RushPerson::arrived)).toList();
        long overtaken = 0;
        long latest = 0;
        int answered = 0;
        for (RushPerson person : byCome) {
            while (answered < byAnswer.size()
                    && byAnswer.get(answered).arrived() < person.arriving()) {
                latest = Math.max(latest, ticket(tickets, byAnswer.get(answered)));
                answered++;
            }
            overtaken += ticket(tickets, person) < latest ? 1 : 0;
        }
        return overtaken;
    }

    private static long ticket(Map<Long, Long> tickets, RushPerson person) {
        return tickets.getOrDefault(1_000_000_000L + person.family(), 0L);
    }
}
