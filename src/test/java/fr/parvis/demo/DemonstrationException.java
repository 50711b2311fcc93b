package fr.parvis.demo;

/**
 * Something that the person who starts the demonstration must know: the message is French and says
 * what to do.
 */
public class DemonstrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemonstrationException(String message) {
        super(message);
    }

    public DemonstrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
