package fr.parvis.account.entity;

/** What becomes of a line of an imported file. */
public enum ImportOutcome {
    /** A new account. */
    CREATE,
    /** The owner of the mail has an account already: only they link it, by a key of a service. */
    EXISTS,
    /** Account and household are there: nothing changes. */
    ALREADY,
    /** Nothing can be done without a mail address, and nothing is wrong. */
    IGNORE,
    /** Something has to be corrected in the file. */
    FAULTY;

    /** Whether an import does something with the line. */
    public boolean written() {
        return this == CREATE;
    }

    /** Key of its French name. */
    public String key() {
        return "account.import.outcome." + name();
    }
}
