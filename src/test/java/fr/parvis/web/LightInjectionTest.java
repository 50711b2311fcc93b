package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LightInjectionTest {

    private static final String GIVEN = "what stands for the bean";

    private int usual;
    private int looked;

    /** What is made for a request. */
    private static final class Page {
        @SuppressWarnings("unused")
        private String bean;
    }

    @Test
    void whatStandsForABeanOfAScopeIsLookedForOnce() {
        for (Class<?> scope : Set.of(RequestScoped.class, Singleton.class)) {
            looked = 0;
            var light = light(scope);
            for (int i = 0; i < 3; i++) {
                var page = new Page();
                light.inject(page, null);
                assertThat(page.bean).isEqualTo(GIVEN);
            }
            assertThat(looked).as(scope.getSimpleName()).isEqualTo(1);
        }
        assertThat(usual).isZero();
    }

    @Test
    void whatHasNoScopeIsTheServersToGive() {
        var light = light(Dependent.class);
        for (int i = 0; i < 3; i++) {
            var page = new Page();
            light.inject(page, null);
            assertThat(page.bean).isNull();
        }
        assertThat(usual).isEqualTo(3);
    }

    private LightInjection.Light<Page> light(Class<?> scope) {
        var bean = answering(Bean.class, Map.of("getScope", scope));
        var beans =
                answering(
                        BeanManager.class,
                        Map.of(
                                "getBeans",
                                Set.of(bean),
                                "resolve",
                                bean,
                                "isNormalScope",
                                scope == RequestScoped.class,
                                "getReference",
                                GIVEN));
        return new LightInjection.Light<>(target(), () -> beans);
    }

    @SuppressWarnings("unchecked")
    private InjectionTarget<Page> target() {
        try {
            var field =
                    answering(
                            AnnotatedField.class,
                            Map.of("getJavaMember", Page.class.getDeclaredField("bean")));
            var point =
                    answering(
                            InjectionPoint.class,
                            Map.of(
                                    "getAnnotated",
                                    field,
                                    "getType",
                                    String.class,
                                    "getQualifiers",
                                    Set.of()));
            return answering(InjectionTarget.class, Map.of("getInjectionPoints", Set.of(point)));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says the same at each call, and counts what is counted. */
    private <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            usual += method.getName().equals("inject") ? 1 : 0;
                            looked += method.getName().equals("getReference") ? 1 : 0;
                            return method.getName().equals("hashCode")
                                    ? (Object) System.identityHashCode(proxy)
                                    : answers.get(method.getName());
                        }));
    }
}
