package fr.parvis.kernel;

/**
 * What a trial found: it does everything as the import would, and is thrown so that its transaction
 * takes everything back. So it cannot say anything else than what the import then does.
 */
public final class TrialRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object found;

    public TrialRun(Object found) {
        super(null, null, false, false);
        this.found = found;
    }

    /**
     * @param attempt in a transaction of its own, throws one of these
     * @return what it found
     */
    public static <T> T of(Class<T> type, Runnable attempt) {
        try {
            attempt.run();
        } catch (TrialRun trial) {
            return type.cast(trial.found);
        }
        throw new IllegalStateException("a trial was kept");
    }
}
