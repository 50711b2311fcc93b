package fr.parvis.request.service;

import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Who may file a démarche. Why an account that waits may file some with a padlock:
 * src/doc/decisions/0014-filing-with-an-account.md.
 */
@ApplicationScoped
public class FilingAccess {

    @Inject TownSettings town;

    /** What somebody lacks to file. */
    public enum Lack {
        NOTHING,
        /** Only holders of a personal space file it (padlock). */
        ACCOUNT,
        /** An agent has to activate the account first. */
        ACTIVATION
    }

    public Lack lack(Procedure procedure, DraftOwner owner) {
        if (!procedure.needsAccount()) {
            return Lack.NOTHING;
        }
        if (!owner.signedIn()) {
            return Lack.ACCOUNT;
        }
        return owner.waiting() && forFamilies(procedure) ? Lack.ACTIVATION : Lack.NOTHING;
    }

    private boolean forFamilies(Procedure procedure) {
        return town.theme(procedure.theme()).map(TownSettings.Theme::families).orElse(false);
    }

    /**
     * @throws NotFoundException when the démarche cannot be filed here by this person: the pages
     *     before have said what is lacking
     */
    void demand(Procedure procedure, DraftOwner owner) {
        if (procedure.opensElsewhere() || lack(procedure, owner) != Lack.NOTHING) {
            throw new NotFoundException(
                    "filing %s lacks %s".formatted(procedure.slug(), lack(procedure, owner)));
        }
    }
}
