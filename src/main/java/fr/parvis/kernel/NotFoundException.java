package fr.parvis.kernel;

/**
 * What was asked for does not exist, or not for this person: both are answered by the same 404, so
 * that nobody learns which numbers exist.
 */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what for the log: kind and key of what was asked, never personal data
     */
    public NotFoundException(String what) {
        super(what);
    }
}
