package fr.parvis.request.view;

import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file of a document, as pages show it.
 *
 * @param meta what it is and how large, or why nobody can read it
 * @param address where it is opened; null while it cannot be
 * @param preview address of its small picture; null without one
 * @param shown whether a browser shows it; else it is saved
 */
public record FileTile(
        String id, String name, String meta, String address, String preview, boolean shown) {

    /** In the address of a file: which view of it. Always there, so that no cache keeps it. */
    static final String VIEW = "vue";

    /** The small picture. */
    static final String PREVIEW = "apercu";

    private static final String WHOLE = "fichier";

    /**
     * @param folder the address of its documents, with the context path
     */
    static FileTile of(DocumentFile file, String folder) {
        String address = folder + "/" + file.document().id() + "/" + file.id();
        return new FileTile(
                file.id().toString(),
                file.name(),
                meta(file),
                file.readable() ? address + "?" + VIEW + "=" + WHOLE : null,
                file.readable() && file.hasPreview() ? address + "?" + VIEW + "=" + PREVIEW : null,
                file.image());
    }

    /** The files of a document as they were sent: front before back. */
    static Stream<DocumentFile> inOrder(SupportingDocument document) {
        return document.files().stream().sorted(Comparator.comparing(DocumentFile::position));
    }

    private static String meta(DocumentFile file) {
        if (file.state() != FileState.CLEAN) {
            return Messages.text("document.state." + file.state());
        }
        return Messages.text(
                "request.documents.file", kind(file), FrenchText.fileSize(file.size()));
    }

    private static String kind(DocumentFile file) {
        int dot = file.name().lastIndexOf('.');
        return dot < 0 ? "" : file.name().substring(dot + 1).toUpperCase(Locale.ROOT);
    }
}
