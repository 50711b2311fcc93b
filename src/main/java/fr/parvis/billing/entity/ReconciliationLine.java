package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A payment of a day as the provider's statement has it, and as the portal does. */
@Embeddable
public class ReconciliationLine {

    /** How the two agree. */
    public enum Kind {
        AGREES,
        /** Paid there, and not known here. */
        UNKNOWN_HERE,
        /** Known here, and not in the statement. */
        ABSENT_THERE,
        OTHER_AMOUNT,
        /** The line cannot be read. */
        FAULTY;

        /** Key of its French name. */
        public String key() {
            return "billing.difference." + name();
        }
    }

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String transaction;
    private String reference;
    private String authorisation;
    private Money there;
    private Money here;
    private String detail;

    protected ReconciliationLine() {}

    ReconciliationLine(Kind kind, StatementLine there, Money here) {
        this.kind = kind;
        this.transaction = there.transaction();
        this.reference = there.reference();
        this.authorisation = there.authorisation();
        this.there = there.amount();
        this.here = here;
        this.detail = there.problem();
    }

    /** A payment that the statement does not have. */
    ReconciliationLine(KnownPayment known) {
        this.kind = Kind.ABSENT_THERE;
        this.transaction = known.transaction();
        this.reference = known.reference();
        this.here = known.amount();
    }

    public Kind kind() {
        return kind;
    }

    public boolean agrees() {
        return kind == Kind.AGREES;
    }

    public String transaction() {
        return transaction;
    }

    public String reference() {
        return reference;
    }

    /** The bank's number; may be null. */
    public String authorisation() {
        return authorisation;
    }

    /** Null where the statement has none. */
    public Money there() {
        return there;
    }

    /** Null where the portal knows none. */
    public Money here() {
        return here;
    }

    /** What is wrong with the line, in words; null otherwise. */
    public String detail() {
        return detail;
    }
}
