package fr.parvis.kernel;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Events of services that are tried without the server. */
public final class Heard {

    private Heard() {}

    /** An event that only this listener hears. */
    @SuppressWarnings("unchecked")
    public static <T> Event<T> by(Consumer<T> listener) {
        return (Event<T>)
                Proxy.newProxyInstance(
                        Heard.class.getClassLoader(),
                        new Class<?>[] {Event.class},
                        (self, method, arguments) -> {
                            listener.accept((T) arguments[0]);
                            return null;
                        });
    }
}
