package fr.parvis.request.view;

import fr.parvis.form.entity.AnswerText;
import fr.parvis.form.entity.Field;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.view.DocumentRow;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.web.Html;
import fr.parvis.web.PdfPage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * A whole request on paper: what was filed, what happened, what was written. Internal notes and the
 * names of agents are left out: the file may be handed on.
 */
final class RequestPdf {

    private final Request request;
    private final Html html = new Html();

    private RequestPdf(Request request) {
        this.request = request;
    }

    /**
     * What a file is made of.
     *
     * @param service as citizens know it
     * @param asked documents that the answers call for
     * @param joined documents that came
     */
    record Content(
            Request request,
            Procedure procedure,
            String service,
            List<DocumentRow> asked,
            List<PaperDocument> joined,
            List<Exchange> messages) {}

    static void write(Content content, Instant now, OutputStream out) throws IOException {
        Request request = content.request();
        String number = String.valueOf(request.number());
        var pdf = new RequestPdf(request);
        pdf.body(content, now);
        PdfPage.write(
                Messages.text("request.file.title", number, request.title()),
                Messages.text("request.file.summary"),
                Messages.text("request.file.page", number),
                Messages.text("request.file.of"),
                pdf.html,
                out);
    }

    private void body(Content content, Instant now) {
        html.open("h1").text(request.title()).close("h1");
        html.open("p").text(Messages.text("request.number", String.valueOf(request.number())));
        html.close("p").open("table");
        row(Messages.text("request.file.status"), Messages.text(request.shownStatus().key()));
        row(Messages.text("request.file.service"), content.service());
        row(Messages.text("request.file.filed"), FrenchText.longDateTime(request.filedAt()));
        row(Messages.text("request.file.due"), FrenchText.longDate(request.dueOn()));
        html.close("table");
        answers("request.tab.applicant", content.procedure().applicantFields());
        answers("request.tab.request", content.procedure().fields());
        asked(content.asked());
        joined(content.joined());
        heading("request.tab.history");
        html.open("ol");
        request.history().stream().filter(RequestEvent::visible).forEach(this::event);
        html.close("ol");
        if (content.procedure().exchanges()) {
            heading("request.tab.exchanges");
            messages(content.messages(), content.service());
        }
        html.open("p").styled("muted made");
        html.text(Messages.text("request.file.made", FrenchText.longDateTime(now))).close("p");
    }

    private void heading(String key) {
        html.open("h2").text(Messages.text(key)).close("h2");
    }

    private void answers(String key, List<Field> fields) {
        heading(key);
        for (AnswerGroup group : AnswerGroup.of(fields, request.answers())) {
            if (!group.heading().isEmpty()) {
                html.open("h3").text(group.heading()).close("h3");
            }
            if (group.lines().isEmpty()) {
                continue;
            }
            html.open("table");
            for (AnswerText.Line line : group.lines()) {
                row(
                        line.label(),
                        line.answer().isEmpty() ? Messages.text("web.none") : line.answer());
            }
            html.close("table");
        }
    }

    private void row(String label, String value) {
        html.open("tr").open("th").with("scope", "row").text(label).close("th");
        html.open("td").text(value).close("td").close("tr");
    }

    private void asked(List<DocumentRow> documents) {
        heading("request.documentsAsked");
        if (documents.isEmpty()) {
            html.open("p").text(Messages.text("request.file.none")).close("p");
            return;
        }
        html.open("ul");
        for (DocumentRow document : documents) {
            html.open("li").text(document.title() + ", ");
            html.text(
                    Messages.text(
                            document.required()
                                    ? "request.file.required"
                                    : "request.file.optional"));
            html.close("li");
        }
        html.close("ul");
    }

    private void joined(List<PaperDocument> documents) {
        heading("request.tab.documents");
        if (documents.isEmpty()) {
            html.open("p").text(Messages.text("request.file.none")).close("p");
            return;
        }
        html.open("ul");
        for (PaperDocument document : documents) {
            html.open("li").open("strong").text(document.type()).close("strong");
            if (document.named()) {
                html.text(", " + document.title());
            }
            document.files().forEach(f -> html.open("p").text(f).close("p"));
            html.open("p").styled("muted").text(document.added()).close("p").close("li");
        }
        html.close("ul");
    }

    private void event(RequestEvent event) {
        html.open("li").open("strong").text(Messages.text("request.event." + event.type()));
        html.close("strong").text(", " + FrenchText.longDateTime(event.at()));
        lines(event.reason());
        html.close("li");
    }

    private void messages(List<Exchange> messages, String service) {
        if (messages.isEmpty()) {
            html.open("p").text(Messages.text("request.file.none")).close("p");
            return;
        }
        html.open("ol");
        for (Exchange message : messages) {
            boolean toTown = message.direction() == Exchange.Direction.TO_TOWN;
            String author = toTown ? request.applicantName() : service;
            html.open("li").open("strong").text(author).close("strong");
            html.text(", " + FrenchText.longDateTime(message.at()) + ", ");
            html.text(Messages.text("request.exchange." + message.direction()));
            lines(message.content());
            html.close("li");
        }
        html.close("ol");
    }

    private void lines(String text) {
        if (text != null) {
            text.lines().filter(l -> !l.isBlank()).forEach(l -> html.open("p").text(l).close("p"));
        }
    }
}
