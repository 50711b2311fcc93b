package fr.parvis.request.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.Documents;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.view.DocumentRow;
import fr.parvis.request.entity.AskedDocuments;
import fr.parvis.request.service.DocumentFolder;
import fr.parvis.request.service.JoinedDocuments;
import fr.parvis.request.service.LiveMark;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The documents of a draft or a request, by type, for the page that shows them. */
@RequestScoped
public class DocumentGroups {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject JoinedDocuments joined;
    @Inject DocumentPath path;
    @Inject TownSettings town;

    private DocumentFolder folder;
    private List<Procedure.Document> called;
    private List<SupportingDocument> documents;
    private List<DocumentAccess> accesses;
    private boolean space;

    private void read() {
        folder = path.folder();
        called = folder.procedure().documents(folder.answers());
        Documents.Shown shown = joined.look(folder);
        documents = shown.documents();
        accesses = shown.accesses();
        space = path.withSpace() && !folder.ofDraft();
    }

    /**
     * In the form: all types that the démarche may ask for, each shown while its condition holds.
     *
     * @param problems of the form; those of documents stand on their card
     */
    List<DocumentGroup> ofForm(List<FieldProblem> problems) {
        read();
        var groups = new ArrayList<DocumentGroup>();
        for (Procedure.Document asked : folder.procedure().documents()) {
            String input = AskedDocuments.INPUT + asked.type();
            String problem =
                    problems.stream()
                            .filter(p -> p.input().equals(input))
                            .findFirst()
                            .map(p -> Messages.text(p.messageKey()))
                            .orElse(null);
            groups.add(group(asked, problem));
        }
        others(groups);
        return groups;
    }

    /** For the summary of what is to be corrected, which stands far from the cards. */
    List<ProblemRow> named(List<FieldProblem> problems) {
        return ProblemRow.of(
                problems.stream()
                        .map(
                                p ->
                                        p.input().startsWith(AskedDocuments.INPUT)
                                                ? FieldProblem.said(
                                                        p.input(),
                                                        "request.documents.missing.named",
                                                        title(
                                                                p.input()
                                                                        .substring(
                                                                                AskedDocuments.INPUT
                                                                                        .length())))
                                                : p)
                        .toList());
    }

    /** The types that the answers call for, and what was joined beside them. */
    List<DocumentGroup> called() {
        read();
        var groups = new ArrayList<DocumentGroup>();
        called.forEach(asked -> groups.add(group(asked, null)));
        others(groups);
        return groups;
    }

    /** For the question whether what the page shows is still so. */
    LiveMark.Attached mark(List<Appointment> appointments) {
        return LiveMark.Attached.of(folder.reader().side(), documents, accesses, appointments);
    }

    private DocumentGroup group(Procedure.Document asked, String problem) {
        DocumentRow row = DocumentRow.of(asked, town, false);
        return new DocumentGroup(
                asked.type(),
                row.title(),
                row.note(),
                asked.required(),
                when(asked),
                !called.contains(asked),
                problem,
                cards(documents.stream().filter(d -> d.type().equals(asked.type())).toList()));
    }

    /** For the browser, which only knows the fields of this form: else the server's word holds. */
    private String when(Procedure.Document asked) {
        Set<String> here =
                folder.procedure().fields().stream().map(f -> f.name()).collect(Collectors.toSet());
        if (asked.when() == null || !here.containsAll(asked.when().fields())) {
            return null;
        }
        try {
            return MAPPER.writeValueAsString(asked.when());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is of no type that stands there, by its own. */
    private void others(List<DocumentGroup> groups) {
        Set<String> shown = groups.stream().map(DocumentGroup::type).collect(Collectors.toSet());
        Set<String> declared =
                folder.procedure().documents().stream()
                        .map(Procedure.Document::type)
                        .collect(Collectors.toSet());
        documents.stream()
                .filter(d -> !shown.contains(d.type()))
                .filter(d -> !folder.ofDraft() || !declared.contains(d.type()))
                .map(SupportingDocument::type)
                .distinct()
                .forEach(
                        type ->
                                groups.add(
                                        DocumentGroup.of(
                                                title(type),
                                                cards(
                                                        documents.stream()
                                                                .filter(d -> d.type().equals(type))
                                                                .toList()))));
    }

    private String title(String type) {
        return town.documentType(type)
                .map(TownSettings.DocumentType::title)
                .map(FrenchText::typography)
                .orElse(type);
    }

    private List<DocumentCard> cards(List<SupportingDocument> some) {
        return some.stream().map(this::card).toList();
    }

    private DocumentCard card(SupportingDocument document) {
        String base = path.address();
        if (folder.ofDraft()) {
            return DocumentCard.ofDraft(document, base);
        }
        return DocumentCard.of(
                document,
                base,
                added(document),
                seen(document),
                folder.changeable(document, accesses),
                space);
    }

    /** When it was added, and by whom. */
    private String added(SupportingDocument document) {
        String when = FrenchText.longDateTime(document.createdAt());
        if (document.addedBy() == DocumentActor.Side.CITIZEN) {
            boolean own = folder.reader().side() == DocumentActor.Side.CITIZEN;
            return Messages.text("request.documents.added." + (own ? "you" : "citizen"), when);
        }
        return Messages.text("request.documents.added.by", when, document.addedByName());
    }

    /** The relevé of a document: when the other side opened it, the latest first; no line twice. */
    private List<String> seen(SupportingDocument document) {
        if (document.addedBy() != folder.reader().side()) {
            return List.of();
        }
        List<String> lines =
                accesses.stream()
                        .filter(a -> a.documentId().equals(document.id()))
                        .filter(a -> a.reader() != folder.reader().side())
                        .map(this::line)
                        .distinct()
                        .toList();
        return lines.isEmpty()
                ? List.of(Messages.text("request.documents.unseen." + document.addedBy()))
                : lines;
    }

    private String line(DocumentAccess access) {
        String when = FrenchText.longDateTime(access.at());
        return access.reader() == DocumentActor.Side.CITIZEN
                ? Messages.text("request.documents.seen.citizen", when)
                : Messages.text("request.documents.seen.by", when, access.readerName());
    }
}
