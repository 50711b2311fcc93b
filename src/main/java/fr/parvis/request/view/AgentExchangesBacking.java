package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.SecretToken;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.service.AgentExchanges;
import fr.parvis.request.service.Exchanges.Talk;
import fr.parvis.request.service.LiveMark;
import fr.parvis.request.service.Replies;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Beside;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The exchanges on the agents' screen of a request. */
@RequestScoped
@Named
public class AgentExchangesBacking {

    @Inject InstructRequestBacking desk;
    @Inject DocumentGroups documents;
    @Inject GiveAppointmentBacking appointments;
    @Inject AgentExchanges exchanges;
    @Inject Replies replies;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject SentText sent;
    @Inject QueuePlaceBacking place;

    private Talk talk = Talk.NONE;

    public void load() {
        if (isOffered()) {
            talk = exchanges.of(number(), user.agent());
        }
    }

    /** "Ajouter". */
    public void write() {
        Beside.fields(
                ExchangesBacking.MESSAGE,
                () ->
                        exchanges.write(
                                number(),
                                user.agent(),
                                sent.of("pv-message"),
                                sent.of("pv-envoi")));
        navigation.to("/agents/demandes/" + number() + place.getChoices() + "#echanges");
    }

    /** "Voir la suite". */
    public void open() {
        long id = ExchangesBacking.id(sent);
        exchanges.open(number(), user.agent(), id);
        navigation.to("/agents/demandes/" + number() + place.getChoices() + "#echange-" + id);
    }

    private long number() {
        return desk.getShown().number();
    }

    public boolean isOffered() {
        return desk.getProcedure().exchanges();
    }

    public boolean isOpen() {
        return Exchange.open(desk.getShown(), desk.getProcedure());
    }

    public List<Exchange> getMessages() {
        return talk.messages();
    }

    public int getUnread() {
        return talk.unread(Actor.Kind.AGENT);
    }

    /** "2 messages non lus". */
    public String getUnreadText() {
        return UnreadExchangesBacking.words(getUnread());
    }

    /** What the page shows, for the question whether it is still so. */
    public String getMark() {
        return LiveMark.of(
                desk.getShown(),
                talk.messages(),
                documents.mark(appointments.getAll()),
                desk.getNotes().size(),
                desk.getOthers());
    }

    /** The usual messages, with the name and the number of this citizen. */
    public List<TownSettings.Reply> getReplies() {
        return replies.of(desk.getShown());
    }

    public String getTyped() {
        String typed = sent.of("pv-message");
        return typed.isEmpty() ? talk.draft() : typed;
    }

    public String getSending() {
        String token = sent.of("pv-envoi");
        return SecretToken.looksLike(token) ? token : SecretToken.create();
    }
}
