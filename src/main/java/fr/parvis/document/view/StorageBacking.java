package fr.parvis.document.view;

import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** "Mes pièces justificatives": what a citizen keeps. */
@RequestScoped
@Named
public class StorageBacking {

    /** Below the root of the portal. */
    static final String PAGE = "/mon-espace/pieces";

    private static final Set<String> SAID = Set.of("ajoutee", "modifiee", "supprimee");

    /** Who is told so in time can get a new one. */
    private static final int DAYS_BEFORE = 60;

    @Inject StorageSpace space;
    @Inject TownSettings town;
    @Inject Clock clock;
    @Inject HttpServletRequest request;

    private List<SupportingDocument> documents = List.of();

    public void load() {
        documents = space.list();
    }

    public List<SupportingDocument> getDocuments() {
        return documents;
    }

    /** "7 documents sur 10". */
    public String getCount() {
        return count(documents.size());
    }

    static String count(long documents) {
        return documents == 0
                ? Messages.text("document.count.none", StorageSpace.MOST)
                : Messages.text(
                        documents == 1 ? "document.count.one" : "document.count.many",
                        documents,
                        StorageSpace.MOST);
    }

    public boolean isFull() {
        return documents.size() >= StorageSpace.MOST;
    }

    public String getFullText() {
        return Messages.text("document.full.SPACE", StorageSpace.MOST);
    }

    /** What the town calls its type now. */
    public String type(SupportingDocument document) {
        return town.documentType(document.type())
                .map(t -> FrenchText.typography(t.title()))
                .orElse(document.type());
    }

    /** "Valable jusqu’au 01/05/2030"; null when it stays valid. */
    public String validity(SupportingDocument document) {
        LocalDate day = document.expiresOn();
        return day == null
                ? null
                : Messages.text(
                        document.expired(LocalDate.now(clock))
                                ? "document.expired"
                                : "document.validUntil",
                        FrenchText.shortDate(day));
    }

    /** Whether it is, or will be soon, of no use any more. */
    public boolean old(SupportingDocument document) {
        return document.expired(LocalDate.now(clock).plusDays(DAYS_BEFORE));
    }

    /** What has just been done; null otherwise. */
    public String getDone() {
        String said = request.getParameter("pv-dit");
        return said != null && SAID.contains(said) ? Messages.text("document.done." + said) : null;
    }
}
