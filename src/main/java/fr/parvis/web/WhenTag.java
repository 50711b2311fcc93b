package fr.parvis.web;

import jakarta.el.ValueExpression;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;

/** {@code ui:fragment} as our pages use it: what stands inside is shown or not. */
public final class WhenTag extends TagHandler {

    private final TagAttribute rendered;

    public WhenTag(TagConfig config) {
        super(config);
        rendered = getAttribute("rendered");
    }

    @Override
    public void apply(FaceletContext context, UIComponent parent) throws IOException {
        var when =
                new When(
                        rendered == null
                                ? null
                                : rendered.getValueExpression(context, Boolean.class));
        parent.getChildren().add(when);
        nextHandler.apply(context, when);
    }

    private static final class When extends PagePart {

        private final ValueExpression shown;

        private When(ValueExpression shown) {
            this.shown = PortalExpression.bare(shown);
        }

        @Override
        public void encodeAll(FacesContext context) throws IOException {
            if (shown == null || Boolean.TRUE.equals(value(context, shown))) {
                encodeInside(context);
            }
        }
    }
}
