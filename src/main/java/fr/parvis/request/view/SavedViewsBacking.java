package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.SavedView;
import fr.parvis.request.service.SavedViews;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The views that an agent keeps: beside the queue, and on the page where they are changed. */
@RequestScoped
@Named
public class SavedViewsBacking {

    private static final String ID = "pv-vue";
    private static final String NAME = "pv-nom";

    @Inject SavedViews views;
    @Inject CurrentUser user;
    @Inject QueueBacking queue;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<SavedView> all = List.of();

    public void load() {
        all = queue.savedViews().orElseGet(() -> views.of(user.agent()));
    }

    /** "Enregistrer cette vue": what the queue shows now. */
    public void save() {
        views.keep(user.agent(), request.getParameter(NAME), queue.getFilter());
        navigation.to(QueueAddress.of(queue.getFilter()).queue());
    }

    public void rename() {
        views.rename(user.agent(), id(), request.getParameter(NAME));
        navigation.to("/agents/demandes/vues");
    }

    public void remove() {
        views.remove(user.agent(), id());
        navigation.to("/agents/demandes/vues");
    }

    private long id() {
        String id = request.getParameter(ID);
        if (id == null || !id.matches("\\d{1,18}")) {
            throw new NotFoundException("saved view");
        }
        return Long.parseLong(id);
    }

    public List<SavedView> getAll() {
        return all;
    }

    public String address(SavedView view) {
        return request.getContextPath() + QueueAddress.of(view).queue();
    }

    /** The view that the queue shows now; null when it is none of these. */
    public SavedView getShown() {
        QueueAddress now = QueueAddress.of(queue.getFilter());
        return all.stream().filter(v -> QueueAddress.of(v).equals(now)).findFirst().orElse(null);
    }

    /** What was typed for a new view; "" before. */
    public String getTyped() {
        String name = request.getParameter(NAME);
        return name == null ? "" : name;
    }

    /** The name of a view, or what was just typed for it. */
    public String typed(SavedView view) {
        return view.id().toString().equals(request.getParameter(ID)) ? getTyped() : view.name();
    }
}
