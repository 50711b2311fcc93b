package fr.parvis.family.view;

import fr.parvis.family.entity.FamilyColumn;
import fr.parvis.family.entity.FamilyFile;
import fr.parvis.family.service.FamilyExchange;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.TableFile;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Import of households: where a file is sent, what would happen, then what has happened. */
@RequestScoped
@Named
public class FamilyImportBacking extends ImportPage {

    private static final String PAGE = FamilyDeskBacking.PAGE + "/import/";

    @Inject FamilyExchange exchange;
    @Inject FamilyDeskBacking families;
    @Inject Uploads uploads;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    public void loadAll() {
        show(exchange.recent(families.agent()));
    }

    /** "Contrôler le fichier": keeps it, and shows what would happen. */
    public void upload() {
        var file =
                uploads.files("fichier").stream()
                        .findFirst()
                        .orElseThrow(() -> new DomainException("family.import.missing"));
        navigation.to(PAGE + exchange.upload(families.agent(), file.name(), file.content()));
    }

    public void load() {
        show(exchange.open(families.agent(), path.number("id")));
    }

    public void run() {
        exchange.run(families.agent(), getFile().id());
        navigation.to(PAGE + getFile().id());
    }

    @Override
    public String getHead() {
        return String.join(";", TableFile.head(FamilyColumn.values()));
    }

    @Override
    public int getMost() {
        return FamilyFile.MOST_LINES;
    }
}
