package fr.parvis.bench;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Bytes that a first view of a page transfers, compressed: the page, its style sheets with what
 * these name, scripts, images, icons. Counts bodies, not headers.
 */
final class Weight {

    private static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip");
    private static final Pattern CSS_URL = Pattern.compile("(?:url\\(|@import )[\"']?([^\"')]+)");
    private static final Map<String, Integer> SIZES = new LinkedHashMap<>();
    private static final Set<String> TRANSIENT = new LinkedHashSet<>();

    private Weight() {}

    public static void main(String[] arguments) {
        try (Stand stand = Stand.start()) {
            String portal = stand.portal();
            var browser = new Browser(UnaryOperator.identity());
            var journey = new Journey(browser, portal);
            journey.openFirstStep();
            journey.sendFirstStep();
            String second = browser.address();
            Map<String, String> draft = browser.headers();
            String tracking = stand.file();
            Map<String, String> agent = Map.of("Cookie", stand.signedIn("agent.etatcivil"));
            System.out.println("\n### First view, bytes transferred compressed");
            System.out.println("| page | page itself | with everything | of 100 KB | files |");
            System.out.println("|---|---|---|---|---|");
            row("home", portal + "/", Map.of());
            row("démarches", portal + "/demarches", Map.of());
            row("démarche", portal + "/demarches/" + Journey.SLUG, Map.of());
            row("step 2", portal + "/demarches/" + Journey.SLUG + "/mes-informations", Map.of());
            row("step 3", second, draft);
            row("tracking", tracking, Map.of());
            row("agent queue", portal + "/agents/demandes", agent);
            System.out.println("\n| file | bytes |\n|---|---|");
            SIZES.forEach((url, size) -> System.out.println("| " + url + " | " + size + " |"));
            System.out.println("\nwithout a year of immutable caching: " + TRANSIENT);
        }
    }

    private static void row(String name, String url, Map<String, String> cookie) {
        var headers = new LinkedHashMap<>(GZIP);
        headers.putAll(cookie);
        int own = Web.get(url, headers).body().length;
        Set<String> files = new LinkedHashSet<>();
        Document page = new Browser(UnaryOperator.identity()).openWith(url, cookie);
        for (Element link : page.select("link[rel=stylesheet],link[rel=icon],link[rel=preload]")) {
            files.add(link.absUrl("href"));
        }
        page.select("script[src],img[src]").forEach(e -> files.add(e.absUrl("src")));
        page.select("use[href]").forEach(e -> files.add(e.absUrl("href").replaceFirst("#.*", "")));
        files.remove("");
        files.removeIf(f -> f.equals(url) || f.startsWith("data:"));
        Set<String> inner = new LinkedHashSet<>();
        int all = own;
        for (String file : files) {
            all += size(file, inner);
        }
        for (String file : inner) {
            if (!files.contains(file)) {
                all += size(file, new LinkedHashSet<>());
            }
        }
        files.addAll(inner);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | **%d** | %.2f | %d |%n",
                name,
                own,
                all,
                all / 102_400.0,
                files.size() + 1);
    }

    private static int size(String url, Set<String> inner) {
        var answer = Web.get(url, GZIP);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " from " + url);
        }
        if (!answer.headers().firstValue("Cache-Control").orElse("").contains("immutable")) {
            TRANSIENT.add(url);
        }
        if (answer.headers().firstValue("Content-Type").orElse("").contains("css")) {
            var css = new String(Web.get(url, Map.of()).body());
            var found = CSS_URL.matcher(css);
            while (found.find()) {
                if (!found.group(1).startsWith("data:")) {
                    inner.add(
                            URI.create(url)
                                    .resolve(found.group(1))
                                    .toString()
                                    .replaceFirst("#.*", ""));
                }
            }
        }
        SIZES.put(url, answer.body().length);
        return answer.body().length;
    }
}
