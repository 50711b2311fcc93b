package fr.parvis.billing.view;

import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Which of the town's régies a page is about: the address says it, otherwise it is the first. */
@RequestScoped
@Named
public class RegieChoice {

    @Inject TownSettings town;
    @Inject SentText sent;

    /**
     * @throws NotFoundException when the town has none, or not the one that is asked for
     */
    public RegieSettings chosen() {
        String id = sent.stripped("regie");
        return town.regies().stream()
                .filter(r -> id.isEmpty() || r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("régie " + id));
    }

    /**
     * The id that the address names, otherwise the first. The town may know it no more: invoices
     * outlive the configuration.
     */
    public String named() {
        String id = sent.stripped("regie");
        return id.isEmpty() ? town.firstRegie() : id;
    }

    public String getId() {
        return chosen().id();
    }

    /** "?regie=cantine", for links to pages about the same one; "" where there is no choice. */
    public String getQuery() {
        return isSeveral() ? "?regie=" + getId() : "";
    }

    public String getName() {
        return chosen().name();
    }

    public String name(String id) {
        return town.regie(id).map(RegieSettings::name).orElse(id);
    }

    public List<RegieSettings> getAll() {
        return town.regies();
    }

    /** Whether there is anything to choose. */
    public boolean isSeveral() {
        return town.regies().size() > 1;
    }
}
