package fr.parvis.billing.service;

import fr.parvis.account.service.HouseholdContacts;
import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.RegieSettings.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Some reminders in a transaction of their own: note and mail are written together. */
@ApplicationScoped
class ReminderBatch {

    static final int SIZE = 100;

    @Inject ReminderRepository reminders;
    @Inject InvoiceRepository invoices;
    @Inject HouseholdContacts contacts;
    @Inject Outbox outbox;
    @Inject PortalAddress portal;
    @Inject Clock clock;

    /** How many were dealt with: none when nothing is left. */
    @Transactional(TxType.REQUIRES_NEW)
    int send(RegieSettings regie, Actor actor) {
        Reminders rule = regie.reminders();
        Instant now = clock.instant();
        LocalDate since = ReminderRepository.day(now).minusDays(rule.firstDays());
        int done = 0;
        for (Invoice invoice : locked(reminders.first(regie.id(), since, SIZE))) {
            done += remind(invoice, regie, 1, actor, now) ? 1 : 0;
        }
        if (rule.againDays() != null) {
            Instant before = now.minus(Duration.ofDays(rule.againDays()));
            for (Invoice invoice : locked(reminders.again(regie.id(), since, before, SIZE))) {
                done += remind(invoice, regie, 2, actor, now) ? 1 : 0;
            }
        }
        return done;
    }

    private List<Invoice> locked(List<Long> ids) {
        return ids.isEmpty() ? List.of() : new ArrayList<>(invoices.lock(ids).values());
    }

    /** Whoever paid meanwhile is not reminded. */
    private boolean remind(
            Invoice invoice, RegieSettings regie, int step, Actor actor, Instant now) {
        if (!invoice.status().payable()) {
            return false;
        }
        List<String> mails = contacts.mails(invoice.household());
        if (!reminders.note(invoice.id(), step, mails.size(), now)) {
            return false;
        }
        invoice.remind(actor, now);
        mails.forEach(mail -> outbox.send(mail(mail, invoice, regie, step)));
        return true;
    }

    private Mail mail(String to, Invoice invoice, RegieSettings regie, int step) {
        return Mail.to(to, text("subject." + step, invoice.number()))
                .say(text("hello"))
                .say(
                        text(
                                "say." + step,
                                invoice.number(),
                                invoice.open(),
                                FrenchText.longDate(invoice.dueOn())))
                .say(text("crossed"))
                .fact(text("label"), invoice.label())
                .button(text("button"), portal.of("/mon-espace/factures"))
                .close(text("contact", regie.name(), regie.phone()));
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("billing.reminder." + key, arguments);
    }
}
