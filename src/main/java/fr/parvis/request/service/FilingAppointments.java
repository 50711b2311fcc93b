package fr.parvis.request.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.Visit;
import fr.parvis.appointment.service.Appointments;
import fr.parvis.appointment.service.Holding;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.AppointmentHolder;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.entity.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** "Mon rendez-vous": a slot that is kept while somebody fills in, and booked with the request. */
@ApplicationScoped
public class FilingAppointments {

    @Inject Appointments appointments;
    @Inject DraftRepository drafts;
    @Inject Catalogue catalogue;
    @Inject FilingAccess access;
    @Inject Clock clock;

    /** What is kept for a draft; the person goes on, so it is kept longer. */
    public Optional<Holding> extend(Procedure procedure, Optional<Draft> draft) {
        if (procedure.appointment() == null || draft.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(appointments.extend(AppointmentHolder.of(draft.get())));
    }

    /** Whether the person has to choose a slot, or to choose again, before anything else. */
    public boolean lacking(Procedure procedure, Optional<Holding> holding) {
        return procedure.appointment() != null
                && (holding.map(Holding::lost).orElse(false)
                        || procedure.appointment().required()
                                && !holding.map(Holding::held).orElse(false));
    }

    /** Whether a slot is demanded and none was ever chosen. */
    boolean never(Procedure procedure, Draft draft) {
        return procedure.appointment() != null
                && procedure.appointment().required()
                && appointments.extend(AppointmentHolder.of(draft)).state() == Holding.State.NONE;
    }

    /**
     * Keeps a slot; the person goes on with the next step.
     *
     * @throws fr.parvis.appointment.service.SlotTakenException when somebody else has it
     */
    @Transactional
    public void choose(DraftOwner owner, String slug, Instant start) {
        Draft draft = draft(owner, slug);
        Procedure procedure = catalogue.version(draft.versionId());
        appointments.hold(procedure.appointment().calendar(), start, AppointmentHolder.of(draft));
        forward(draft);
    }

    /** The person goes on without an appointment, where none is demanded. */
    @Transactional
    public void skip(DraftOwner owner, String slug) {
        Draft draft = draft(owner, slug);
        if (catalogue.version(draft.versionId()).appointment().required()) {
            throw new NotFoundException("way without an appointment");
        }
        appointments.release(AppointmentHolder.of(draft));
        forward(draft);
    }

    private void forward(Draft draft) {
        if (draft.step() == FilingStep.PRESENTATION || draft.step() == FilingStep.APPOINTMENT) {
            draft.moveTo(FilingStep.APPLICANT, clock.instant());
        }
    }

    private Draft draft(DraftOwner owner, String slug) {
        Catalogue.Edition edition = catalogue.get(slug);
        access.demand(edition.procedure(), owner);
        Draft draft = drafts.openForChange(owner, slug, edition.versionId(), clock.instant());
        if (catalogue.version(draft.versionId()).appointment() == null) {
            throw new NotFoundException("appointment of " + slug);
        }
        return draft;
    }

    /** The slot that is kept for a draft is the request's, in the running transaction. */
    Optional<Appointment> book(Draft draft, Procedure procedure, Request request) {
        return procedure.appointment() == null
                ? Optional.empty()
                : appointments.book(
                        AppointmentHolder.of(draft),
                        AppointmentHolder.of(request.number()),
                        visit(request));
    }

    /** How agents see who comes. */
    static Visit visit(Request request) {
        return new Visit(
                request.applicantName(),
                Messages.text(
                        "request.appointment.subject",
                        request.title(),
                        String.valueOf(request.number())),
                "/agents/demandes/" + request.number());
    }
}
