package fr.parvis.request.view;

import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.FilingAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether the steps of a démarche are open, or its first page has something to say before. */
@ApplicationScoped
public class FilingDoor {

    @Inject FilingAccess access;
    @Inject QuotaKeeper quota;
    @Inject Catalogue catalogue;

    /**
     * Whether the person has to sign in, to choose a draft, or finds it full.
     *
     * @param begun in whichever version
     * @param posted whether a form was sent, whose words are not to be lost
     */
    public boolean closed(Procedure begun, DraftOwner owner, Drafts.Open found, boolean posted) {
        Procedure procedure = catalogue.offered(begun);
        return procedure.opensElsewhere()
                || access.lack(procedure, owner) != FilingAccess.Lack.NOTHING
                || found.left().isPresent() && !posted
                || found.own().isEmpty() && quota.closure(procedure).isPresent();
    }
}
