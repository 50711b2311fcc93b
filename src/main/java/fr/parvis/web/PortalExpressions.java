package fr.parvis.web;

import fr.parvis.kernel.Messages;
import fr.parvis.web.DirectExpression.Step;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.MethodExpression;
import jakarta.el.MethodInfo;
import jakarta.el.ValueExpression;
import jakarta.faces.context.FacesContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions of views. Those that say the same for ever are worked out when the view is read:
 * texts without arguments, which are two of three, and the context path; most others become steps
 * of our own ({@link DirectExpression}).
 */
final class PortalExpressions extends ExpressionFactory {

    private static final Pattern TEXT = Pattern.compile("#\\{msg\\.of\\('([^'\\\\]+)'\\)}");
    private static final String CONTEXT_PATH = "#{request.contextPath}";

    /** What pages ask for; components of Faces ask for other things. */
    private static final Set<Class<?>> READ =
            Set.of(String.class, Object.class, Boolean.class, boolean.class);

    private final ExpressionFactory usual;

    PortalExpressions(ExpressionFactory usual) {
        this.usual = usual;
    }

    private static final class Constant extends PortalExpression {

        private static final long serialVersionUID = 1;

        private final String value;

        private Constant(String text, String value) {
            super(text);
            this.value = value;
        }

        @Override
        protected Object evaluate(ELContext context) {
            return value;
        }

        @Override
        boolean saysTheSameForEver() {
            return true;
        }
    }

    private static final class Direct extends PortalExpression {

        private static final long serialVersionUID = 1;

        private final transient Step step;
        private final Class<?> type;

        private Direct(String text, Step step, Class<?> type) {
            super(text);
            this.step = step;
            this.type = type;
        }

        @Override
        protected Object evaluate(ELContext context) {
            Object value = step.of(context);
            boolean fits = value == null ? type == Object.class : type.isInstance(value);
            return fits ? value : context.convertToType(value, type);
        }
    }

    /** What the usual ones work out, in a page of ours. */
    private static final class Usual extends PortalExpression {

        private static final long serialVersionUID = 1;

        private final ValueExpression usual;

        private Usual(ValueExpression usual) {
            super(usual.getExpressionString());
            this.usual = usual;
        }

        @Override
        protected Object evaluate(ELContext context) {
            return usual.getValue(context);
        }
    }

    /** What a page does before it is shown, by a bean of ours and without arguments of Faces. */
    private static final class DirectAction extends MethodExpression {

        private static final long serialVersionUID = 1;

        private final transient Step step;
        private final MethodExpression usual;

        private DirectAction(Step step, MethodExpression usual) {
            this.step = step;
            this.usual = usual;
        }

        @Override
        public Object invoke(ELContext context, Object[] parameters) {
            return parameters == null || parameters.length == 0
                    ? step.of(context)
                    : usual.invoke(context, parameters);
        }

        @Override
        public MethodInfo getMethodInfo(ELContext context) {
            return usual.getMethodInfo(context);
        }

        @Override
        public String getExpressionString() {
            return usual.getExpressionString();
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
            return usual.hashCode();
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
        if (!READ.contains(type) || !text.contains("#{")) {
            return usual.createValueExpression(context, text, type);
        }
        return DirectExpression.read(text, context)
                .<ValueExpression>map(step -> new Direct(text, step, type))
                .orElseGet(() -> new Usual(usual.createValueExpression(context, text, type)));
    }

    @Override
    public ValueExpression createValueExpression(Object instance, Class<?> type) {
        return usual.createValueExpression(instance, type);
    }

    @Override
    public MethodExpression createMethodExpression(
            ELContext context, String text, Class<?> returned, Class<?>[] parameters) {
        MethodExpression action = usual.createMethodExpression(context, text, returned, parameters);
        boolean plain = parameters == null || parameters.length == 0;
        return DirectExpression.readAction(plain ? text : "")
                .<MethodExpression>map(step -> new DirectAction(step, action))
                .orElse(action);
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
