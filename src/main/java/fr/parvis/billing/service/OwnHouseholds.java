package fr.parvis.billing.service;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.ServiceKeyUse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The households whose invoices the citizen of this request may see, asked for once. */
@RequestScoped
class OwnHouseholds {

    @Inject CurrentUser user;
    @Inject ServiceKeyUse keys;

    private List<String> numbers;

    List<String> numbers() {
        if (numbers == null) {
            numbers = keys.invoicedHouseholds(user.citizen());
        }
        return numbers;
    }
}
