package fr.parvis.web;

import jakarta.faces.view.facelets.Tag;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagDecorator;
import java.util.List;

/**
 * Tags of Faces that the portal has lighter ones for, so that pages are written with the tags that
 * everybody knows. One that asks for more than ours can stays as it is.
 */
public final class PortalTags implements TagDecorator {

    private static final String OURS = "http://parvis.fr/tags";
    private static final String FACELETS = "jakarta.faces.facelets";
    private static final String HTML = "jakarta.faces.html";

    @Override
    public Tag decorate(Tag tag) {
        String light =
                switch (tag.getNamespace() + " " + tag.getLocalName()) {
                    case FACELETS + " fragment" -> only(tag, "rendered") ? "when" : null;
                    case FACELETS + " repeat" -> only(tag, "value", "var") ? "each" : null;
                    case HTML + " outputText" ->
                            only(tag, "value", "escape") && unescaped(tag) ? "raw" : null;
                    default -> null;
                };
        return light == null
                ? null
                : new Tag(tag.getLocation(), OURS, light, "pv:" + light, tag.getAttributes());
    }

    private static boolean unescaped(Tag tag) {
        TagAttribute escape = tag.getAttributes().get("escape");
        return escape != null && "false".equals(escape.getValue());
    }

    private static boolean only(Tag tag, String... names) {
        for (TagAttribute attribute : tag.getAttributes().getAll()) {
            if (!List.of(names).contains(attribute.getLocalName())) {
                return false;
            }
        }
        return true;
    }
}
