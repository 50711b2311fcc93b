package fr.parvis.request.service;

import fr.parvis.account.service.OwnCounts;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The citizen's side of the exchanges, by the link of a request or by its account. */
@ApplicationScoped
public class Exchanges {

    @Inject RequestRepository requests;
    @Inject ExchangeRepository exchanges;
    @Inject ExchangePost post;
    @Inject Clock clock;

    /**
     * What one side sees.
     *
     * @param messages the oldest first
     * @param draft what this person was writing; "" when it is nothing
     */
    public record Talk(List<Exchange> messages, String draft) {

        /** Where a démarche has no exchanges. */
        public static final Talk NONE = new Talk(List.of(), "");

        /** How many this side still has to open. */
        public int unread(Actor.Kind reader) {
            return (int) messages.stream().filter(m -> m.unreadBy(reader)).count();
        }
    }

    /**
     * @param request as the same holder found it
     */
    public Talk of(RequestHolder holder, Request request) {
        return exchanges.look(holder, request.number(), author(holder.actor()));
    }

    /**
     * "Ajouter": sent twice by the same form, it is there once.
     *
     * @throws DomainException when it may not be written now ({@link Exchange#write})
     */
    @Transactional
    public void write(RequestHolder holder, String text, String sending) {
        post.write(requests.lock(held(holder)), holder.actor(), text, sending);
    }

    /** "Voir la suite". */
    @Transactional
    public void open(RequestHolder holder, long id) {
        exchanges
                .find(holder, id)
                .orElseThrow(() -> new NotFoundException("exchange " + id))
                .openedBy(Actor.Kind.CITIZEN, clock.instant());
    }

    /** Keeps what somebody is writing; what has been sent meanwhile is not kept again. */
    @Transactional
    public void keepDraft(RequestHolder holder, String text, String sending) {
        post.keepDraft(held(holder), holder.actor(), text, sending);
    }

    /** "Echanges à lire". */
    public Later<List<UnreadRow>> unread(long account) {
        return exchanges.unread(account);
    }

    void count(@Observes OwnCounts counts) {
        counts.add(
                "messages",
                unread(counts.citizen().id()).get().stream().mapToLong(UnreadRow::unread).sum());
    }

    /** Of an account, or of whoever has the link. */
    static long author(Actor actor) {
        return actor.id() == null ? 0 : actor.id();
    }

    private Request held(RequestHolder holder) {
        if (!holder.byLink()) {
            return requests.ofAccount(holder.number(), holder.account())
                    .orElseThrow(() -> new NotFoundException("request " + holder.number()));
        }
        return Optional.of(holder.token())
                .filter(SecretToken::looksLike)
                .flatMap(requests::byToken)
                .orElseThrow(() -> new NotFoundException("tracking link"));
    }
}
