package fr.parvis.bench;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a browser without scripts does: keeps cookies, follows redirections, sends forms. */
final class Browser {

    private final Map<String, String> cookies = new TreeMap<>();
    private final UnaryOperator<String> node;
    private final Runnable again;
    private String address;
    private Document page;

    /**
     * @param node may send each request to another server: given an address, returns one
     */
    Browser(UnaryOperator<String> node) {
        this(node, null);
    }

    /**
     * @param again told when a request got no answer and is sent to another node, as a proxy does;
     *     null lets it fail
     */
    Browser(UnaryOperator<String> node, Runnable again) {
        this.node = node;
        this.again = again;
    }

    Document open(String url) {
        return arrive(url, answer(() -> Web.get(node.apply(url), headers())));
    }

    /** The page as whoever has these cookies gets it. */
    Document openWith(String url, Map<String, String> cookie) {
        return arrive(url, Web.get(node.apply(url), cookie));
    }

    /** Sends the form that holds a button, with what the page has in it and these answers. */
    Document submit(String button, Map<String, String> answers) {
        Map<String, String> form = form(button);
        form.putAll(answers);
        return arrive(address, answer(() -> Web.post(node.apply(address), form, headers())));
    }

    private HttpResponse<byte[]> answer(Supplier<HttpResponse<byte[]>> request) {
        try {
            return request.get();
        } catch (UncheckedIOException e) {
            if (again == null) {
                throw e;
            }
            again.run();
            return request.get();
        }
    }

    /** What the page's own form would send without anything typed. */
    Map<String, String> form(String button) {
        Element pressed = page.selectFirst("button[value=" + button + "], [id$=:" + button + "]");
        if (pressed == null) {
            throw new IllegalStateException("no button " + button + " at " + address);
        }
        var form = new LinkedHashMap<String, String>();
        Element owner = pressed.closest("form");
        for (Element input : owner.select("input[type=hidden]")) {
            form.put(input.attr("name"), input.attr("value"));
        }
        form.put(pressed.attr("name"), pressed.attr("value"));
        return form;
    }

    Map<String, String> headers() {
        return cookies.isEmpty() ? Map.of() : Map.of("Cookie", cookie());
    }

    String cookie() {
        return cookies.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    String address() {
        return address;
    }

    Document page() {
        return page;
    }

    private Document arrive(String url, HttpResponse<byte[]> answer) {
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        if (answer.statusCode() / 100 == 3) {
            String target = answer.headers().firstValue("Location").orElseThrow();
            return open(URI.create(url).resolve(target).toString());
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " from " + url);
        }
        address = url;
        page = Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8), url);
        return page;
    }
}
