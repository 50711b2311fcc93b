package fr.parvis.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the portal's pages cost, as requests per second of each beside those of a plain servlet that
 * writes the same bytes in the same server, measured in turn.
 */
final class Pages {

    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 10);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip");

    private final Stand stand;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(String name, Wrk page, Wrk plain, String note) {}

    private Pages(Stand stand) {
        this.stand = stand;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Stand stand = Stand.start()) {
            var pages = new Pages(stand);
            pages.prepare();
            if (List.of(arguments).contains("hold")) {
                Held.hold(pages.named(), stand.pid());
            } else if (List.of(arguments).contains("profile")) {
                pages.profile();
            } else {
                pages.measure();
            }
        }
    }

    private void prepare() {
        String portal = stand.portal();
        get("home, cached", portal + "/", Map.of(), Map.of());
        get("home, cached, gzip", portal + "/", GZIP, GZIP);
        var known = Map.of("Cookie", "pv_brouillon=x");
        String faces = stand.plain().replace("/plain", "/faces");
        get("probe: empty Faces page", faces + "/empty.xhtml", Map.of(), Map.of());
        get("probe: Faces page, 20 rows", faces + "/rows.xhtml", Map.of(), Map.of());
        // what a servlet costs once the application has beans: the server opens contexts at each
        // request
        for (String file : List.of("home-cached", "home-cached-gzip")) {
            var sent = file.endsWith("gzip") ? GZIP : Map.<String, String>of();
            String url = faces + "/plain/" + file;
            get("probe: " + file + ", servlet beside beans", url, sent, sent);
        }
        both("home, uncached", portal + "/", known);
        both("catalogue", portal + "/demarches", known);
        both("démarche", portal + "/demarches/" + Journey.SLUG, known);
        both("search", portal + "/demarches?q=acte%20de%20naissance", known);
        String tracking = null;
        for (int i = 0; i < 30; i++) {
            tracking = stand.file();
        }
        both("tracking", tracking, Map.of());
        String staff = stand.signedIn("agent.etatcivil");
        var agent = Map.of("Cookie", staff);
        both("agent queue, 25 rows", portal + "/agents/demandes", agent);
        both("agent, request screen", stand.firstRequest(staff), agent);
        var citizen = Map.of("Cookie", stand.signedIn("durand"));
        both("citizen's space", portal + "/mon-espace", citizen);
        both("invoice list", portal + "/mon-espace/factures", citizen);
        agenda(portal, citizen);
        steps(portal);
    }

    /** The year of a child with three units a day, and its ticks as the page keeps them. */
    private void agenda(String portal, Map<String, String> citizen) {
        long enrolment = stand.schoolYear("durand");
        String page = portal + "/mon-espace/reservations/" + enrolment + "/agenda";
        both("year agenda", page, citizen);
        var ticks = Map.of("r", "", "j", stand.nextSchoolDay() + "repas");
        String live = portal + "/api/v1/reservations/" + enrolment;
        add("year agenda, save", Web.post(live, ticks, citizen), new Wrk(live, citizen, ticks));
    }

    private void steps(String portal) {
        var browser = new Browser(UnaryOperator.identity());
        var journey = new Journey(browser, portal);
        journey.openFirstStep();
        String first = browser.address();
        var form = new LinkedHashMap<>(browser.form("suite"));
        journey.sendFirstStep();
        both("step 2, get", first, browser.headers());
        both("step 3, get", browser.address(), browser.headers());
        var valid = new LinkedHashMap<>(form);
        valid.putAll(Journey.applicant());
        post("step 2, post, goes on", first, valid);
        var wrong = new LinkedHashMap<>(valid);
        wrong.put("courriel", "personne");
        post("step 2, post, comes back with an error", first, wrong);
        // nothing but the life cycle and a redirection
        var other = new LinkedHashMap<>(form);
        other.remove("pv-action");
        other.put("pv-rien", "");
        post("step 2, post without a button", first, other);
    }

    /** As it is made, and compressed by the server as every browser asks: both are measured so. */
    private void both(String name, String url, Map<String, String> headers) {
        get(name, url, headers, headers);
        var compressed = new HashMap<>(headers);
        compressed.putAll(GZIP);
        get(name + ", gzip", url, headers, compressed);
    }

    private void get(String name, String url, Map<String, String> asked, Map<String, String> sent) {
        add(name, Web.get(url, asked), new Wrk(url, sent, null));
    }

    private void post(String name, String url, Map<String, String> form) {
        var cookie = Map.of("Cookie", "pv_brouillon=" + "y".repeat(32));
        add(name, Web.post(url, form, cookie), new Wrk(url, Map.of(), form));
    }

    private void add(String name, HttpResponse<byte[]> answer, Wrk page) {
        String file = name.replaceAll("\\W+", "-");
        var plain = new Wrk(stand.record(file, answer), page.headers(), page.form());
        String note = "%d, %d bytes".formatted(answer.statusCode(), answer.body().length);
        pairs.add(new Pair(name, page, plain, note));
    }

    private List<Held> named() {
        return pairs.stream().map(p -> new Held(p.name(), p.page(), p.plain())).toList();
    }

    /** Records each page under load, for {@link Profile}. */
    private void profile() throws IOException {
        String only = System.getProperty("bench.only", "");
        for (Pair pair : pairs) {
            if (pair.name().matches(".*(" + only + ").*")) {
                Path file = Stand.WORK.resolve(pair.name().replaceAll("\\W+", "-") + ".jfr");
                Held.record(stand.pid(), pair.page(), file);
                System.out.println("\n## " + pair.name() + " (" + file + ")");
                Profile.show(file, "http-thread");
            }
        }
    }

    private void measure() {
        var table = new Table("Requests per second beside a plain servlet with the same bytes");
        var cost = new Table("Times the server's processor time of the plain servlet");
        String only = System.getProperty("bench.only", "");
        pairs.removeIf(p -> !p.name().matches(".*(" + only + ").*"));
        for (Pair pair : pairs) {
            pair.page().run(WARM_UP_SECONDS);
            pair.plain().run(Math.min(WARM_UP_SECONDS, 5));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Pair pair : pairs) {
                double plainCpu = cpu();
                var plain = pair.plain().run(SECONDS);
                double pageCpu = cpu();
                var page = pair.page().run(SECONDS);
                double end = cpu();
                table.add(pair.name(), page.rate() / plain.rate());
                cost.add(
                        pair.name(),
                        (end - pageCpu)
                                / page.requests()
                                / ((pageCpu - plainCpu) / plain.requests()));
                table.note(
                        pair.name(),
                        pair.note() + ", %.0f / %.0f".formatted(page.rate(), plain.rate()));
                cost.note(
                        pair.name(), "%.2f ms".formatted((end - pageCpu) / page.requests() * 1000));
            }
        }
        table.print();
        cost.print();
    }

    /**
     * Seconds of processor that the server has used; other programs on the machine do not change it
     * much.
     */
    private double cpu() {
        return ProcessHandle.of(stand.pid())
                        .flatMap(p -> p.info().totalCpuDuration())
                        .orElseThrow()
                        .toNanos()
                / 1e9;
    }
}
