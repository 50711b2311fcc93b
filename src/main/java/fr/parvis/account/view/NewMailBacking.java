package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.NewMail;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page of the link in a mail to a new address; it acts on a button. */
@RequestScoped
@Named
public class NewMailBacking {

    @Inject NewMail mail;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    private String address;

    public void load() {
        address = mail.find(path.get("token")).orElse(null);
    }

    public void confirm() {
        if (address == null) {
            // followed twice, or too late: the page says so
            return;
        }
        Account changed = mail.confirm(path.get("token"));
        boolean here = user.account().filter(a -> a.id().equals(changed.id())).isPresent();
        navigation.to(
                (here ? IdentifiersBacking.PAGE : "/connexion")
                        + "?pv-dit="
                        + IdentifiersBacking.MAIL_CONFIRMED);
    }

    /** The address to confirm; null when the link does not work, or no more. */
    public String getAddress() {
        return address;
    }
}
