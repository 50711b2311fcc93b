package fr.parvis.procedure.view;

import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.ProcedureSearch;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.Theme;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue: by theme, and what a search finds. */
@RequestScoped
@Named
public class CatalogueBacking {

    @Inject Catalogue catalogue;
    @Inject ProcedureSearch search;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject HttpServletRequest request;

    private String words = "";
    private List<Procedure> found = List.of();
    private Theme theme;

    // a view asks for a list several times while it is drawn
    private List<Procedure> pinned;
    private List<Shelf> families;
    private List<Shelf> others;

    /** A theme with its démarches. */
    public record Shelf(Theme theme, List<Procedure> procedures) {

        /** "5 démarches". */
        public String getCount() {
            return Messages.text(
                    procedures.size() == 1 ? "procedure.count.one" : "procedure.count.several",
                    procedures.size());
        }
    }

    /** The page {@code /demarches}: reads what is searched for. */
    public void load() {
        String typed = request.getParameter("q");
        words = typed == null ? "" : typed.strip();
        if (!words.isEmpty()) {
            found = search.find(words);
        }
    }

    /** The page of a theme. */
    public void loadTheme() {
        theme =
                town.theme(path.get("theme"))
                        .orElseThrow(() -> new NotFoundException("theme " + path.get("theme")));
        found = of(theme);
    }

    public String getWords() {
        return words;
    }

    public List<Procedure> getFound() {
        return found;
    }

    public Theme getTheme() {
        return theme;
    }

    public List<Procedure> getPinned() {
        if (pinned == null) {
            pinned = pinned();
        }
        return pinned;
    }

    private List<Procedure> pinned() {
        return catalogue.all().stream().filter(Procedure::pinned).toList();
    }

    /** "Démarches familles disponibles". */
    public List<Shelf> getFamilies() {
        if (families == null) {
            families = shelves(true);
        }
        return families;
    }

    /** "Autres démarches". */
    public List<Shelf> getOthers() {
        if (others == null) {
            others = shelves(false);
        }
        return others;
    }

    /** All themes that have démarches, those of families first. */
    public List<Shelf> getShelves() {
        return Stream.concat(getFamilies().stream(), getOthers().stream()).toList();
    }

    private List<Shelf> shelves(boolean families) {
        return town.themes().stream()
                .filter(t -> t.families() == families)
                .map(t -> new Shelf(t, of(t)))
                .filter(s -> !s.procedures().isEmpty())
                .toList();
    }

    /** "2 démarches trouvées". */
    public String getFoundText() {
        return found.isEmpty()
                ? Messages.text("procedure.search.zero")
                : Messages.text(
                        found.size() == 1 ? "procedure.search.one" : "procedure.search.several",
                        found.size());
    }

    private List<Procedure> of(Theme wanted) {
        return catalogue.all().stream().filter(p -> p.theme().equals(wanted.id())).toList();
    }
}
