package fr.parvis.web;

import jakarta.faces.view.facelets.TagConfig;

/** Text of paragraphs and simple lists. */
public final class TextTag extends HtmlTag {

    public TextTag(TagConfig config) {
        super(config, "value");
    }

    @Override
    protected void write(Html html, Object[] values) {
        TextBlock.of((String) values[0]).forEach(b -> b.write(html));
    }
}
