package fr.parvis.request.service;

import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Writes messages and what belongs to it, for both sides, in the running transaction: the message,
 * its line of history, the mail to the other side.
 */
@ApplicationScoped
class ExchangePost {

    /** Characters of a draft at the most: longer than a message, so that nothing typed is lost. */
    private static final int LONGEST_DRAFT = 20_000;

    @Inject ExchangeRepository exchanges;
    @Inject Catalogue catalogue;
    @Inject RequestMails mails;
    @Inject Clock clock;

    /**
     * @param request locked: of two clicks the second finds the first one's message
     */
    void write(Request request, Actor author, String text, String sending) {
        if (exchanges.sent(request.number(), sending)) {
            return;
        }
        var procedure = catalogue.version(request.versionId());
        boolean waited =
                exchanges.waiting(
                        request.number(), Exchange.Direction.TO_TOWN, request.entrustedAt());
        exchanges.add(Exchange.write(request, procedure, author, text, sending, clock.instant()));
        exchanges.forgetDraft(request.number(), Exchanges.author(author));
        if (author.kind() == Actor.Kind.AGENT) {
            mails.messageToCitizen(request);
        } else if (!waited) {
            // one mail to whoever works on it until it is read; the queue counts the others
            mails.messageToTown(request);
        }
    }

    void keepDraft(Request request, Actor author, String text, String sending) {
        if (exchanges.sent(request.number(), sending)) {
            return;
        }
        String plain = Exchange.plain(text);
        if (plain.isEmpty()) {
            exchanges.forgetDraft(request.number(), Exchanges.author(author));
            return;
        }
        exchanges.keepDraft(
                request.number(),
                Exchanges.author(author),
                plain.substring(0, Math.min(plain.length(), LONGEST_DRAFT)),
                clock.instant());
    }
}
