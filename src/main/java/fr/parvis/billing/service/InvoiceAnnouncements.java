package fr.parvis.billing.service;

import fr.parvis.account.service.HouseholdContacts;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceStatus;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The mail that announces a new invoice, or another amount or date of one, to a household that
 * wants no paper. An import does not wait for it: it is made by a job, once for each invoice.
 */
@ApplicationScoped
class InvoiceAnnouncements {

    private static final int BATCH = 100;

    @Inject DeliveryRepository deliveries;
    @Inject InvoiceRepository invoices;
    @Inject HouseholdContacts contacts;
    @Inject Outbox outbox;
    @Inject PortalAddress portal;
    @Inject TownSettings town;
    @Inject Clock clock;

    @Transactional
    List<Long> due() {
        return deliveries.due(clock.instant(), BATCH);
    }

    /** Once, whoever comes at the same moment. */
    @Transactional(TxType.REQUIRES_NEW)
    void send(long id) {
        deliveries.lock(id);
        Invoice invoice = invoices.find(id).orElseThrow();
        List<String> mails =
                invoice.status() == InvoiceStatus.CANCELLED
                        ? List.of()
                        : contacts.mails(invoice.household());
        if (mails.isEmpty() && invoice.status() != InvoiceStatus.CANCELLED) {
            deliveries.onPaper(id);
        } else if (deliveries.announced(id, mails.size(), clock.instant())) {
            String which = deliveries.corrected(id) ? ".corrected" : ".new";
            mails.forEach(mail -> outbox.send(mail(mail, invoice, which)));
        }
    }

    /** It failed: the others come first. */
    @Transactional(TxType.REQUIRES_NEW)
    void postpone(long id) {
        deliveries.postpone(id, clock.instant().plus(BillingJobs.NEXT_TRY));
    }

    private Mail mail(String to, Invoice invoice, String which) {
        Optional<RegieSettings> regie = town.regie(invoice.regie());
        Mail mail =
                Mail.to(to, text("subject" + which, invoice.number(), invoice.amount()))
                        .say(text("hello"))
                        .say(
                                text(
                                        "say" + which,
                                        invoice.number(),
                                        regie.map(RegieSettings::name).orElse(town.officialName())))
                        .fact(text("label"), invoice.label())
                        .fact(text("amount"), invoice.amount().toString())
                        .fact(text("due"), FrenchText.longDate(invoice.dueOn()))
                        .say(text("why"))
                        .button(text("button"), portal.of("/mon-espace/factures"));
        regie.ifPresent(r -> mail.close(text("contact", r.name(), r.phone())));
        return mail;
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("billing.announce." + key, arguments);
    }
}
