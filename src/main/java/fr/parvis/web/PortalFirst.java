package fr.parvis.web;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks among the portal's own beans and classes before everything else that an expression may
 * mean. What stands for a bean of a scope is the same for ever, so it is looked for once: finding
 * it by its name at each expression was a tenth of a page (decision 8).
 */
final class PortalFirst extends ELResolver {

    private static final String OURS = "fr.parvis.";
    private static final Object NONE = new Object();

    private final PortalElResolver portal = new PortalElResolver();
    private static final Map<String, Object> BEANS = new ConcurrentHashMap<>();
    private final ELResolver usual;

    PortalFirst(ELResolver usual) {
        this.usual = usual;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null && property instanceof String name) {
            Object bean = bean(name);
            if (bean != null) {
                context.setPropertyResolved(null, property);
                return bean;
            }
        } else if (base != null) {
            Object value = portal.getValue(context, base, property);
            if (context.isPropertyResolved()) {
                return value;
            }
        }
        return usual.getValue(context, base, property);
    }

    /**
     * What stands for the one bean of this name, whichever instance a request has; null when the
     * name is not one of ours.
     */
    static Object bean(String name) {
        Object bean = BEANS.computeIfAbsent(name, PortalFirst::find);
        return bean == NONE ? null : bean;
    }

    /**
     * That of the portal. The one that an extension is given knows the server's beans only, and an
     * extension that asks is taken for the server.
     */
    static BeanManager manager() {
        return CDI.current().getBeanManager();
    }

    private static Object find(String name) {
        BeanManager manager = manager();
        var named = manager.getBeans(name);
        if (named.size() != 1) {
            return NONE;
        }
        Bean<?> bean = named.iterator().next();
        Class<?> type = bean.getBeanClass();
        return manager.isNormalScope(bean.getScope())
                        && type.getName().startsWith(OURS)
                        && bean.getTypes().contains(type)
                ? forEver(manager, bean, type)
                : NONE;
    }

    /**
     * What may be kept for a bean of a scope: a bean of ours that the application has one of is
     * itself; what stands for the others finds that of the request at each call.
     */
    static Object forEver(BeanManager manager, Bean<?> bean, Type type) {
        boolean one =
                bean.getScope() == ApplicationScoped.class
                        && bean.getBeanClass() == type
                        && bean.getBeanClass().getName().startsWith(OURS);
        return one
                ? itself(manager, bean)
                : manager.getReference(bean, type, manager.createCreationalContext(bean));
    }

    private static <T> T itself(BeanManager manager, Bean<T> bean) {
        return manager.getContext(ApplicationScoped.class)
                .get(bean, manager.createCreationalContext(bean));
    }

    @Override
    public Object invoke(
            ELContext context, Object base, Object name, Class<?>[] types, Object[] arguments) {
        Object value = portal.invoke(context, base, name, types, arguments);
        return context.isPropertyResolved()
                ? value
                : usual.invoke(context, base, name, types, arguments);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return usual.getType(context, base, property);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        usual.setValue(context, base, property, value);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return usual.isReadOnly(context, base, property);
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return usual.getCommonPropertyType(context, base);
    }

    @Override
    public <T> T convertToType(ELContext context, Object value, Class<T> type) {
        return usual.convertToType(context, value, type);
    }
}
