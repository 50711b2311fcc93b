package fr.parvis.booking.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.EnrolmentColumn;
import fr.parvis.booking.service.EnrolmentExchange;
import fr.parvis.family.view.ImportPage;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.TableFile;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Import of enrolments: where a file is sent, what would happen, then what has happened. */
@RequestScoped
@Named
public class EnrolmentImportBacking extends ImportPage {

    private static final String PAGE = "/agents/familles/inscriptions/";

    @Inject EnrolmentExchange exchange;
    @Inject CurrentUser user;
    @Inject Uploads uploads;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    public void loadAll() {
        show(exchange.recent(agent()));
    }

    private Account agent() {
        return user.account().orElseThrow(() -> new NotFoundException("families"));
    }

    /** "Contrôler le fichier": keeps it, and shows what would happen. */
    public void upload() {
        var file =
                uploads.files("fichier").stream()
                        .findFirst()
                        .orElseThrow(() -> new DomainException("family.import.missing"));
        navigation.to(PAGE + exchange.upload(agent(), file.name(), file.content()));
    }

    public void load() {
        show(exchange.open(agent(), path.number("id")));
    }

    public void run() {
        exchange.run(agent(), getFile().id());
        navigation.to(PAGE + getFile().id());
    }

    @Override
    public String getHead() {
        return String.join(";", TableFile.head(EnrolmentColumn.values()));
    }

    @Override
    public int getMost() {
        return EnrolmentExchange.MOST_LINES;
    }
}
