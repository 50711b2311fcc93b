package fr.parvis.family.view;

import fr.parvis.family.entity.DossierState;
import fr.parvis.family.service.Dossiers;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** How the state of a dossier looks: a mark beside the word, never instead of it. */
@ApplicationScoped
@Named("dossierMarks")
public class DossierMarks {

    /** Null where there is no dossier. */
    public DossierMark mark(Dossiers.Summary dossier) {
        if (dossier == null) {
            return null;
        }
        if (dossier.state() == null) {
            return new DossierMark("brouillon", "pencil-line", word("NONE"), deadline(dossier));
        }
        String hint =
                dossier.state() == DossierState.OPEN ? lacking(dossier) + deadline(dossier) : "";
        return new DossierMark(
                style(dossier.state()), icon(dossier.state()), word(dossier.state().name()), hint);
    }

    private static String lacking(Dossiers.Summary dossier) {
        if (dossier.missing().isEmpty()) {
            return Messages.text("family.dossier.ready") + " ";
        }
        int others = dossier.missing().size() - 2;
        String first =
                String.join(
                        ", ", dossier.missing().subList(0, Math.min(2, dossier.missing().size())));
        return Messages.text(
                        others > 0 ? "family.dossier.lacks.more" : "family.dossier.lacks",
                        first,
                        others)
                + " ";
    }

    private static String deadline(Dossiers.Summary dossier) {
        return Messages.text(
                dossier.late() ? "family.dossier.late" : "family.dossier.deadline",
                FrenchText.longDate(dossier.deadline()));
    }

    private static String word(String state) {
        return Messages.text("family.dossier.state." + state);
    }

    public String style(DossierState state) {
        return switch (state) {
            case OPEN -> "complement";
            case COMPLETE -> "deposee";
            case VALIDATED -> "positive";
        };
    }

    public String icon(DossierState state) {
        return switch (state) {
            case OPEN -> "pencil-line";
            case COMPLETE -> "hourglass";
            case VALIDATED -> "circle-check";
        };
    }
}
