package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.RequestShown;
import fr.parvis.request.service.Tracking;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Beside;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** "Suivi de la demande" for whoever holds the link; its confirmation and its cancelling. */
@RequestScoped
@Named
public class TrackRequestBacking {

    /** The field of an answer to what the service asked. */
    private static final String ANSWER = "pv-reponse";

    @Inject Tracking tracking;
    @Inject CurrentUser user;
    @Inject Catalogue catalogue;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject SentText sent;
    @Inject Event<RequestShown> showing;

    private RequestHolder holder;
    private Request tracked;
    private Procedure procedure;
    private RequestShown shown;

    public void load() {
        holder =
                path.get("token").isEmpty()
                        ? RequestHolder.account(user.citizen().id(), path.number("number"))
                        : RequestHolder.link(path.get("token"));
        tracked = tracking.find(holder);
        procedure = catalogue.version(tracked.versionId());
        shown = new RequestShown(tracked, procedure);
        showing.fire(shown);
    }

    /** "Annuler ma demande", confirmed. */
    public void cancel() {
        tracking.cancel(holder);
        navigation.to(getAddress());
    }

    /** "Remplacer ce lien", confirmed: this address is gone, the next page needs none. */
    public void replaceLink() {
        tracking.replaceLink(holder);
        navigation.to("/suivi/lien-remplace");
    }

    /** What the service asked for is answered. */
    public void giveComplement() {
        Beside.fields(
                Map.of("request.textTooLong", ANSWER, "request.answerMissing", ANSWER),
                () -> tracking.giveComplement(holder, sent.of(ANSWER)));
        navigation.to(getAddress());
    }

    /** An answer that was sent when the service waits for none any more; null otherwise. */
    public String getUnsaved() {
        return isAwaitingAnswer() ? null : getTyped();
    }

    /** An answer that was sent and could not be taken: it stays in its field. */
    public String getTyped() {
        return sent.has(ANSWER) ? sent.of(ANSWER) : null;
    }

    /** Who looks. */
    Actor actor() {
        return holder.actor();
    }

    /** By what the page is seen. */
    RequestHolder holder() {
        return holder;
    }

    public Request getTracked() {
        return tracked;
    }

    RequestHolder getHolder() {
        return holder;
    }

    Procedure getProcedure() {
        return procedure;
    }

    /** Below the root of the portal. */
    public String getAddress() {
        return holder.byLink()
                ? "/suivi/" + holder.token()
                : "/mon-espace/demandes/" + holder.number();
    }

    /** Whether the page was opened by the link, and not from the space. */
    public boolean isByLink() {
        return holder.byLink();
    }

    /** Whether some space has it; nobody is told whose. */
    public boolean isAttached() {
        return tracked.accountId() != null;
    }

    public List<AnswerGroup> getApplicant() {
        return AnswerGroup.of(procedure.applicantFields(), tracked.answers());
    }

    public List<AnswerGroup> getAnswers() {
        return AnswerGroup.of(procedure.fields(), tracked.answers());
    }

    /** The latest first. */
    public List<RequestEvent> getEvents() {
        var events = new ArrayList<>(tracked.history());
        events.removeIf(e -> !e.visible());
        Collections.reverse(events);
        return events;
    }

    public TownSettings.TownService getService() {
        return town.service(tracked.service()).orElse(null);
    }

    /** As citizens know it; the town hall where the service is no more. */
    public String getServiceName() {
        TownSettings.TownService service = getService();
        return service == null ? town.townHall().name() : service.name();
    }

    /** Who acts next, or what has become of it. */
    public String getNext() {
        return shown.now() == null
                ? Messages.text("request.next." + tracked.shownStatus(), getServiceName())
                : shown.now();
    }

    /** By when, or what it means. */
    public String getNextDetail() {
        return Messages.text(
                "request.nextDetail." + tracked.shownStatus(),
                FrenchText.longDate(tracked.dueOn()));
    }

    /** The words of the service that are to be read now: its question, or its decision. */
    public String getSaid() {
        return getEvents().stream()
                .filter(
                        e ->
                                e.type() == RequestEvent.Type.COMPLEMENT_ASKED
                                        || e.type() == RequestEvent.Type.ACCEPTED
                                        || e.type() == RequestEvent.Type.REJECTED)
                .filter(e -> e.statusTo() == tracked.shownStatus())
                .findFirst()
                .map(RequestEvent::reason)
                .map(FrenchText::typography)
                .orElse(null);
    }

    public boolean isAwaitingAnswer() {
        return tracked.status() == RequestStatus.AWAITING_COMPLEMENT;
    }

    public boolean isCancellable() {
        return tracked.status().cancellable();
    }
}
