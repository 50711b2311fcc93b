package fr.parvis.request.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingState;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.entity.TrackingLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Filing a request: what is typed is a draft in the database from the first step on; "Valider"
 * turns it into a request, once.
 */
@ApplicationScoped
public class Filing {

    @Inject DraftRepository drafts;
    @Inject RequestRepository requests;
    @Inject Catalogue catalogue;
    @Inject QuotaKeeper quota;
    @Inject FilingAccess access;
    @Inject DraftDocuments documents;
    @Inject RequestMails mails;
    @Inject FilingAppointments appointments;
    @Inject Clock clock;

    /** The definition that a draft was begun with, or today's. */
    public Procedure procedure(Optional<Draft> draft, String slug) {
        return draft.map(d -> catalogue.version(d.versionId()))
                .orElseGet(() -> catalogue.get(slug).procedure());
    }

    /** Keeps what was typed at a step, whether right or wrong, and that the person is there. */
    @Transactional
    public Draft keep(DraftOwner owner, String slug, FilingStep step, Answers typed) {
        Catalogue.Edition edition = catalogue.get(slug);
        access.demand(edition.procedure(), owner);
        return keep(owner, edition, step, typed);
    }

    /**
     * Keeps in the browser what was sent when the session had just ended, also of a démarche that
     * needs an account: it goes there when the person signs in again.
     */
    @Transactional
    public void rescue(DraftOwner browser, String slug, FilingStep step, Answers typed) {
        Catalogue.Edition edition = catalogue.get(slug);
        if (edition.procedure().opensElsewhere()) {
            throw new NotFoundException("form of " + slug);
        }
        keep(browser, edition, step, typed);
    }

    private Draft keep(
            DraftOwner owner, Catalogue.Edition edition, FilingStep step, Answers typed) {
        Draft draft =
                drafts.openForChange(
                        owner, edition.procedure().slug(), edition.versionId(), clock.instant());
        keep(draft, step, typed);
        appointments.extend(catalogue.version(draft.versionId()), Optional.of(draft));
        return draft;
    }

    private void keep(Draft draft, FilingStep step, Answers typed) {
        Set<String> inputs =
                Field.inputs(FilingState.fields(catalogue.version(draft.versionId()), step));
        draft.keep(draft.answers().with(typed, inputs::contains), clock.instant());
        draft.moveTo(step, clock.instant());
    }

    /**
     * What became of "Aller à l'étape …".
     *
     * @param problems what is to be corrected at the step; none when the person goes on
     * @param at where the person is now
     */
    public record Advance(Draft draft, List<FieldProblem> problems, FilingStep at) {}

    /**
     * Keeps what was typed at a step, and goes on when all is well.
     *
     * @param returning whether the person came from the summary and goes back there
     */
    @Transactional
    public Advance advance(
            DraftOwner owner, String slug, FilingStep step, Answers typed, boolean returning) {
        return advanced(keep(owner, slug, step, typed), step, returning);
    }

    /**
     * The same by one conditional statement, for whoever has looked at the draft just before: empty
     * when it was changed meanwhile, or there was none, and nothing is done.
     *
     * @param seen the owner's own, as {@link Drafts#open} found it
     */
    public Optional<Advance> advanceSeen(
            DraftOwner owner,
            Optional<Draft> seen,
            FilingStep step,
            Answers typed,
            boolean returning) {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = seen.get();
        access.demand(catalogue.get(draft.slug()).procedure(), owner);
        keep(draft, step, typed);
        Advance done = advanced(draft, step, returning);
        if (!drafts.replace(draft)) {
            return Optional.empty();
        }
        appointments.extend(catalogue.version(draft.versionId()), seen);
        return Optional.of(done);
    }

    private Advance advanced(Draft draft, FilingStep step, boolean returning) {
        Procedure procedure = catalogue.version(draft.versionId());
        FilingState state = state(procedure, Optional.of(draft));
        List<FieldProblem> found = state.problems(step);
        if (found.isEmpty()) {
            draft.moveTo(
                    returning ? state.firstOpenStep() : step.next(procedure).orElseThrow(),
                    clock.instant());
        }
        return new Advance(draft, found, draft.step());
    }

    /** How far a draft has come; without one nothing was answered. */
    public FilingState state(Procedure procedure, Optional<Draft> draft) {
        return new FilingState(
                procedure,
                draft.map(Draft::answers).orElse(Answers.NONE),
                () -> draft.map(documents::types).orElse(Set.of()),
                LocalDate.now(clock));
    }

    /**
     * What was filed.
     *
     * @param token of the tracking link; null when the request belongs to the account
     * @param anew false of a second click
     */
    public record Filed(long number, String token, boolean anew) {

        /** Where its page is, below the root of the portal. */
        public String address() {
            return token == null ? "/mon-espace/demandes/" + number : "/suivi/" + token;
        }
    }

    /**
     * "Valider": the draft becomes a request. Clicked twice, both answers name the same request.
     *
     * @throws DomainException when something is to be corrected, or no place is left; the draft
     *     stays
     */
    @Transactional
    public Filed submit(DraftOwner owner, String slug, long draftId) {
        Draft draft =
                drafts.lock(draftId, owner, slug)
                        .orElseThrow(() -> new NotFoundException("draft " + draftId));
        if (draft.requestNumber() != null) {
            return filed(draft);
        }
        Procedure procedure = catalogue.version(draft.versionId());
        access.demand(catalogue.offered(procedure), owner);
        boolean lacking =
                appointments.never(procedure, draft)
                        || state(procedure, Optional.of(draft)).firstOpenStep()
                                != FilingStep.REVIEW;
        if (lacking) {
            throw new DomainException("request.incomplete");
        }
        return file(owner, draft, procedure);
    }

    /** What an earlier click made of a draft. */
    private Filed filed(Draft draft) {
        long number = draft.requestNumber();
        if (draft.ofAccount()) {
            return new Filed(number, null, false);
        }
        return requests.link(number)
                .map(link -> new Filed(number, link.token(), false))
                .orElseThrow(() -> new NotFoundException("link of a cancelled request"));
    }

    private Filed file(DraftOwner owner, Draft draft, Procedure procedure) {
        Instant now = clock.instant();
        String period = quota.take(catalogue.offered(procedure));
        var request =
                new Request(
                        requests.nextNumber(),
                        procedure,
                        draft.versionId(),
                        askedOnly(procedure, draft.answers()),
                        period,
                        Actor.citizen(draft.ofAccount() ? owner.account() : null),
                        now);
        requests.add(request);
        String token = null;
        if (!draft.ofAccount()) {
            var link = new TrackingLink(request.number(), now);
            requests.add(link);
            token = link.token();
        }
        documents.file(draft, request, procedure);
        Optional<Appointment> booked = appointments.book(draft, procedure, request);
        booked.ifPresent(a -> noted(request, a, now));
        draft.filedAs(request.number(), now);
        mails.acknowledge(request, procedure, token, booked);
        return new Filed(request.number(), token, true);
    }

    private static void noted(Request request, Appointment booked, Instant now) {
        String when = AppointmentMails.when(booked.slot());
        request.appointment(
                RequestEvent.Type.APPOINTMENT_BOOKED,
                Actor.citizen(request.accountId()),
                Character.toUpperCase(when.charAt(0)) + when.substring(1),
                now);
    }

    /** Answers to questions that a condition hides in the end are not part of the request. */
    static Answers askedOnly(Procedure procedure, Answers answers) {
        return answers.visible(procedure.allFields())
                .only(Field.inputs(procedure.allFields())::contains);
    }
}
