package fr.parvis.web;

import jakarta.el.ValueExpression;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/**
 * A component that keeps nothing: it may stand in a page that is shown to many at once ({@link
 * Pages}).
 */
abstract class PagePart extends UIComponentBase {

    @Override
    public String getFamily() {
        return "fr.parvis.PagePart";
    }

    @Override
    public abstract void encodeAll(FacesContext context) throws IOException;

    /** What stands inside. */
    protected final void encodeInside(FacesContext context) throws IOException {
        if (getChildCount() > 0) {
            for (UIComponent child : getChildren()) {
                child.encodeAll(context);
            }
        }
    }

    /** Null where the page leaves the attribute out. */
    protected static Object value(FacesContext context, ValueExpression expression) {
        return PortalExpression.value(expression, context.getELContext());
    }
}
