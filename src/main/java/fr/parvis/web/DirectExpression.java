package fr.parvis.web;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.MethodNotFoundException;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.ValueExpression;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.expressly.lang.ELSupport;
import org.glassfish.expressly.lang.ExpressionBuilder;
import org.glassfish.expressly.parser.Node;

/**
 * Expressions of views, read once into steps that know their bean and method. The usual ones look
 * for both at each request, which was a seventh of a page (decision 8). What a view says in another
 * way than with names, calls, comparisons and choices is left to the usual ones.
 */
final class DirectExpression {

    private static final Pattern ACTION = Pattern.compile("#\\{(\\w+)\\.(\\w+)(?:\\(\\))?}");
    private static final Class<?>[] ANY = null;

    /** One part of an expression. */
    interface Step {

        Object of(ELContext context);
    }

    private final ELContext context;

    private DirectExpression(ELContext context) {
        this.context = context;
    }

    /**
     * The steps of an expression; empty when it is left to the usual ones.
     *
     * @param context of the view, with the variables that surround the expression
     */
    static Optional<Step> read(String text, ELContext context) {
        return Optional.ofNullable(
                new DirectExpression(context).step(ExpressionBuilder.createNode(text)));
    }

    /**
     * The same for what a page does: {@code #{bean.load}} calls a method of a bean of ours.
     *
     * @param text "" for none
     */
    static Optional<Step> readAction(String text) {
        Matcher call = ACTION.matcher(text);
        Object bean = call.matches() ? PortalFirst.bean(call.group(1)) : null;
        Method method = bean == null ? null : PortalElResolver.method(bean, call.group(2), 0);
        return method == null
                ? Optional.empty()
                : Optional.of(c -> PortalElResolver.call(method, bean));
    }

    private Step step(Node node) {
        return switch (node.getClass().getSimpleName()) {
            case "AstDynamicExpression", "AstDeferredExpression" -> step(node.jjtGetChild(0));
            case "AstLiteralExpression" -> {
                String text = node.getImage();
                yield c -> text;
            }
            case "AstString", "AstInteger", "AstTrue", "AstFalse", "AstNull" -> {
                Object value = node.getValue(null);
                yield c -> value;
            }
            case "AstIdentifier" -> name(node.getImage());
            case "AstValue" -> path(node);
            case "AstNot" -> of(node, p -> c -> !is(p[0], c));
            case "AstEmpty" -> of(node, p -> c -> empty(p[0].of(c)));
            case "AstAnd" -> of(node, p -> c -> all(p, c, true));
            case "AstOr" -> of(node, p -> c -> !all(p, c, false));
            case "AstChoice" -> of(node, p -> c -> is(p[0], c) ? p[1].of(c) : p[2].of(c));
            case "AstEqual" -> of(node, p -> c -> ELSupport.equals(p[0].of(c), p[1].of(c)));
            case "AstNotEqual" -> of(node, p -> c -> !ELSupport.equals(p[0].of(c), p[1].of(c)));
            case "AstGreaterThan" -> of(node, p -> c -> above(p[0].of(c), p[1].of(c)));
            case "AstLessThan" -> of(node, p -> c -> above(p[1].of(c), p[0].of(c)));
            case "AstCompositeExpression" -> of(node, p -> c -> joined(p, c));
            default -> null;
        };
    }

    private interface Made {
        Step of(Step[] parts);
    }

    /** A step of all children; null when one of them is left to the usual ones. */
    private Step of(Node node, Made made) {
        Step[] parts = new Step[node.jjtGetNumChildren()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = step(node.jjtGetChild(i));
            if (parts[i] == null) {
                return null;
            }
        }
        return made.of(parts);
    }

    private Step name(String name) {
        var variables = context.getVariableMapper();
        ValueExpression variable = variables == null ? null : variables.resolveVariable(name);
        if (variable != null) {
            ValueExpression bare = PortalExpression.bare(variable);
            return c -> PortalExpression.value(bare, c);
        }
        Object bean = PortalFirst.bean(name);
        return bean == null ? c -> scoped(c, name) : c -> bean;
    }

