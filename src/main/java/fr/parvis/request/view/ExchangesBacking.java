package fr.parvis.request.view;

import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.service.Exchanges;
import fr.parvis.request.service.Exchanges.Talk;
import fr.parvis.request.service.LiveMark;
import fr.parvis.web.Beside;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** The tab "Echanges" of "Suivi de la demande". */
@RequestScoped
@Named
public class ExchangesBacking {

    /** The field of what can be wrong with a message. */
    static final Map<String, String> MESSAGE =
            Map.of(
                    "request.exchange.missing", "pv-message",
                    "request.exchange.tooLong", "pv-message");

    @Inject TrackRequestBacking tracking;
    @Inject DocumentGroups documents;
    @Inject RequestAppointmentBacking appointments;
    @Inject Exchanges exchanges;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private Talk talk = Talk.NONE;

    public void load() {
        if (isOffered()) {
            talk = exchanges.of(tracking.getHolder(), tracking.getTracked());
        }
    }

    /** "Ajouter". */
    public void write() {
        Beside.fields(
                MESSAGE,
                () ->
                        exchanges.write(
                                tracking.getHolder(), sent.of("pv-message"), sent.of("pv-envoi")));
        navigation.to(tracking.getAddress() + "#echanges");
    }

    /** "Voir la suite". */
    public void open() {
        long id = id(sent);
        exchanges.open(tracking.getHolder(), id);
        navigation.to(tracking.getAddress() + "#echange-" + id);
    }

    static long id(SentText sent) {
        String id = sent.of("pv-echange");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException("exchange");
        }
        return Long.parseLong(id);
    }

    /** Whether the démarche has the tab. */
    public boolean isOffered() {
        return tracking.getProcedure().exchanges();
    }

    /** Whether something may be written now. */
    public boolean isOpen() {
        return Exchange.open(tracking.getTracked(), tracking.getProcedure());
    }

    public List<Exchange> getMessages() {
        return talk.messages();
    }

    public int getUnread() {
        return talk.unread(Actor.Kind.CITIZEN);
    }

    /** What was being written: in this form, or before. */
    public String getTyped() {
        String typed = sent.of("pv-message");
        return typed.isEmpty() ? talk.draft() : typed;
    }

    /** What the page shows, for the question whether it is still so. */
    public String getMark() {
        return LiveMark.of(
                tracking.getTracked(), talk.messages(), documents.mark(appointments.getAll()));
    }

    /** What was sent and has no place on the page any more; null otherwise. */
    public String getUnsaved() {
        String typed = sent.of("pv-message");
        return isOpen() || typed.isEmpty() ? tracking.getUnsaved() : typed;
    }

    /** Of this form: a second click sends nothing more. */
    public String getSending() {
        String token = sent.of("pv-envoi");
        return SecretToken.looksLike(token) ? token : SecretToken.create();
    }
}
