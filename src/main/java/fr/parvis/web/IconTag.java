package fr.parvis.web;

import jakarta.faces.view.facelets.TagConfig;

/** An icon of the sprite. It says nothing to a screen reader: words stand beside it. */
public final class IconTag extends HtmlTag {

    public IconTag(TagConfig config) {
        super(config, "name");
    }

    @Override
    protected void write(Html html, Object[] values) {
        html.icon(icon(values[0].toString()));
    }
}
