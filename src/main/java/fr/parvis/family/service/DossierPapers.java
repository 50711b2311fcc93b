package fr.parvis.family.service;

import fr.parvis.family.entity.DossierState;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.town.EnrolmentFileSettings;
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
import java.util.Optional;
import java.util.Set;

/**
 * What other capabilities need of the dossiers: whether one was sent, which documents lie in it,
 * and the class that the child will be in. Nothing else of what it says.
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
     * @param level the class that it says for its year, where the child is not in it yet; null
     */
    public record Paper(boolean sent, Set<String> documents, SchoolLevel level) {}

    /** The dossiers of some children, of the years that were asked for and of this one. */
    public final class Papers {

        private final Map<String, Map<Long, Paper>> years;

        private Papers(Map<String, Map<Long, Paper>> years) {
            this.years = years;
        }

        /**
         * The one that counts for a day: that of its school year, else the one that families send
         * now; none in a town that asks for none.
         */
        public Optional<Paper> on(LocalDate day, long child) {
            if (years.isEmpty()) {
                return Optional.empty();
            }
            Optional<Paper> own = of(EnrolmentFileSettings.schoolYear(day), child);
            return own.filter(Paper::sent).or(() -> of(year(), child)).or(() -> own);
        }

        /** The class in which the child will be on a day, where its dossier says another one. */
        public Optional<SchoolLevel> level(LocalDate day, long child) {
            return of(EnrolmentFileSettings.schoolYear(day), child)
                    .filter(Paper::sent)
                    .map(Paper::level);
        }

        private Optional<Paper> of(String year, long child) {
            return Optional.ofNullable(years.getOrDefault(year, Map.of()).get(child));
        }
    }

    /** What counts on some days; nothing where the town asks for no dossier. */
    public Papers of(Collection<Long> children, Collection<LocalDate> days) {
        var years = new LinkedHashMap<String, Map<Long, Paper>>();
        if (town.enrolmentFile() != null) {
            years.put(year(), of(children, year()));
            days.forEach(
                    d ->
                            years.computeIfAbsent(
                                    EnrolmentFileSettings.schoolYear(d), y -> of(children, y)));
        }
        return new Papers(years);
    }

    private String year() {
        return town.enrolmentFile().year(LocalDate.now(clock));
    }

    private Map<Long, Paper> of(Collection<Long> children, String year) {
        Map<Long, Set<String>> documents = dossiers.documentTypes(children, year);
        var papers = new LinkedHashMap<Long, Paper>();
        dossiers.states(children, year)
                .forEach(
                        (child, state) ->
                                papers.put(
                                        child,
                                        new Paper(
                                                state.state() != DossierState.OPEN,
                                                documents.getOrDefault(child, Set.of()),
                                                state.level() == null
                                                        ? null
                                                        : SchoolLevel.read(state.level())
                                                                .orElse(null))));
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
