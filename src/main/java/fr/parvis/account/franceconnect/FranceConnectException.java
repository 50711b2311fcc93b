package fr.parvis.account.franceconnect;

import fr.parvis.kernel.DomainException;

/** A sign-in by FranceConnect came to nothing, for a reason that the person is told. */
public class FranceConnectException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final FranceConnectFailure failure;
    private final String detail;

    /**
     * @param detail for the log, without personal data
     */
    public FranceConnectException(FranceConnectFailure failure, String detail) {
        super(failure.messageKey());
        this.failure = failure;
        this.detail = detail;
    }

    public FranceConnectFailure failure() {
        return failure;
    }

    public String detail() {
        return detail;
    }
}
