package fr.parvis.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without script: opens pages, fills forms in and sends them by one of their buttons,
 * with cookies of its own. What it can do works for everybody.
 */
public final class Visitor {

    private final String portal;
    private final String network;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    /**
     * @param portal address of the portal without a slash at the end
     */
    public Visitor(String portal) {
        this(portal, null);
    }

    /**
     * @param network address from which it comes, as a proxy of the town says; null for one's own
     */
    public Visitor(String portal, String network) {
        this.portal = portal;
        this.network = network;
    }

    /** An answer. */
    public record Page(int status, URI address, Document html, Map<String, List<String>> headers) {

        public String title() {
            return html.select("h1").text();
        }

        public String text() {
            return html.text();
        }

        /** The address below the portal's root. */
        public String path() {
            return address.getPath().replaceFirst("^/demarches-en-ligne", "");
        }
    }

    /**
     * @param path below the root of the portal
     */
    public Page open(String path) {
        return send(HttpRequest.newBuilder(URI.create(portal + path)).GET());
    }

    /** The same page from another node: cookies know no ports. */
    public Page openAt(String otherPortal, String path) {
        return send(HttpRequest.newBuilder(URI.create(otherPortal + path)).GET());
    }

    /** Follows a link of a page, wherever it leads. */
    public Page follow(Page page, String link) {
        Element element = page.html().getElementById(link);
        if (element == null) {
            throw new AssertionError(page.address() + " has no link " + link + ": " + page.text());
        }
        return send(HttpRequest.newBuilder(URI.create(element.absUrl("href"))).GET());
    }

    /**
     * Sends a form of a page.
     *
     * @param button value of the button
     * @param values by name of the input; what is not named is sent as the page has it
     */
    public Page submit(Page page, String form, String button, Map<String, List<String>> values) {
        Element element = page.html().getElementById(form);
        String action = element == null ? "" : element.absUrl("action");
        return submitAt(
                action.isEmpty() ? page.address() : URI.create(action), page, form, button, values);
    }

    /** The same, to another address than the form names: another node. */
    public Page submitAt(
            URI address, Page page, String form, String button, Map<String, List<String>> values) {
        Element element = page.html().getElementById(form);
        if (element == null) {
            throw new AssertionError(
                    page.address()
                            + " ("
                            + page.status()
                            + ") has no form "
                            + form
                            + ": "
                            + page.title());
        }
        var fields = new LinkedHashMap<String, List<String>>();
        element.select("input[name], select[name], textarea[name]")
                .forEach(
                        input -> {
                            if (!input.attr("type").matches("radio|checkbox")
                                    || input.hasAttr("checked")) {
                                fields.computeIfAbsent(input.attr("name"), n -> new ArrayList<>())
                                        .add(input.val());
                            }
                        });
        fields.putAll(values);
        fields.put("pv-action", List.of(button));
        return post(address, fields);
    }

    /** Sends any fields anywhere, as a forger does. */
    public Page post(URI address, Map<String, List<String>> fields, String... headers) {
        var body = new StringBuilder();
        fields.forEach(
                (name, values) ->
                        values.forEach(
                                value ->
                                        body.append(body.isEmpty() ? "" : "&")
                                                .append(encoded(name))
                                                .append('=')
                                                .append(encoded(value))));
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /**
     * Sends a form with a file.
     *
     * @param input name of the input that takes the file
     */
    public Page upload(
            Page page, String form, String button, String input, String fileName, byte[] content) {
        Element element = page.html().getElementById(form);
        if (element == null) {
            throw new AssertionError(page.address() + " has no form " + form);
        }
        String line = "\r\n";
        String boundary = "----parvis-visitor";
        String before =
                "--%s%nContent-Disposition: form-data; name=\"pv-action\"%n%n%s%n--%s%nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"%nContent-Type: application/octet-stream%n%n"
                        .formatted(boundary, button, boundary, input, fileName)
                        .replace(System.lineSeparator(), line);
        String after = line + "--" + boundary + "--" + line;
        return send(
                HttpRequest.newBuilder(URI.create(element.absUrl("action")))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(
                                HttpRequest.BodyPublishers.concat(
                                        HttpRequest.BodyPublishers.ofString(before),
                                        HttpRequest.BodyPublishers.ofByteArray(content),
                                        HttpRequest.BodyPublishers.ofString(after))));
    }

    /**
     * Sends a form with fields and a file.
     *
     * @param values by name of the input
     */
    public Page upload(
            Page page,
            String form,
            String button,
            Map<String, String> values,
            String input,
            String fileName,
            byte[] content) {
        Element element = page.html().getElementById(form);
        if (element == null) {
            throw new AssertionError(page.address() + " has no form " + form);
        }
        var fields = new LinkedHashMap<>(values);
        fields.put("pv-action", button);
        var before = new StringBuilder();
        fields.forEach(
                (name, value) ->
                        before.append("--pv-visitor\r\nContent-Disposition: form-data; name=\"")
                                .append(name)
                                .append("\"\r\n\r\n")
                                .append(value)
                                .append("\r\n"));
        before.append("--pv-visitor\r\nContent-Disposition: form-data; name=\"")
                .append(input)
                .append("\"; filename=\"")
                .append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return send(
                HttpRequest.newBuilder(URI.create(element.absUrl("action")))
                        .header("Content-Type", "multipart/form-data; boundary=pv-visitor")
                        .POST(
                                HttpRequest.BodyPublishers.concat(
                                        HttpRequest.BodyPublishers.ofString(before.toString()),
                                        HttpRequest.BodyPublishers.ofByteArray(content),
                                        HttpRequest.BodyPublishers.ofString(
                                                "\r\n--pv-visitor--\r\n"))));
    }

    /** The bytes of an answer, with its headers. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(portal + path)).GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as a script does. */
    public HttpResponse<String> postBytes(String path, byte[] content) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(portal + path))
                            .header("Content-Type", "application/octet-stream")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The cookies that it would send, as a header. */
    public String cookies() {
        var cookies = ((CookieManager) http.cookieHandler().orElseThrow()).getCookieStore();
        var header = new StringBuilder();
        cookies.getCookies()
                .forEach(
                        c ->
                                header.append(header.isEmpty() ? "" : "; ")
                                        .append(c.getName())
                                        .append('=')
                                        .append(c.getValue()));
        return header.toString();
    }

    private Page send(HttpRequest.Builder request) {
        if (network != null) {
            request.setHeader("X-Forwarded-For", network);
        }
        try {
            HttpResponse<String> answer =
                    http.send(
                            request.timeout(Duration.ofSeconds(60)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Page(
                    answer.statusCode(),
                    answer.uri(),
                    Jsoup.parse(answer.body(), answer.uri().toString()),
                    answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
