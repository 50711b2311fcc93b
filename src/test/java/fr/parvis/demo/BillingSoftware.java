package fr.parvis.demo;

/** The business software of the demonstration, which brings invoices with a key. */
public final class BillingSoftware {

    /** The régie of the demonstration. */
    public static final String REGIE = "regie-centrale";

    public static final String KEY = "cle-de-demonstration-du-logiciel-metier";

    /** How the portal is told of it: its name, its régie, the SHA-256 of its key. */
    static final String ENTRY =
            "Logiciel métier:"
                    + REGIE
                    + ":c04900c9895c92a9fc431b3d843dd1358ab76f0adbd7fa79287973642a08eaa2";

    /** The same software brings families. */
    static final String FAMILIES = ENTRY.replace(REGIE, "familles");

    private BillingSoftware() {}
}
