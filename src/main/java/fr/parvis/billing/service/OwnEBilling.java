package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.HouseholdContacts;
import fr.parvis.account.service.ServiceKeyUse;
import fr.parvis.account.service.ServiceKeyUse.Link;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * "Adhésion à la facture en ligne" of the households whose invoices the citizen who makes this
 * request may see. What one adult chooses holds for the household at once, and the others are told.
 */
@RequestScoped
public class OwnEBilling {

    @Inject CurrentUser user;
    @Inject ServiceKeyUse keys;
    @Inject EBillingRepository choices;
    @Inject HouseholdContacts contacts;
    @Inject Outbox outbox;
    @Inject PortalAddress portal;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** What a household last said, and by whom. */
    record Said(boolean online, Instant since, String by) {}

    /**
     * A household and what it has chosen.
     *
     * @param number of its file
     * @param key what its service calls its keys: "Clé Espace Citoyens Enfance"; null where no key
     *     linked the account
     * @param online whether mails announce its invoices; paper otherwise
     * @param since null where nobody ever chose
     * @param by who chose; null where nobody did
     */
    public record Choice(String number, String key, boolean online, Instant since, String by) {}

    /**
     * One's households.
     *
     * @throws NotFoundException for anybody but a citizen, and in a town that offers no e-billing
     */
    @Transactional
    public List<Choice> all() {
        if (!town.invoices().eBilling()) {
            throw new NotFoundException("e-billing");
        }
        return keys.invoicedLinks(user.citizen()).stream().map(this::choice).toList();
    }

    /**
     * @throws NotFoundException when it is somebody else's, or nobody's
     */
    @Transactional
    public Choice get(String number) {
        return all().stream()
                .filter(c -> c.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("household " + number));
    }

    private Choice choice(Link link) {
        String key =
                link.service() == null
                        ? null
                        : town.service(link.service())
                                .map(TownSettings.TownService::key)
                                .orElse(null);
        return choices.find(link.number())
                .map(s -> new Choice(link.number(), key, s.online(), s.since(), s.by()))
                .orElseGet(() -> new Choice(link.number(), key, false, null, null));
    }

    /**
     * Chooses for a household. Said twice, it is one choice and one mail.
     *
     * @throws NotFoundException when it is somebody else's
     */
    @Transactional
    public void choose(String number, boolean online) {
        Choice before = get(number);
        Account citizen = user.citizen();
        Instant now = clock.instant();
        if (choices.choose(before.number(), online, citizen.displayName(), now)) {
            Set<String> adults = new LinkedHashSet<>(List.of(citizen.mail()));
            adults.addAll(contacts.mails(number));
            adults.forEach(mail -> outbox.send(confirmation(mail, number, online, citizen, now)));
        }
    }

    private Mail confirmation(String to, String number, boolean online, Account who, Instant now) {
        String way = online ? ".online" : ".paper";
        return Mail.to(to, text("subject" + way))
                .say(text("hello"))
                .say(text("say" + way))
                .fact(text("household"), number)
                .fact(text("by"), who.displayName())
                .fact(text("at"), FrenchText.longDateTime(now))
                .say(text("change"))
                .button(text("button"), portal.of("/mon-espace/factures/adhesion"));
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("billing.eBilling.mail." + key, arguments);
    }
}
