package fr.parvis.web;

import jakarta.el.ELContext;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.ValueExpression;

/** An expression whose value needs no looking up. */
abstract class FixedExpression extends ValueExpression {

    private static final long serialVersionUID = 1;

    private final String text;

    /**
     * @param text as the page has it
     */
    protected FixedExpression(String text) {
        this.text = text;
    }

    @Override
    public void setValue(ELContext context, Object value) {
        throw new PropertyNotWritableException(text);
    }

    @Override
    public boolean isReadOnly(ELContext context) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context) {
        Object value = getValue(context);
        return value == null ? null : value.getClass();
    }

    @Override
    public Class<?> getExpectedType() {
        return Object.class;
    }

    @Override
    public String getExpressionString() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
