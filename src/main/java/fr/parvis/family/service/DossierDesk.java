package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.DocumentFiles;
import fr.parvis.document.service.Documents;
import fr.parvis.document.service.ReadableFile;
import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.Dossier;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Enrolment dossiers before the agents who look after families. What concerns health is opened by
 * itself, and each opening is written down.
 */
@ApplicationScoped
public class DossierDesk {

    @Inject FamilyRight right;
    @Inject DossierRepository dossiers;
    @Inject HealthRecords health;
    @Inject MemberRepository members;
    @Inject ClassPlaces classes;
    @Inject Documents documents;
    @Inject DocumentFiles files;
    @Inject Clock clock;

    /** A dossier before an agent, without what concerns health. */
    public record Opened(
            Dossier dossier,
            Child child,
            List<Long> households,
            List<SupportingDocument> documents,
            List<HealthAccess> accesses) {}

    /**
     * @throws NotFoundException when there is no such dossier
     */
    @Transactional
    public Opened open(Account agent, long id) {
        right.require(agent);
        Dossier dossier = dossiers.find(id).orElseThrow(() -> missing(id));
        dossier.events().size();
        return new Opened(
                dossier,
                members.child(dossier.childId()).orElseThrow(),
                members.householdsOf(dossier.childId(), LocalDate.now(clock)),
                documents.list(DocumentHolder.dossier(id)),
                dossiers.accesses(id));
    }

    /** What concerns health; that this agent has read it is written down first. */
    @Transactional
    public Answers openHealth(Account agent, long id) {
        String name = right.require(agent);
        Dossier dossier = dossiers.find(id).orElseThrow(() -> missing(id));
        dossiers.read(id, agent.id(), name, clock.instant());
        return health.of(dossier);
    }

    @Transactional
    public void validate(Account agent, long id, long version) {
        String name = right.require(agent);
        Dossier dossier = seen(id, version);
        dossier.validate(name, clock.instant());
        classes.validated(dossier);
    }

    /**
     * @param reason what the family reads
     */
    @Transactional
    public void giveBack(Account agent, long id, long version, String reason) {
        String name = right.require(agent);
        seen(id, version).giveBack(reason, name, clock.instant());
    }

    private Dossier seen(long id, long version) {
        Dossier dossier = dossiers.lock(id).orElseThrow(() -> missing(id));
        if (dossier.version() != version) {
            throw new DomainException("family.dossier.notNow");
        }
        return dossier;
    }

    /** A file of the dossier; it is noted who of the town has opened it. */
    public ReadableFile file(Account agent, long id, UUID file, boolean preview) {
        String name = right.require(agent);
        DocumentActor reader = DocumentActor.agent(agent.id(), name);
        DocumentHolder holder = DocumentHolder.dossier(id);
        return preview ? files.preview(holder, file, reader) : files.open(holder, file, reader);
    }

    private static NotFoundException missing(long id) {
        return new NotFoundException("dossier " + id);
    }
}
