package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Tells pages that were left open whether what they show is still so. Any node answers, from the
 * database. Why pages ask and are not told: src/doc/decisions/0023-live-pages.md.
 */
@ApplicationScoped
public class LiveRequests {

    @Inject LiveRepository repository;
    @Inject PresenceRepository presence;
    @Inject Instruction instruction;
    @Inject Clock clock;

    /**
     * How a request stands now.
     *
     * @param mark {@link LiveMark}
     * @param status as a person is told
     * @param unread messages that this side has not opened
     */
    public record State(String mark, RequestStatus status, int unread) {}

    /**
     * @throws NotFoundException when the link opens nothing any more, or the request is not the
     *     account's
     */
    @Transactional
    public State of(RequestHolder holder) {
        if (holder.byLink() && !SecretToken.looksLike(holder.token())) {
            throw new NotFoundException("tracking link");
        }
        return repository
                .of(holder)
                .map(
                        s ->
                                new State(
                                        LiveMark.of(s.version(), s.read(), s.attached()),
                                        s.status(),
                                        s.unread()))
                .orElseThrow(() -> new NotFoundException("live request"));
    }

    /**
     * The same for an agent, who is seen there by asking.
     *
     * @throws NotFoundException also when it is another service's
     */
    @Transactional
    public State of(long number, Account agent) {
        Set<String> services = instruction.services(agent);
        LiveRepository.State state =
                repository
                        .of(number, services)
                        .orElseThrow(() -> new NotFoundException("request " + number));
        Instant now = clock.instant();
        List<String> others = presence.look(number, agent.id(), agent.displayName(), now);
        return new State(
                LiveMark.of(state.version(), state.read(), state.attached(), state.notes(), others),
                state.status(),
                state.unread());
    }
}
