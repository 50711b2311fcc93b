package fr.parvis.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The pages on which a person reads the caught mails, and the JSON from which a test does. */
final class MailPages implements HttpHandler {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'à' H 'h' mm", Locale.FRENCH)
                    .withZone(ZoneId.of("Europe/Paris"));
    private static final Template LIST = Template.of("mail/list.html");
    private static final Template ITEM = Template.of("mail/item.html");
    private static final Template MAIL = Template.of("mail/mail.html");
    private static final byte[] STYLE = Template.bytes("mail/style.css");

    private final MailStore store;
    private final ObjectMapper json = new ObjectMapper();

    MailPages(MailStore store) {
        this.store = store;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        switch (path) {
            case "/" -> html(exchange, list());
            case "/style.css" -> LoopbackHttp.answer(exchange, 200, "text/css", STYLE);
            case "/api/messages" -> api(exchange);
            case "/api/sms" -> sms(exchange);
            default -> {
                if (path.startsWith("/courriels/")) {
                    mail(exchange, path.substring("/courriels/".length()).split("/"));
                } else {
                    notFound(exchange);
                }
            }
        }
    }

    private void api(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "DELETE" -> {
                store.clear();
                exchange.sendResponseHeaders(204, -1);
            }
            case "GET", "HEAD" ->
                    LoopbackHttp.answer(
                            exchange, 200, LoopbackHttp.JSON, json.writeValueAsBytes(store.list()));
            default -> {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD, DELETE");
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    /** Takes a short message as an operator would; it is kept as a mail to the number. */
    private void sms(HttpExchange exchange) throws IOException {
        JsonNode sms = json.readTree(exchange.getRequestBody());
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setHeader("From", sms.path("from").asText());
            message.setSubject("SMS", "UTF-8");
            message.setText(sms.path("text").asText(), "UTF-8");
            store.add(List.of(sms.path("to").asText()), message);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        exchange.sendResponseHeaders(202, -1);
    }

    private String list() {
        List<CaughtMail> mails = store.list();
        String items =
                mails.stream()
                        .map(
                                mail ->
                                        ITEM.fill(
                                                Map.of(
                                                        "id", mail.id(),
                                                        "subject", subject(mail),
                                                        "to", String.join(", ", mail.to()),
                                                        "date", date(mail),
                                                        "iso", mail.date(),
                                                        "attachments", attachmentCount(mail))))
                        .collect(Collectors.joining());
        String count =
                switch (mails.size()) {
                    case 0 -> "Aucun courriel pour le moment.";
                    case 1 -> "1 courriel";
                    default -> mails.size() + " courriels, le plus récent en premier";
                };
        return LIST.fill(Map.of("count", count, "items", items));
    }

    private void mail(HttpExchange exchange, String[] parts) throws IOException {
        Optional<CaughtMail> found = store.find(parts[0]);
        if (found.isEmpty()) {
            notFound(exchange);
        } else if (parts.length == 1) {
            html(exchange, page(found.get()));
        } else if (parts.length == 2 && parts[1].equals("html")) {
            // links open beside the page: the frame itself may not leave
            html(exchange, "<base target=\"_blank\">" + found.get().html());
        } else if (parts.length == 3 && parts[1].equals("pieces")) {
            attachment(exchange, found.get(), parts[2]);
        } else {
            notFound(exchange);
        }
    }

    private static String page(CaughtMail mail) {
        StringBuilder attachments = new StringBuilder();
        for (int i = 0; i < mail.files().size(); i++) {
            CaughtMail.Attachment file = mail.files().get(i);
            attachments.append(
                    "<li><a href=\"/courriels/%s/pieces/%d\">%s</a> (%d octets)</li>"
                            .formatted(
                                    mail.id(),
                                    i,
                                    Template.escape(file.name()),
                                    file.content().length));
        }
        return MAIL.fill(
                Map.of(
                        "id", mail.id(),
                        "subject", subject(mail),
                        "from", mail.from(),
                        "to", String.join(", ", mail.to()),
                        "date", date(mail),
                        "iso", mail.date(),
                        "text", mail.text(),
                        "hideHtml", mail.html().isEmpty() ? "hidden" : "",
                        "hideText", mail.text().isEmpty() ? "hidden" : "",
                        "attachments",
                                attachments.isEmpty()
                                        ? ""
                                        : "<h2>Pièces jointes</h2><ul>" + attachments + "</ul>"));
    }

    private static void attachment(HttpExchange exchange, CaughtMail mail, String index)
            throws IOException {
        int number = index.matches("\\d{1,3}") ? Integer.parseInt(index) : -1;
        if (number < 0 || number >= mail.files().size()) {
            notFound(exchange);
            return;
        }
        CaughtMail.Attachment file = mail.files().get(number);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        LoopbackHttp.answer(exchange, 200, file.type(), file.content());
    }

    private static String subject(CaughtMail mail) {
        return mail.subject().isEmpty() ? "(sans objet)" : mail.subject();
    }

    private static String date(CaughtMail mail) {
        return DATE.format(Instant.parse(mail.date()));
    }

    private static String attachmentCount(CaughtMail mail) {
        return switch (mail.files().size()) {
            case 0 -> "";
            case 1 -> "1 pièce jointe";
            default -> mail.files().size() + " pièces jointes";
        };
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        LoopbackHttp.answer(exchange, 200, LoopbackHttp.HTML, LoopbackHttp.bytes(page));
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        LoopbackHttp.answer(
                exchange,
                404,
                "text/plain; charset=utf-8",
                LoopbackHttp.bytes("Cette page n'existe pas."));
    }
}
