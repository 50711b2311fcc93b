package fr.parvis.content.view;

import fr.parvis.account.service.CitizenGroups;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsReach.Reader;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** For whom a text may be, and on which sites: what the form of the desk offers. */
@RequestScoped
@Named
public class AudienceBacking {

    @Inject Event<CitizenGroups> asked;

    private List<CitizenGroups.Group> groups;

    public List<CitizenGroups.Group> getGroups() {
        if (groups == null) {
            var all = new CitizenGroups();
            asked.fire(all);
            groups = all.all();
        }
        return groups;
    }

    public List<Reader> getReaders() {
        return getGroups().isEmpty()
                ? List.of(Reader.PUBLIC, Reader.SIGNED_IN)
                : List.of(Reader.values());
    }

    public List<NewsDestination> getDestinations() {
        return List.of(NewsDestination.values());
    }

    /** "Habitants du quartier Centre, …", for the list of the desk; "" for everybody. */
    public String words(NewsItem item) {
        return switch (item.reach().reader()) {
            case PUBLIC -> "";
            case SIGNED_IN -> Messages.text(item.reach().reader().key());
            case GROUPS ->
                    item.reach().groups().stream()
                            .map(this::title)
                            .collect(Collectors.joining(", "));
        };
    }

    private String title(String key) {
        return getGroups().stream()
                .filter(g -> g.key().equals(key))
                .map(CitizenGroups.Group::title)
                .findFirst()
                .orElse(key);
    }
}
