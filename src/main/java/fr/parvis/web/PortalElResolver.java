package fr.parvis.web;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Properties and methods of the portal's own classes in views. The usual resolvers look through all
 * methods of a class at each call, which was a quarter of the time of a page (decision 8); and they
 * do not know records, which the expression language of Jakarta EE 11 will.
 */
public class PortalElResolver extends ELResolver {

    private static final String OURS = "fr.parvis.";
    private static final int MOST_PARAMETERS = 6;

    private static final ClassValue<Members> MEMBERS =
            new ClassValue<>() {
                @Override
                protected Members computeValue(Class<?> type) {
                    return new Members(type);
                }
            };

    /** What views may read and call of a class. */
    private static final class Members {

        private final Map<String, Method> properties = new HashMap<>();

        /** By name, then number of parameters; overloaded ones are left to other resolvers. */
        private final Map<String, Method[]> methods = new HashMap<>();

        private Members(Class<?> type) {
            var overloads = new HashMap<String, List<Method>>();
            for (Method method : type.getMethods()) {
                if (method.getDeclaringClass() != Object.class
                        && !method.isBridge()
                        && !Modifier.isStatic(method.getModifiers())
                        && method.trySetAccessible()) {
                    String call = method.getName() + "/" + method.getParameterCount();
                    overloads.computeIfAbsent(call, c -> new ArrayList<>()).add(method);
                    if (method.getParameterCount() == 0) {
                        addProperty(type, method);
                    }
                }
            }
            overloads.values().stream()
                    .filter(same -> same.size() == 1)
                    .forEach(same -> add(same.get(0)));
        }

        private void add(Method method) {
            Method[] byCount =
                    methods.computeIfAbsent(method.getName(), n -> new Method[MOST_PARAMETERS]);
            if (method.getParameterCount() < MOST_PARAMETERS) {
                byCount[method.getParameterCount()] = method;
            }
        }

        private void addProperty(Class<?> type, Method method) {
            String name = method.getName();
            if (type.isRecord()) {
                properties.putIfAbsent(name, method);
            }
            String property =
                    name.startsWith("get") && name.length() > 3
                            ? name.substring(3)
                            : name.startsWith("is") && name.length() > 2 ? name.substring(2) : null;
            if (property != null && Character.isUpperCase(property.charAt(0))) {
                properties.put(
                        property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1),
                        method);
            }
        }

        private Method method(String name, int count) {
            Method[] known = methods.get(name);
            return known == null || count >= MOST_PARAMETERS ? null : known[count];
        }
    }

    private static boolean ours(Object base) {
        return base != null && base.getClass().getName().startsWith(OURS);
    }

    /** What reads a property of one of the portal's objects; null when it is none, or has none. */
    static Method getter(Object base, String property) {
        return ours(base) ? MEMBERS.get(base.getClass()).properties.get(property) : null;
    }

    /** The one method of this name and number of parameters; null when there are more, or none. */
    static Method method(Object base, String name, int count) {
        return ours(base) ? MEMBERS.get(base.getClass()).method(name, count) : null;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (!ours(base) || property == null) {
            return null;
        }
        Method getter = MEMBERS.get(base.getClass()).properties.get(property.toString());
        if (getter == null) {
            return null;
        }
        Object value = call(getter, base);
        context.setPropertyResolved(base, property);
        return value;
    }

    @Override
    public Object invoke(
            ELContext context, Object base, Object name, Class<?>[] types, Object[] arguments) {
        if (!ours(base) || name == null) {
            return null;
        }
        int count = arguments == null ? 0 : arguments.length;
        Method method = MEMBERS.get(base.getClass()).method(name.toString(), count);
        if (method == null) {
            return null;
        }
        Object value = call(context, method, base, arguments);
        context.setPropertyResolved(base, name);
        return value;
    }

    /** Calls a method with arguments of other types than its parameters' as well. */
    static Object call(ELContext context, Method method, Object base, Object... arguments) {
        boolean none = arguments == null || arguments.length == 0;
        return call(method, base, none ? null : converted(context, arguments, method));
    }

    private static Object[] converted(ELContext context, Object[] arguments, Method method) {
        Class<?>[] types = method.getParameterTypes();
        Object[] converted = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            converted[i] =
                    types[i].isInstance(argument)
                            ? argument
                            : context.convertToType(argument, types[i]);
        }
        return converted;
    }

    static Object call(Method method, Object base, Object... arguments) {
        try {
            return method.invoke(base, arguments);
        } catch (InvocationTargetException e) {
            throw new ELException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new ELException(e);
        }
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        if (base instanceof Record) {
            context.setPropertyResolved(true);
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // views set nothing: forms are read from the request
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base instanceof Record ? Object.class : null;
    }
}
