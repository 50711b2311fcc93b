package fr.parvis.kernel;

/**
 * A rule of the town was not met, and a person can be told so. Carries the key of a French message
 * and its arguments; the Faces handler and the REST mapper turn it into words.
 */
public class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;
    private final transient Object[] arguments;
    private String field;

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

    /**
     * The same, said beside a field.
     *
     * @param id of the field on the page; null where it concerns none
     */
    public DomainException at(String id) {
        field = id;
        return this;
    }

    /** Id of the field that it concerns; null for none. */
    public String field() {
        return field;
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
