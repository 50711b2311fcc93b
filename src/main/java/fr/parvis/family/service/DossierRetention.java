package fr.parvis.family.service;

import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.service.Documents;
import fr.parvis.town.EnrolmentFileSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * Forgets enrolment dossiers some time after their school year, with their documents and what
 * concerns health. Last year's stays long enough to begin this year's with.
 */
@ApplicationScoped
public class DossierRetention {

    /** Dossiers that one transaction forgets at the most. */
    static final int BATCH = 50;

    @Inject DossierRepository dossiers;
    @Inject Documents documents;
    @Inject TownSettings town;
    @Inject Clock clock;

    /**
     * Forgets some of them, in a transaction of its own; several nodes take different ones.
     *
     * @return how many
     */
    @Transactional
    public int forget() {
        EnrolmentFileSettings settings = town.enrolmentFile();
        if (settings == null) {
            // the town asks for none any more: what it had goes after the usual time
            settings =
                    new EnrolmentFileSettings(
                            MonthDay.of(9, 1), MonthDay.of(12, 31), List.of(), null);
        }
        List<Long> old = dossiers.old(settings.forgotten(LocalDate.now(clock)), BATCH);
        for (long id : old) {
            documents.deleteAll(DocumentHolder.dossier(id));
            dossiers.remove(id);
        }
        return old.size();
    }
}
