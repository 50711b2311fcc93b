package fr.parvis.family.service;

import fr.parvis.family.entity.AdultRights;
import fr.parvis.kernel.Messages;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What histories and pages say of households. */
public final class FamilyWords {

    private FamilyWords() {}

    /** "inscrire et réserver, voir les factures". */
    public static String rights(AdultRights rights) {
        String all =
                Stream.of(
                                rights.mayBook() ? "family.right.short.book" : null,
                                rights.maySeeInvoices() ? "family.right.short.invoices" : null,
                                rights.mayPickUp() ? "family.right.short.pickUp" : null)
                        .filter(Objects::nonNull)
                        .map(Messages::text)
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? Messages.text("family.right.short.none") : all;
    }
}
