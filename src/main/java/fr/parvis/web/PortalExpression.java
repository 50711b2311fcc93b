package fr.parvis.web;

import jakarta.el.ELContext;
import jakarta.el.ValueExpression;

/**
 * An expression of a view that is worked out by the portal itself. While a view is being read it
 * stands for its place in the page ({@link Markup}); a page that is shown asks {@link #evaluate}.
 */
abstract class PortalExpression extends FixedExpression {

    private static final long serialVersionUID = 1;

    /** What Faces puts around an expression, to say where in a view it failed. */
    private static final String AROUND = "com.sun.faces.facelets.el.TagValueExpression";

    protected PortalExpression(String text) {
        super(text);
    }

    /** What it says to this request. */
    protected abstract Object evaluate(ELContext context);

    /** Whether it may be asked when the view is read. */
    boolean saysTheSameForEver() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    public final <T> T getValue(ELContext context) {
        Markup.Reader reader = saysTheSameForEver() ? null : Markup.reading();
        return (T) (reader == null ? evaluate(context) : reader.mark(this));
    }

    /**
     * An expression that is asked for often: without what Faces puts around it for its messages.
     *
     * @param expression may be null
     */
    static ValueExpression bare(ValueExpression expression) {
        ValueExpression bare = expression;
        while (bare != null && bare.getClass().getName().equals(AROUND)) {
            bare = wrapped(bare);
        }
        return bare;
    }

    private static ValueExpression wrapped(ValueExpression around) {
        try {
            return (ValueExpression) around.getClass().getMethod("getWrapped").invoke(around);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of any expression; null for none. */
    static Object value(ValueExpression expression, ELContext context) {
        if (expression instanceof PortalExpression ours) {
            return ours.evaluate(context);
        }
        return expression == null ? null : expression.getValue(context);
    }
}
