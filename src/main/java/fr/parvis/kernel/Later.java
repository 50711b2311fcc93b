package fr.parvis.kernel;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is read when somebody looks at it first. Until then a query can wait for others, and go to
 * the database together with them ({@link PlainSql#later}).
 *
 * @param <T> what it is; for one thread, as whoever made it
 */
public final class Later<T> implements Supplier<T> {

    private Supplier<? extends T> source;
    private T value;

    private Later(Supplier<? extends T> source) {
        this.source = source;
    }

    /**
     * @param source is asked once; when it fails, again at the next look
     */
    public static <T> Later<T> of(Supplier<? extends T> source) {
        return new Later<>(source);
    }

    /** What is known already. */
    public static <T> Later<T> known(T value) {
        return new Later<>(() -> value);
    }

    /** The same seen in another way, when it is looked at. */
    public <R> Later<R> map(Function<? super T, ? extends R> way) {
        return new Later<>(() -> way.apply(get()));
    }

    @Override
    public T get() {
        if (source != null) {
            value = source.get();
            source = null;
        }
        return value;
    }
}
