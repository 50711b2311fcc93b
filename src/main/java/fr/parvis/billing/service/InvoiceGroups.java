package fr.parvis.billing.service;

import fr.parvis.account.service.CitizenGroups;
import fr.parvis.account.service.CitizenMembership;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The households with an invoice to pay, as a group that the town may address. */
@ApplicationScoped
class InvoiceGroups {

    static final String UNPAID = "facture:a-payer";

    @Inject TownSettings town;
    @Inject InvoiceGroupRepository repository;

    void name(@Observes CitizenGroups groups) {
        if (!town.regies().isEmpty()) {
            groups.add(UNPAID, Messages.text("billing.group.unpaid"));
        }
    }

    void tell(@Observes CitizenMembership membership) {
        if (!town.regies().isEmpty() && repository.owes(membership.accountId())) {
            membership.add(UNPAID);
        }
    }
}
