package fr.parvis.billing.entity;

/** What an import does with an invoice of a file. */
public enum InvoiceOutcome {
    CREATE,
    /** It says something else than before, and nothing was paid yet. */
    CHANGE,
    /** It is there already, word for word. */
    SAME,
    /** It may not be changed any more. */
    REFUSED,
    /** Something has to be corrected in the file. */
    FAULTY;

    /** Whether something is written. */
    public boolean writes() {
        return this == CREATE || this == CHANGE;
    }

    /** Key of its French name. */
    public String key() {
        return "billing.import.outcome." + name();
    }
}
