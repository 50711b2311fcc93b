package fr.parvis.request.view;

import fr.parvis.kernel.Later;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.OwnRequests;
import fr.parvis.request.service.RequestRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The requests and drafts on the first page of a citizen's space. */
@RequestScoped
@Named
public class DashboardBacking {

    @Inject OwnRequests requests;
    @Inject Drafts drafts;
    @Inject CurrentApplicant applicant;
    @Inject Catalogue catalogue;

    private Later<OwnRequests.Board> board =
            Later.known(new OwnRequests.Board(List.of(), List.of()));
    private Later<List<DraftRow>> begun = Later.known(List.of());

    /**
     * A draft as the dashboard shows it.
     *
     * @param resume where it goes on, below the root of the portal
     * @param discard where it is given up
     */
    public record DraftRow(String title, String resume, String discard, Draft draft) {}

    public void load() {
        var owner = applicant.owner();
        begun = drafts.ofAccount(owner).map(this::rows);
        board = requests.board(owner.account());
    }

    private List<DraftRow> rows(List<Draft> all) {
        return all.stream()
                // the town may have withdrawn the démarche since
                .filter(d -> catalogue.find(d.slug()).isPresent())
                .map(this::row)
                .toList();
    }

    private DraftRow row(Draft draft) {
        return new DraftRow(
                catalogue.version(draft.versionId()).title(),
                StepNames.path(draft.slug(), draft.step()),
                "/demarches/" + draft.slug() + "/annulation",
                draft);
    }

    /** "Dernières demandes". */
    public List<RequestRow> getLatest() {
        return board.get().latest();
    }

    /** Those that wait for the citizen: the service has asked something. */
    public List<RequestRow> getAwaited() {
        return board.get().awaited();
    }

    public List<DraftRow> getDrafts() {
        return begun.get();
    }
}
