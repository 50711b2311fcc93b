package fr.parvis.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Makes a version of a démarche whose content is new. */
@ApplicationScoped
class Publishing {

    @Inject ProcedureRepository repository;
    @Inject Clock clock;

    /** The id of the version with this content, also when another node has just made it. */
    @Transactional
    long publish(ProcedureFile file, String hash) {
        return repository.publish(file.procedure().slug(), hash, file.json(), clock.instant());
    }
}
