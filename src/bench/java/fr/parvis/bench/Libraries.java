package fr.parvis.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of 25 rows by PrimeFaces' p:dataTable beside the same by ui:repeat, in the same
 * application; and the bytes of a page with and without h:head.
 */
final class Libraries {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);

    private Libraries() {}

    public static void main(String[] arguments) {
        try (Stand stand = Stand.start()) {
            String root = stand.plain().replace("/plain", "/primefaces/");
            var pages = new LinkedHashMap<String, Wrk>();
            for (String page : List.of("repeat", "table", "head", "table-head")) {
                String url = root + page + ".xhtml";
                String body = new String(Web.get(url, Map.of()).body());
                System.out.println(
                        page
                                + ": "
                                + body.length()
                                + " characters, asks for "
                                + body.lines()
                                        .flatMap(
                                                l ->
                                                        java.util.regex.Pattern.compile(
                                                                        "(?:src|href)=\"([^\"]+)\"")
                                                                .matcher(l)
                                                                .results())
                                        .map(m -> m.group(1))
                                        .map(
                                                l ->
                                                        l
                                                                + " "
                                                                + Web.get(
                                                                                root.replaceFirst(
                                                                                                "(//[^/]+)/.*",
                                                                                                "$1")
                                                                                        + l.replace(
                                                                                                "&amp;",
                                                                                                "&"),
                                                                                Map.of(
                                                                                        "Accept-Encoding",
                                                                                        "gzip"))
                                                                        .body()
                                                                        .length)
                                        .toList());
                pages.put(page, new Wrk(url, Map.of(), null));
            }
            pages.values().forEach(p -> p.run(10));
            var table = new Table("Requests per second beside ui:repeat with the same rows");
            for (int round = 0; round < ROUNDS; round++) {
                double repeat = pages.get("repeat").run(SECONDS).rate();
                for (String page : List.of("table", "head", "table-head")) {
                    table.add(page, pages.get(page).run(SECONDS).rate() / repeat);
                }
            }
            table.print();
        }
    }
}
