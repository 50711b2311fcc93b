package fr.parvis.web;

import jakarta.faces.view.facelets.TagConfig;

/** {@code h:outputText} with {@code escape="false"}: HTML that Java has written. */
public final class RawTag extends HtmlTag {

    public RawTag(TagConfig config) {
        super(config, "value");
    }

    @Override
    protected void write(Html html, Object[] values) {
        if (values[0] != null) {
            html.raw(values[0].toString());
        }
    }
}
