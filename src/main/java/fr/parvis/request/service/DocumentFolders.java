package fr.parvis.request.service;

import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.Request;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.TownService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Finds the documents that somebody may see: what is somebody else's is not found. */
@ApplicationScoped
public class DocumentFolders {

    @Inject Drafts drafts;
    @Inject FilingAccess access;
    @Inject Tracking tracking;
    @Inject Instruction instruction;
    @Inject Catalogue catalogue;
    @Inject TownSettings town;

    /**
     * @throws NotFoundException when there is no such draft or request, or it is somebody else's
     */
    @Transactional
    public DocumentFolder find(DocumentPlace place) {
        if (place instanceof DocumentPlace.OfDraft draft) {
            return ofDraft(draft);
        }
        if (place instanceof DocumentPlace.OfAgent agent) {
            return ofRequest(
                    instruction.ofAgent(agent.number(), agent.agent()),
                    Instruction.actor(agent.agent()));
        }
        var held = (DocumentPlace.OfRequest) place;
        return ofRequest(tracking.held(held.holder()), held.holder().actor());
    }

    private DocumentFolder ofDraft(DocumentPlace.OfDraft place) {
        Draft draft =
                drafts.open(place.owner(), place.slug())
                        .own()
                        .orElseThrow(() -> new NotFoundException("draft of " + place.slug()));
        Procedure procedure = catalogue.version(draft.versionId());
        access.demand(catalogue.offered(procedure), place.owner());
        return ofDraft(draft, procedure, place.owner());
    }

    /** The documents of a draft that was found already. */
    public DocumentFolder ofDraft(Draft draft, Procedure procedure, DraftOwner owner) {
        Long account = draft.ofAccount() ? owner.account() : null;
        return new DocumentFolder(
                DocumentHolder.draft(draft.id()),
                Actor.citizen(account),
                DocumentActor.citizen(account, null),
                procedure,
                draft.answers(),
                null);
    }

    /** The documents of a request that was found already. */
    public DocumentFolder ofRequest(Request request, Actor by) {
        return new DocumentFolder(
                DocumentHolder.request(request.number()),
                by,
                by.kind() == Actor.Kind.AGENT
                        ? DocumentActor.agent(by.id(), serviceName(request))
                        : DocumentActor.citizen(by.id(), null),
                catalogue.version(request.versionId()),
                request.answers(),
                request);
    }

    private String serviceName(Request request) {
        return town.service(request.service())
                .map(TownService::name)
                .orElse(town.townHall().name());
    }
}
