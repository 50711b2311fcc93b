package fr.parvis.billing.entity;

import fr.parvis.kernel.TableFile;

/** A column of the file of invoices, and a key of its JSON. */
public enum InvoiceColumn implements TableFile.Column {
    FACTURE(true, 40),
    DOSSIER(true, 40),
    PAYEUR(true, 120),
    COMPTE(true, 80),
    LIBELLE(true, 150),
    PERIODE(false, 60),
    DATE(true, 10),
    ECHEANCE(true, 10),
    MONTANT(true, 20),
    PARTIEL(false, 20),
    /** "Restauration=42,00|Accueil du soir=31,80" */
    DETAIL(false, 4000);

    private final boolean required;
    private final int longest;

    InvoiceColumn(boolean required, int longest) {
        this.required = required;
        this.longest = longest;
    }

    @Override
    public boolean required() {
        return required;
    }

    public int longest() {
        return longest;
    }
}
