package fr.parvis.billing.entity;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the business software says of an invoice. Régie and number are its identity: said again, it
 * is the same invoice.
 *
 * @param household who pays, as the business software numbers its households; opaque here
 * @param payer name on the invoice
 * @param budget the account that it belongs to: "Facturation unique"
 * @param period what it is for in time, as people say it; null when it says nothing
 * @param partial whether it may be paid in parts
 * @param lines add up to the amount; none when no detail is given
 */
public record InvoiceDraft(
        String regie,
        String number,
        String household,
        String payer,
        String budget,
        String label,
        String period,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money amount,
        boolean partial,
        List<InvoiceLine> lines) {

    public InvoiceDraft {
        lines = List.copyOf(lines);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an invoice asks for money: " + amount.cents());
        }
        if (!lines.isEmpty()
                && !Money.sum(lines.stream().map(InvoiceLine::amount).toList()).equals(amount)) {
            throw new IllegalArgumentException("the lines of " + number + " are another amount");
        }
    }

    /** What this says otherwise than before did: "Montant : 73,80 € → 99,99 €", and so on. */
    public String unlike(InvoiceDraft before) {
        var words = new ArrayList<String>();
        differ(words, "amount", before.amount, amount);
        differ(words, "due", FrenchText.shortDate(before.dueOn), FrenchText.shortDate(dueOn));
        differ(
                words,
                "issued",
                FrenchText.shortDate(before.issuedOn),
                FrenchText.shortDate(issuedOn));
        differ(words, "payer", before.payer, payer);
        differ(words, "budget", before.budget, budget);
        differ(words, "label", before.label, label);
        differ(words, "period", before.period, period);
        differ(words, "partial", yes(before.partial), yes(partial));
        if (!before.lines.equals(lines)) {
            words.add(Messages.text("billing.import.change.lines"));
        }
        return String.join(" ; ", words);
    }

    /** Whether it asks for as much, and as soon: what a household was told of it is still true. */
    public boolean asksTheSame(InvoiceDraft before) {
        return amount.equals(before.amount) && dueOn.equals(before.dueOn);
    }

    private static String yes(boolean so) {
        return Messages.text(so ? "billing.yes" : "billing.no");
    }

    private static void differ(List<String> words, String key, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            words.add(
                    Messages.text(
                            "billing.import.change." + key,
                            before == null ? "–" : before.toString(),
                            now == null ? "–" : now.toString()));
        }
    }
}
