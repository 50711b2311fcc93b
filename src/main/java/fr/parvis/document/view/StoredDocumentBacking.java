package fr.parvis.document.view;

import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Adding a document to one's space, and changing it. The first file that is added begins the
 * document, whose page goes on from there: nothing that was sent is lost by a mistake beside it.
 */
@RequestScoped
@Named
public class StoredDocumentBacking {

    private static final String FILE = "fichier";

    @Inject StorageSpace space;
    @Inject DocumentForm form;
    @Inject FormWriter writer;
    @Inject SentFile sent;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private SupportingDocument document;
    private Answers typed = Answers.NONE;
    private List<FieldProblem> problems = new ArrayList<>();

    public void load() {
        if (!path.get("id").isEmpty()) {
            document = space.find(id(path.get("id")));
            typed = form.answers(document);
        }
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("document");
        }
    }

    /** "Ajouter un fichier": and then perhaps another one. */
    public void addFile() {
        typed = form.read(request.getParameterMap());
        boolean added = receive();
        if (!added && problems.isEmpty()) {
            problems.add(FieldProblem.said(FILE, "document.chooseFile"));
        }
        if (problems.isEmpty()) {
            navigation.to(page() + "?pv-dit=fichier#fichiers");
        }
    }

    /** "Valider", with the file that was chosen last, if there is one. */
    public void finish() {
        typed = form.read(request.getParameterMap());
        problems.addAll(form.problems(typed));
        boolean added = receive();
        if (document == null
                && !added
                && problems.stream().noneMatch(p -> FILE.equals(p.input()))) {
            problems.add(FieldProblem.said(FILE, "document.noFile"));
        }
        if (problems.isEmpty()) {
            boolean listed = document.finished();
            space.finish(document.id(), form.description(typed));
            navigation.to(StorageBacking.PAGE + "?pv-dit=" + (listed ? "modifiee" : "ajoutee"));
        }
    }

    /** What is wrong with the file is said beside it; what was typed stays. */
    private boolean receive() {
        try {
            return sent.use(
                            FILE,
                            (name, content) -> {
                                if (document == null) {
                                    document = space.find(space.begin());
                                }
                                space.keep(document.id(), form.description(typed));
                                return space.addFile(document.id(), name, content);
                            })
                    .isPresent();
        } catch (DomainException e) {
            problems.add(FieldProblem.said(FILE, e.messageKey(), e.arguments()));
            return false;
        } finally {
            if (document != null) {
                document = space.find(document.id());
            }
        }
    }

    public void removeFile() {
        space.removeFile(document.id(), id(String.valueOf(request.getParameter("pv-fichier"))));
        navigation.to(page() + "?pv-dit=retire#fichiers");
    }

    /** "Supprimer": the document goes with its files. */
    public void delete() {
        space.delete(document.id());
        navigation.to(StorageBacking.PAGE + "?pv-dit=supprimee");
    }

    private String page() {
        return StorageBacking.PAGE + "/" + document.id();
    }

    /** Where the form goes: a document that was just begun has a page of its own. */
    public String getAction() {
        return request.getContextPath()
                + (document == null ? StorageBacking.PAGE + "/ajouter" : page());
    }

    /** Null before the first file. */
    public SupportingDocument getDocument() {
        return document;
    }

    public boolean isFull() {
        return document != null && document.full();
    }

    public boolean isBegun() {
        return document == null || !document.finished();
    }

    public String getForm() {
        List<Field> fields = form.fields();
        return writer.html(fields, fields, typed, problems);
    }

    /** What is wrong with the file; null when nothing is. */
    public String getFileProblem() {
        return problems.stream()
                .filter(p -> FILE.equals(p.input()))
                .map(p -> Messages.text(p.messageKey(), p.arguments().toArray()))
                .findFirst()
                .orElse(null);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    public String getTitlePrefix() {
        return problems.isEmpty() ? "" : Messages.text("web.errorTitle");
    }
}
