package fr.parvis.kernel;

/**
 * A rule of the town was not met, and a person can be told so. Carries the key of a French message
 * and its arguments; the Faces handler and the REST mapper turn it into words.
 */
public class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;
    private final transient Object[] arguments;

    /**
     * @param messageKey key of the message, beginning with its capability: {@code
     *     request.quotaReached}
     * @param arguments what the message names, in its order
     */
    public DomainException(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = arguments.clone();
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
