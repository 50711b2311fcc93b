package fr.parvis.web;

import fr.parvis.kernel.Messages;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.MethodExpression;
import jakarta.el.ValueExpression;
import jakarta.faces.context.FacesContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions of views that say the same for ever are worked out when the view is read: texts
 * without arguments, which are two of three, and the context path.
 */
final class PortalExpressions extends ExpressionFactory {

    private static final Pattern TEXT = Pattern.compile("#\\{msg\\.of\\('([^'\\\\]+)'\\)}");
    private static final String CONTEXT_PATH = "#{request.contextPath}";

    private final ExpressionFactory usual;

    PortalExpressions(ExpressionFactory usual) {
        this.usual = usual;
    }

    private static final class Constant extends FixedExpression {

        private static final long serialVersionUID = 1;

        private final String value;

        private Constant(String text, String value) {
            super(text);
            this.value = value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getValue(ELContext context) {
            return (T) value;
        }
    }

    @Override
    public ValueExpression createValueExpression(ELContext context, String text, Class<?> type) {
        if (type == String.class || type == Object.class) {
            Matcher message = TEXT.matcher(text);
            if (message.matches()) {
                return new Constant(text, Messages.text(message.group(1)));
            }
            if (text.equals(CONTEXT_PATH)) {
                var faces = FacesContext.getCurrentInstance().getExternalContext();
                return new Constant(text, faces.getRequestContextPath());
            }
        }
        return usual.createValueExpression(context, text, type);
    }

    @Override
    public ValueExpression createValueExpression(Object instance, Class<?> type) {
        return usual.createValueExpression(instance, type);
    }

    @Override
    public MethodExpression createMethodExpression(
            ELContext context, String text, Class<?> returned, Class<?>[] parameters) {
        return usual.createMethodExpression(context, text, returned, parameters);
    }

    @Override
    public <T> T coerceToType(Object value, Class<T> type) {
        return usual.coerceToType(value, type);
    }

    @Override
    public ELResolver getStreamELResolver() {
        return usual.getStreamELResolver();
    }

    @Override
    public Map<String, Method> getInitFunctionMap() {
        return usual.getInitFunctionMap();
    }
}
