package fr.parvis.account.entity;

/** What becomes of a line of an imported file. */
public enum ImportOutcome {
    /** A new account. */
    CREATE,
    /** There is an account already; it is linked to the household. */
    LINK,
    /** Account and household are there: nothing changes. */
    ALREADY,
    /** Nothing can be done without a mail address, and nothing is wrong. */
    IGNORE,
    /** Something has to be corrected in the file. */
    FAULTY;

    /** Whether an import does something with the line. */
    public boolean written() {
        return this == CREATE || this == LINK;
    }

    /** Key of its French name. */
    public String key() {
        return "account.import.outcome." + name();
    }
}
