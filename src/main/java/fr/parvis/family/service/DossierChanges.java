package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.family.entity.Dossier;
import fr.parvis.family.entity.DossierSection;
import fr.parvis.family.entity.DossierState;
import fr.parvis.family.entity.Member;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** What families do with enrolment dossiers: what is typed is kept at once, right or wrong. */
@ApplicationScoped
public class DossierChanges {

    @Inject Dossiers dossiers;
    @Inject DossierRepository rows;
    @Inject HealthRecords health;
    @Inject Clock clock;

    /** Keeps a part, right or wrong; the first one begins the dossier. */
    @Transactional
    public void keep(Account citizen, MemberKey key, DossierSection section, Answers typed) {
        Member member = dossiers.child(citizen, key);
        Dossier dossier = forChange(citizen, member);
        Set<String> inputs = Field.inputs(section.fields());
        Answers all = dossiers.all(dossier).with(typed.only(inputs::contains), inputs::contains);
        Set<String> secret = Field.inputs(DossierSection.HEALTH.fields());
        dossier.keep(
                all.only(i -> !secret.contains(i)),
                dossiers.gaps(all, dossiers.documents(dossier)),
                citizen.displayName(),
                clock.instant());
        health.keep(dossier, all.only(secret::contains));
    }

    /** The dossier of this year, locked; begun when it is not there. */
    private Dossier forChange(Account citizen, Member member) {
        Optional<Dossier> there = rows.lockOrWait(member.key().id(), dossiers.year());
        if (there.isPresent()) {
            return there.get();
        }
        Answers before = dossiers.lastYear(member);
        Set<String> secret = Field.inputs(DossierSection.HEALTH.fields());
        var begun =
                new Dossier(
                        member.key().id(),
                        dossiers.year(),
                        before.only(i -> !secret.contains(i)),
                        citizen.displayName(),
                        clock.instant());
        rows.begin(begun);
        health.keep(begun, before.only(secret::contains));
        return begun;
    }

    /** "Envoyer le dossier". */
    @Transactional
    public void send(Account citizen, MemberKey key) {
        Member member = dossiers.child(citizen, key);
        Dossier dossier = forChange(citizen, member);
        if (dossier.state() == DossierState.OPEN) {
            dossier.send(
                    dossiers.gaps(dossiers.all(dossier), dossiers.documents(dossier)),
                    citizen.displayName(),
                    clock.instant());
        }
    }

    /** The dossier that documents are added to: begun when it is not there. */
    @Transactional
    public DocumentHolder holder(Account citizen, MemberKey key, boolean forChange) {
        Member member = dossiers.child(citizen, key);
        if (!forChange) {
            return rows.find(key.id(), dossiers.year())
                    .map(d -> DocumentHolder.dossier(d.id()))
                    .orElseThrow(() -> new NotFoundException("dossier of " + key));
        }
        return DocumentHolder.dossier(forChange(citizen, member).id());
    }

    /**
     * The same for what the town asks of everybody.
     *
     * @throws DomainException when an agent has validated the dossier
     */
    @Transactional
    public DocumentHolder open(Account citizen, MemberKey key) {
        Dossier dossier = forChange(citizen, dossiers.child(citizen, key));
        if (dossier.state() == DossierState.VALIDATED) {
            throw new DomainException("family.dossier.closed");
        }
        return DocumentHolder.dossier(dossier.id());
    }

    /** Documents came or went: what is missing is said anew. */
    @Transactional
    public void documentsChanged(Account citizen, MemberKey key) {
        Dossier dossier = forChange(citizen, dossiers.child(citizen, key));
        dossier.keep(
                dossier.answers(),
                dossiers.gaps(dossiers.all(dossier), dossiers.documents(dossier)),
                citizen.displayName(),
                clock.instant());
    }
}
