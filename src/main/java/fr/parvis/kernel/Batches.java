package fr.parvis.kernel;

import java.util.List;
import java.util.stream.IntStream;

/** Long lists in parts, each for a transaction of its own. */
public final class Batches {

    private static final int SIZE = 200;

    private Batches() {}

    public static <T> List<List<T>> of(List<T> all) {
        return IntStream.iterate(0, first -> first < all.size(), first -> first + SIZE)
                .mapToObj(first -> all.subList(first, Math.min(all.size(), first + SIZE)))
                .toList();
    }
}
