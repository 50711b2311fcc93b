package fr.parvis.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Somebody who books days for a child, page by page: arrives, waits, ticks, looks at the summary,
 * presses "Valider", and reads what came of it. One call is one request; what got no good answer is
 * asked again by the next call, as a person presses the button again.
 */
final class RushPerson {

    /** What comes next. */
    enum Step {
        ARRIVE,
        WAIT,
        AGENDA,
        TICK,
        REVIEW,
        SUBMIT,
        READ,
        DONE
    }

    private static final Pattern ASK_AGAIN = Pattern.compile("\"askAgain\":(\\d+)");
    private static final Pattern REQUEST = Pattern.compile("/mon-espace/demandes/(\\d+)");
    private static final String AREA = "/mon-espace/reservations";

    private final int family;
    private final List<String> wanted;
    private Step step = Step.ARRIVE;
    private String key;
    private String seen;
    private String confirmation;
    private long arriving;
    private long arrived;
    private boolean waited;
    private String told = "";
    private long request;

    /**
     * @param wanted boxes of the agenda
     */
    RushPerson(int family, List<String> wanted) {
        this.family = family;
        this.wanted = wanted;
    }

    int family() {
        return family;
    }

    List<String> wanted() {
        return wanted;
    }

    Step step() {
        return step;
    }

    /** When the first request was sent, and when its answer was there. */
    long arriving() {
        return arriving;
    }

    long arrived() {
        return arrived;
    }

    boolean waited() {
        return waited;
    }

    /** The number of the request that the last page named; 0 for none. */
    long request() {
        return request;
    }

    /** What the last page said. */
    String told() {
        return told;
    }

    /**
     * One request to a node.
     *
     * @return milliseconds until the next
     * @throws IllegalStateException when the answer is not a good one
     */
    long go(String portal) {
        switch (step) {
            case ARRIVE -> {
                arriving = arriving == 0 ? System.nanoTime() : arriving;
                var answer = get(portal, agenda());
                arrived = System.nanoTime();
                waited = answer.statusCode() == 302;
                step = waited ? Step.WAIT : Step.TICK;
            }
            case WAIT -> {
                String said = text(good(get(portal, "/api/v1/file-attente"), 200));
                if (said.contains("\"inside\":true")) {
                    step = Step.AGENDA;
                } else {
                    Matcher pause = ASK_AGAIN.matcher(said);
                    return pause.find() ? Long.parseLong(pause.group(1)) * 1000 : 4000;
                }
            }
            case AGENDA ->
                    step =
                            get(portal, agenda()).statusCode() == 302
                                    // the pass was for somebody who came at once
                                    ? Step.WAIT
                                    : Step.TICK;
            case TICK -> {
                String boxes = wanted.stream().map(b -> "&j=" + b).collect(Collectors.joining());
                good(post(portal, agenda(), "pv-action=recapitulatif&r=" + boxes), 302);
                step = Step.REVIEW;
            }
            case REVIEW -> review(portal);
            case SUBMIT -> {
                var answer = good(post(portal, summary(), body()), 302);
                confirmation = answer.headers().firstValue("Location").orElseThrow();
                step = Step.READ;
            }
            case READ -> {
                String path = URI.create(confirmation).getRawPath();
                String query = URI.create(confirmation).getRawQuery();
                told = text(good(get(portal, path.replaceFirst("^/[^/]*", "") + "?" + query), 200));
                Matcher number = REQUEST.matcher(told);
                request = number.find() ? Long.parseLong(number.group(1)) : 0;
                step = Step.DONE;
            }
            default -> throw new IllegalStateException("done");
        }
        return 0;
    }

    private void review(String portal) {
        var answer = get(portal, summary());
        if (answer.statusCode() == 302) {
            step = Step.WAIT;
            return;
        }
        String page = text(answer);
        key = value(page, "pv-envoi");
        seen = value(page, "pv-vu");
        if (page.contains("value=\"valider\"")) {
            step = Step.SUBMIT;
        } else {
            // nothing is left of what was wanted: the page says it of each day
            told = page;
            step = Step.DONE;
        }
    }

    private static String value(String page, String name) {
        Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no " + name);
        }
        return found.group(1);
    }

    private String agenda() {
        return AREA + "/" + RushFamilies.enrolment(family) + "/agenda";
    }

    private String summary() {
        return AREA + "/" + RushFamilies.enrolment(family) + "/recapitulatif";
    }

    private String body() {
        return "pv-action=valider&pv-envoi="
                + URLEncoder.encode(key, StandardCharsets.UTF_8)
                + "&pv-vu="
                + seen;
    }

    private Map<String, String> headers() {
        return Map.of(
                "Cookie", "pv_session=" + RushFamilies.token(family), "Accept-Encoding", "gzip");
    }

    private HttpResponse<byte[]> get(String portal, String path) {
        var answer = Web.get(portal + path, headers());
        return answer.statusCode() == 302 ? answer : good(answer, 200);
    }

    private HttpResponse<byte[]> post(String portal, String path, String body) {
        return Web.post(portal + path, body, headers());
    }

    private HttpResponse<byte[]> good(HttpResponse<byte[]> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(step + " " + answer.statusCode());
        }
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            try (var packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = packed.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
