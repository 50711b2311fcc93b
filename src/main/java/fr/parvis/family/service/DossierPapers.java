package fr.parvis.family.service;

import fr.parvis.family.entity.DossierState;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What other capabilities need of this year's dossiers: whether one was sent, and which documents
 * lie in it. Nothing of what it says.
 */
@ApplicationScoped
public class DossierPapers {

    @Inject DossierRepository dossiers;
    @Inject TownSettings town;
    @Inject Event<DossierTypes> asked;
    @Inject Clock clock;

    /**
     * A dossier from outside.
     *
     * @param sent whether the family has sent it, complete
     * @param documents types of the documents that lie in it
     */
    public record Paper(boolean sent, Set<String> documents) {}

    /** The dossiers of this year, by child; none where the town asks for none. */
    public Map<Long, Paper> of(Collection<Long> children) {
        if (town.enrolmentFile() == null) {
            return Map.of();
        }
        String year = town.enrolmentFile().year(LocalDate.now(clock));
        Map<Long, Set<String>> documents = dossiers.documentTypes(children, year);
        var papers = new LinkedHashMap<Long, Paper>();
        dossiers.states(children, year)
                .forEach(
                        (child, state) ->
                                papers.put(
                                        child,
                                        new Paper(
                                                state.state() != DossierState.OPEN,
                                                documents.getOrDefault(child, Set.of()))));
        return papers;
    }

    /** "Certificat médical" of a type of the town. */
    public String title(String type) {
        return town.documentType(type).map(t -> t.title()).orElse(type);
    }

    /**
     * The types of documents that other capabilities ask for beside the town's, with their titles:
     * a family joins them to the dossier, too.
     */
    public Map<String, String> more() {
        var types = new DossierTypes(new LinkedHashSet<>());
        asked.fire(types);
        var titles = new LinkedHashMap<String, String>();
        types.ids().forEach(t -> titles.put(t, title(t)));
        return titles;
    }
}
