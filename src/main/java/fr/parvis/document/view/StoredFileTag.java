package fr.parvis.document.view;

import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.FileState;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;
import java.util.Locale;

/**
 * A file of a document: its small picture, name and size, leading to it; or why it cannot be read.
 */
public final class StoredFileTag extends HtmlTag {

    public StoredFileTag(TagConfig config) {
        super(config, "file", "at");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var file = (DocumentFile) values[0];
        if (!file.readable()) {
            boolean waiting = file.state() == FileState.WAITING;
            html.open("span").styled("pv-stored__file pv-stored__file--shut");
            html.open("span").styled("pv-stored__none");
            html.icon(icon(waiting ? "hourglass" : "shield-alert")).close("span");
            words(html, file, Messages.text(waiting ? "document.waiting" : "document.infected"));
            html.close("span");
            return;
        }
        String address = address(values[1].toString() + file.id());
        html.open("a").styled("pv-stored__file");
        html.with("href", file.image() ? address + "?voir" : address);
        if (file.hasPreview()) {
            html.open("img")
                    .styled("pv-stored__preview")
                    .with("src", address + "?apercu")
                    .with("alt", "")
                    .with("loading", "lazy");
        } else {
            html.open("span").styled("pv-stored__none").icon(icon("file-text")).close("span");
        }
        words(html, file, kind(file) + ", " + FrenchText.fileSize(file.size()));
        html.close("a");
    }

    private static void words(Html html, DocumentFile file, String text) {
        html.open("span").styled("pv-stored__words");
        html.span("pv-stored__name", file.name()).text(" ").span("pv-stored__text", text);
        html.close("span");
    }

    /** "PDF", "JPG". */
    private static String kind(DocumentFile file) {
        return file.name().substring(file.name().lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }
}