    /** A name that is neither a variable nor a bean: what a part of a page may be given, or not. */
    private static Object scoped(ELContext context, String name) {
        context.setPropertyResolved(false);
        Object value = context.getELResolver().getValue(context, null, name);
        if (!context.isPropertyResolved()) {
            throw new PropertyNotFoundException(name);
        }
        return value;
    }

    private Step path(Node node) {
        Step step = step(node.jjtGetChild(0));
        int count = node.jjtGetNumChildren();
        for (int i = 1; i < count && step != null; i++) {
            Node part = node.jjtGetChild(i);
            if (!part.getClass().getSimpleName().equals("AstDotSuffix")) {
                return null;
            }
            step =
                    part.jjtGetNumChildren() == 0
                            ? new Property(step, part.getImage())
                            : call(step, part.getImage(), part.jjtGetChild(0));
        }
        return step;
    }

    private Step call(Step base, String name, Node arguments) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < arguments.jjtGetNumChildren(); i++) {
            Step step = step(arguments.jjtGetChild(i));
            if (step == null) {
                return null;
            }
            steps.add(step);
        }
        return new Call(base, name, steps.toArray(Step[]::new));
    }

    /** What was found for the class that was met last: nearly always there is one only. */
    private record Found(Class<?> type, Method method) {}

    private static final class Property implements Step {

        private final Step base;
        private final String name;
        private volatile Found found = new Found(null, null);

        private Property(Step base, String name) {
            this.base = base;
            this.name = name;
        }

        @Override
        public Object of(ELContext context) {
            Object from = base.of(context);
            if (from == null) {
                return null;
            }
            Found known = found;
            if (known.type() != from.getClass()) {
                known = new Found(from.getClass(), PortalElResolver.getter(from, name));
                found = known;
            }
            return known.method() == null
                    ? usual(context, from)
                    : PortalElResolver.call(known.method(), from);
        }

        private Object usual(ELContext context, Object from) {
            context.setPropertyResolved(false);
            ELResolver resolver = context.getELResolver();
            Object value = resolver.getValue(context, from, name);
            if (!context.isPropertyResolved()) {
                throw new PropertyNotFoundException(from.getClass().getName() + "." + name);
            }
            return value;
        }
    }

    private static final class Call implements Step {

        private final Step base;
        private final String name;
        private final Step[] arguments;
        private volatile Found found = new Found(null, null);

        private Call(Step base, String name, Step[] arguments) {
            this.base = base;
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        public Object of(ELContext context) {
            Object on = base.of(context);
            if (on == null) {
                return null;
            }
            Object[] given = new Object[arguments.length];
            for (int i = 0; i < given.length; i++) {
                given[i] = arguments[i].of(context);
            }
            Found known = found;
            if (known.type() != on.getClass()) {
                known = new Found(on.getClass(), PortalElResolver.method(on, name, given.length));
                found = known;
            }
            return known.method() == null
                    ? usual(context, on, given)
                    : PortalElResolver.call(context, known.method(), on, given);
        }

        private Object usual(ELContext context, Object on, Object[] given) {
            context.setPropertyResolved(false);
            Object value = context.getELResolver().invoke(context, on, name, ANY, given);
            if (!context.isPropertyResolved()) {
                throw new MethodNotFoundException(on.getClass().getName() + "." + name);
            }
            return value;
        }
    }

    private static boolean is(Step step, ELContext context) {
        Object value = step.of(context);
        return value instanceof Boolean truth ? truth : ELSupport.coerceToBoolean(value);
    }

    private static boolean all(Step[] steps, ELContext context, boolean truth) {
        for (Step step : steps) {
            if (is(step, context) != truth) {
                return false;
            }
        }
        return true;
    }

    private static boolean above(Object one, Object other) {
        return one != null && other != null && ELSupport.compare(one, other) > 0;
    }

    private static boolean empty(Object value) {
        if (value == null) {
            return true;
        }
        if (value instanceof String text) {
            return text.isEmpty();
        }
        if (value instanceof Collection<?> some) {
            return some.isEmpty();
        }
        return value instanceof Map<?, ?> map
                ? map.isEmpty()
                : value instanceof Object[] some && some.length == 0;
    }

    private static String joined(Step[] parts, ELContext context) {
        var text = new StringBuilder();
        for (Step part : parts) {
            text.append(ELSupport.coerceToString(part.of(context)));
        }
        return text.toString();
    }
}
