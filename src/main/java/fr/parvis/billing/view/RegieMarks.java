package fr.parvis.billing.view;

import fr.parvis.billing.entity.InvoiceEvent;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.LocalDate;

/** How what happened to an invoice looks to the régie: an icon, always beside words. */
@ApplicationScoped
@Named
public class RegieMarks {

    public String icon(InvoiceEvent event) {
        return switch (event.type()) {
            case ISSUED -> "file-text";
            case CORRECTED -> "pencil";
            case PAID -> "euro";
            case CANCELLED -> "ban";
            case REFUNDED -> "reply";
            case REMINDED -> "mail";
        };
    }

    /** "Paiement de 73,80 €". */
    public String title(InvoiceEvent event) {
        return Messages.text("billing.event." + event.type(), event.amount());
    }

    /** "Claude Lambert", "La page de paiement"; "" where it says nothing. */
    public String actor(InvoiceEvent event) {
        return event.actorName() != null
                ? event.actorName()
                : Messages.text("billing.actor." + event.actor());
    }

    /** Whether its reason is words for people, and not the mark of a payment. */
    public boolean told(InvoiceEvent event) {
        return event.reason() != null && event.type() != InvoiceEvent.Type.PAID;
    }

    /** "17/11/2026". */
    public String day(LocalDate date) {
        return FrenchText.shortDate(date);
    }
}
