package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.request.service.DocumentFolders;
import fr.parvis.request.service.JoinedDocuments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The tab "Pièces jointes" of a request, and the same for agents. */
@RequestScoped
@Named
public class RequestDocumentsBacking {

    @Inject DocumentFolders folders;
    @Inject DocumentGroups documents;
    @Inject JoinedDocuments joined;
    @Inject CurrentUser user;
    @Inject DocumentPath path;
    @Inject TrackRequestBacking tracking;
    @Inject InstructRequestBacking desk;

    private List<DocumentGroup> groups = List.of();

    /** After the page has found its request. */
    public void load() {
        path.know(
                path.ofAgents()
                        ? folders.ofRequest(desk.getShown(), desk.actor())
                        : folders.ofRequest(tracking.getTracked(), tracking.actor()));
        groups = documents.called();
        if (path.ofAgents() && !user.isByItself()) {
            joined.seen(path.folder());
        }
    }

    public List<DocumentGroup> getGroups() {
        return groups;
    }

    /** How many documents there are. */
    public int getCount() {
        return groups.stream().mapToInt(g -> g.documents().size()).sum();
    }

    /** Whether whoever looks may add some. */
    public boolean isOpen() {
        return path.folder().open();
    }

    /** Whether whoever looks has a storage space. */
    public boolean isWithSpace() {
        return path.withSpace();
    }

    public DocumentPages getPages() {
        return path.pages();
    }
}
