package fr.parvis.billing.entity;

import java.util.List;
import java.util.Locale;

/** What is taken out of the books as a table. */
public enum BookExport {
    /** Every entry of a month, for the accounting software. */
    JOURNAL(
            "date",
            "piece",
            "nature",
            "compte",
            "libelle_compte",
            "tiers",
            "facture",
            "debit",
            "credit"),
    /** What came in and went back in a month, for the Treasury: one line for each invoice of it. */
    RECETTES(
            "date",
            "heure",
            "nature",
            "mode",
            "recu",
            "transaction",
            "autorisation",
            "dossier",
            "payeur",
            "facture",
            "compte",
            "code_compte",
            "montant"),
    /** What is still owed although it is due, for the Treasury to recover. */
    RESTES(
            "facture",
            "dossier",
            "payeur",
            "compte",
            "code_compte",
            "libelle",
            "emise_le",
            "echeance",
            "montant",
            "paye",
            "reste");

    private final List<String> columns;

    BookExport(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> columns() {
        return columns;
    }

    /** As an address has it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its French name. */
    public String key() {
        return "billing.export." + name();
    }
}
