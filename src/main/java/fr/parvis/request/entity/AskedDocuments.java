package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.procedure.entity.Procedure;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The documents that a démarche asks for, which may depend on the answers. */
public final class AskedDocuments {

    /** What the card of a type is called among the inputs of a form, before the type. */
    public static final String INPUT = "piece-";

    private AskedDocuments() {}

    /**
     * Those that are demanded and not there.
     *
     * @param joined the types of the documents that were added; asked for when any is demanded
     */
    public static List<FieldProblem> missing(
            Procedure procedure, Answers answers, Supplier<Set<String>> joined) {
        List<String> demanded =
                procedure.documents(answers).stream()
                        .filter(Procedure.Document::required)
                        .map(Procedure.Document::type)
                        .toList();
        if (demanded.isEmpty()) {
            return List.of();
        }
        Set<String> there = joined.get();
        return demanded.stream()
                .filter(type -> !there.contains(type))
                .map(type -> FieldProblem.said(INPUT + type, "request.documents.missing"))
                .toList();
    }
}
