package fr.parvis.journey;

import fr.parvis.demo.Demonstration;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.SecretToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Many families at once: each is signed in already, has one child and one enrolment. */
final class RacingFamilies {

    /** Rows of places of an activity whose counts are not those of its days and waits. */
    static final String COUNTED_WRONG =
            """
            select count(*) from day_capacity d where d.activity = ? and (d.taken <> (
                select count(*) from reservation r join enrolment e on e.id = r.enrolment_id
                where e.activity = d.activity and e.place = d.place and r.unit = d.unit
                    and r.day = d.day and r.state in ('RESERVED', 'WAITING_ADD', 'WAITING_CANCEL'))
                or d.wanted <> (
                select count(*) from day_wish w join enrolment e on e.id = w.enrolment_id
                where e.activity = d.activity and e.place = d.place and w.state = 'WAITING'
                    and w.day = d.day and d.unit = any(string_to_array(w.held, ','))))
            """;

    private static final DateTimeFormatter BOX = DateTimeFormatter.ofPattern("yyMMdd");

    private RacingFamilies() {}

    /**
     * Makes families with a child in an activity.
     *
     * @param activity null for none: then nobody is enrolled
     */
    static List<Racer> of(Demonstration demo, int count, String activity, String place)
            throws SQLException {
        var racers = new ArrayList<Racer>();
        String run = UUID.randomUUID().toString().substring(0, 8);
        try (Connection connection = demo.database().dataSource().getConnection()) {
            for (int i = 0; i < count; i++) {
                String name = "course-" + run + "-" + i;
                String token = SecretToken.create();
                long account =
                        id(
                                connection,
                                "insert into account (kind, user_name, mail, last_name, first_names,"
                                        + " created_at, state_since) values ('CITIZEN', ?, ?,"
                                        + " 'Course', 'Zoé', now(), now()) returning id",
                                name,
                                name + "@example.org");
                run(
                        connection,
                        "insert into sign_in_session (token_hash, account_id, created_at, seen_at,"
                                + " user_agent) values (?, ?, now(), now(), 'test')",
                        SecretToken.hash(token),
                        account);
                long household =
                        id(
                                connection,
                                "insert into household (file_number, created_at) values (?, now())"
                                        + " returning id",
                                "C-" + run.toUpperCase() + "-" + i);
                run(
                        connection,
                        "insert into household_member (household_id, account_id, since) values"
                                + " (?, ?, now())",
                        household,
                        account);
                long child =
                        id(
                                connection,
                                "insert into child (first_name, last_name, born_on, school_level,"
                                        + " created_at) values (?, 'Course', ?, 'CE2', now())"
                                        + " returning id",
                                "Enfant" + i,
                                LocalDate.now(ClockProducer.PARIS).minusYears(8).minusDays(40));
                run(
                        connection,
                        "insert into household_child (household_id, child_id, since) values (?, ?,"
                                + " current_date - 100)",
                        household,
                        child);
                long enrolment =
                        activity == null
                                ? 0
                                : id(
                                        connection,
                                        "insert into enrolment (household_id, child_id, activity, place,"
                                                + " from_day, to_day, state, asked_at) values (?, ?, ?, ?,"
                                                + " current_date, current_date + 200, 'ACTIVE', now())"
                                                + " returning id",
                                        household,
                                        child,
                                        activity,
                                        place);
                racers.add(
                        new Racer(demo.portalUrl(), token, account, household, child, enrolment));
            }
        }
        return racers;
    }

    static long id(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    /** One of them, with a browser of its own. */
    record Racer(
            String portal, String token, long account, long household, long child, long enrolment) {

        private static final HttpClient HTTP =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

        /** Asks for an activity: the page that comes back. */
        Document enrol(String activity, String place) {
            String choice =
                    "enfant=%d&foyer=%d&activite=%s&lieu=%s"
                            .formatted(child, household, activity, place);
            get("/mon-espace/inscriptions/demande?" + choice);
            return Jsoup.parse(
                    post("/mon-espace/inscriptions/demande", choice + "&pv-action=valider"));
        }

        /** Presses a button of the own enrolment on the list. */
        Document answer(long id, String button) {
            return Jsoup.parse(
                    post(
                            "/mon-espace/inscriptions",
                            "pv-inscription=" + id + "&pv-action=" + button));
        }

        private String agenda() {
            return "/mon-espace/reservations/" + enrolment;
        }

        /** Ticks exactly these boxes, of which some are reserved; the summary comes back. */
        Document tick(String unit, List<LocalDate> ticked, List<LocalDate> reserved) {
            var body = new StringBuilder("pv-action=recapitulatif");
            ticked.forEach(d -> body.append("&j=").append(box(d, unit)));
            body.append("&r=")
                    .append(
                            encoded(
                                    String.join(
                                            " ",
                                            reserved.stream().map(d -> box(d, unit)).toList())));
            return Jsoup.parse(post(agenda() + "/agenda", body.toString()));
        }

        private static String box(LocalDate day, String unit) {
            return BOX.format(day) + unit;
        }

        /** Stands in line for a full day. */
        Document await(String day) {
            return Jsoup.parse(
                    post(
                            "/mon-espace/reservations/" + enrolment + "/attente",
                            "pv-action=attendre&jour=" + encoded(day)));
        }

        /** Waits until the waiting room has let this family in. */
        void enter() {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !get("/mon-espace/reservations").contains("la file d’attente"));
        }

        Document review() {
            return Jsoup.parse(get(agenda() + "/recapitulatif"));
        }

        /** "Valider" on a summary; the page that comes back. */
        Document submit(Document review) {
            return Jsoup.parse(
                    post(
                            agenda() + "/recapitulatif",
                            "pv-action=valider&pv-envoi="
                                    + encoded(review.select("[name=pv-envoi]").val())
                                    + "&pv-vu="
                                    + encoded(review.select("[name=pv-vu]").val())));
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        String get(String path) {
            return send(HttpRequest.newBuilder(URI.create(portal + path)).GET(), "GET " + path);
        }

        String post(String path, String body) {
            return send(
                    HttpRequest.newBuilder(URI.create(portal + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body)),
                    "POST " + path);
        }

        private String send(HttpRequest.Builder request, String what) {
            try {
                HttpResponse<String> answer =
                        HTTP.send(
                                request.header("Cookie", "pv_session=" + token).build(),
                                HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 3) {
                    URI to =
                            URI.create(portal)
                                    .resolve(answer.headers().firstValue("Location").orElseThrow());
                    return send(HttpRequest.newBuilder(to).GET(), "GET " + to);
                }
                if (answer.statusCode() != 200) {
                    throw new AssertionError(what + " answers " + answer.statusCode());
                }
                return answer.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
