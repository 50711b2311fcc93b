package fr.parvis.web;

import jakarta.el.ELContext;
import jakarta.el.ValueExpression;
import jakarta.el.VariableMapper;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * {@code ui:repeat} as our pages use it: what stands inside is shown once a row. The row is a
 * variable of the expressions inside, bound when they are read, and kept by the request alone: the
 * component of Faces keeps it, and the whole list, in the page, and visits all its children twice a
 * row for the sake of inputs that our pages do not have.
 */
public final class EachTag extends TagHandler {

    private final TagAttribute rows;
    private final String name;

    public EachTag(TagConfig config) {
        super(config);
        rows = getRequiredAttribute("value");
        name = getRequiredAttribute("var").getValue();
    }

    @Override
    public void apply(FaceletContext context, UIComponent parent) throws IOException {
        var each = new Each(rows.getValueExpression(context, Object.class));
        parent.getChildren().add(each);
        VariableMapper around = context.getVariableMapper();
        context.setVariableMapper(new Inside(around, name, new Row(each, name)));
        try {
            nextHandler.apply(context, each);
        } finally {
            context.setVariableMapper(around);
        }
    }

    private static final class Each extends PagePart {

        private final ValueExpression rows;

        private Each(ValueExpression rows) {
            this.rows = PortalExpression.bare(rows);
        }

        @Override
        public void encodeAll(FacesContext context) throws IOException {
            Object value = value(context, rows);
            if (value == null) {
                return;
            }
            var attributes = context.getAttributes();
            try {
                for (Object row : all(value)) {
                    attributes.put(this, row);
                    encodeInside(context);
                }
            } finally {
                attributes.remove(this);
            }
        }

        private static Iterable<?> all(Object value) {
            if (value instanceof Iterable<?> rows) {
                return rows;
            }
            return value instanceof Object[] rows ? Arrays.asList(rows) : List.of(value);
        }
    }

    /** The names that expressions inside know. */
    private static final class Inside extends VariableMapper {

        private final VariableMapper around;
        private final String name;
        private ValueExpression row;

        private Inside(VariableMapper around, String name, ValueExpression row) {
            this.around = around;
            this.name = name;
            this.row = row;
        }

        @Override
        public ValueExpression resolveVariable(String variable) {
            return name.equals(variable) ? row : around.resolveVariable(variable);
        }

        @Override
        public ValueExpression setVariable(String variable, ValueExpression expression) {
            if (!name.equals(variable)) {
                return around.setVariable(variable, expression);
            }
            ValueExpression before = row;
            row = expression;
            return before;
        }
    }

    /** The row that is being shown. */
    private static final class Row extends PortalExpression {

        private static final long serialVersionUID = 1;

        private final transient Each each;

        private Row(Each each, String name) {
            super("#{" + name + "}");
            this.each = each;
        }

        @Override
        protected Object evaluate(ELContext context) {
            var faces = (FacesContext) context.getContext(FacesContext.class);
            return faces.getAttributes().get(each);
        }
    }
}
