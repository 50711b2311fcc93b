package fr.parvis.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * While a page is made, queries of its thread may wait for one another: what is to be read later
 * goes to the database with what is needed first ({@link PlainSql#later}).
 */
public final class PageReads implements AutoCloseable {

    /** What waits for the next way to the database; null where nothing may wait. */
    private static final ThreadLocal<List<PlainSql.Query<?>>> WAITING = new ThreadLocal<>();

    private PageReads() {}

    /** From now on until it is closed. */
    public static PageReads gather() {
        WAITING.set(new ArrayList<>());
        return new PageReads();
    }

    static List<PlainSql.Query<?>> waiting() {
        return WAITING.get();
    }

    /** What still waits is asked for only when somebody looks at it. */
    @Override
    public void close() {
        WAITING.remove();
    }
}
