package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.service.PaymentDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What claimed to be a payment and was not believed. */
@RequestScoped
@Named
public class RejectedBacking {

    @Inject PaymentDesk desk;
    @Inject CurrentUser user;

    private List<ProviderNotification> rows = List.of();

    public void load() {
        rows = desk.rejected(user.regieAgent());
    }

    public List<ProviderNotification> getRows() {
        return rows;
    }
}
