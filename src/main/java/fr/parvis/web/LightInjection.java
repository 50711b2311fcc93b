package fr.parvis.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a request's bean is given is the same at each request: a bean of the application, or what
 * stands for one of the request, whichever instance there is. So it is found once for each class,
 * and then only put into the fields. The server looks through the annotations of a class, its own
 * registry and the type of each field at each bean it makes, which was a tenth of a page (decision
 * 8). A class that wants anything else than beans of a scope is given it by the server.
 */
public class LightInjection implements Extension {

    private static final String OURS = "fr.parvis.";

    <T> void lighten(@Observes ProcessInjectionTarget<T> event) {
        AnnotatedType<T> type = event.getAnnotatedType();
        if (type.getJavaClass().getName().startsWith(OURS)
                && type.isAnnotationPresent(RequestScoped.class)
                && type.getJavaClass().getSuperclass() == Object.class
                && onlyFields(event.getInjectionTarget().getInjectionPoints(), type)) {
            event.setInjectionTarget(new Light<>(event.getInjectionTarget(), PortalFirst::manager));
        }
    }

    private static boolean onlyFields(Set<InjectionPoint> points, AnnotatedType<?> type) {
        return !points.isEmpty()
                && points.stream().allMatch(p -> p.getAnnotated() instanceof AnnotatedField)
                // what the server gives by name, such as a resource, is no injection point
                && type.getFields().stream()
                        .filter(f -> !f.getAnnotations().isEmpty())
                        .allMatch(f -> f.isAnnotationPresent(Inject.class));
    }

    /** Of one class. */
    static final class Light<T> implements InjectionTarget<T> {

        private final InjectionTarget<T> usual;
        private final Supplier<BeanManager> manager;

        /** What is put where; empty when the server is to do it; null before the first bean. */
        private volatile List<Given> given;

        private record Given(Field field, Object what) {}

        Light(InjectionTarget<T> usual, Supplier<BeanManager> manager) {
            this.usual = usual;
            this.manager = manager;
        }

        @Override
        public void inject(T instance, CreationalContext<T> context) {
            List<Given> known = given;
            if (known == null) {
                known = find();
                given = known;
            }
            if (known.isEmpty()) {
                usual.inject(instance, context);
                return;
            }
            try {
                for (Given one : known) {
                    one.field().set(instance, one.what());
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<Given> find() {
            BeanManager beans = manager.get();
            var found = new ArrayList<Given>();
            for (InjectionPoint point : usual.getInjectionPoints()) {
                Bean<?> bean =
                        beans.resolve(
                                beans.getBeans(
                                        point.getType(),
                                        point.getQualifiers().toArray(new Annotation[0])));
                Field field = ((AnnotatedField<?>) point.getAnnotated()).getJavaMember();
                if (bean == null
                        || !(beans.isNormalScope(bean.getScope())
                                || bean.getScope() == Singleton.class)
                        || !field.trySetAccessible()) {
                    return List.of();
                }
                found.add(new Given(field, PortalFirst.forEver(beans, bean, point.getType())));
            }
            return List.copyOf(found);
        }

        @Override
        public T produce(CreationalContext<T> context) {
            return usual.produce(context);
        }

        @Override
        public void postConstruct(T instance) {
            usual.postConstruct(instance);
        }

        @Override
        public void preDestroy(T instance) {
            usual.preDestroy(instance);
        }

        @Override
        public void dispose(T instance) {
            usual.dispose(instance);
        }

        @Override
        public Set<InjectionPoint> getInjectionPoints() {
            return usual.getInjectionPoints();
        }
    }
}
