package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.service.Exchanges.Talk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;

/** The agents' side of the exchanges, for requests of their services. */
@ApplicationScoped
public class AgentExchanges {

    @Inject Instruction instruction;
    @Inject RequestRepository requests;
    @Inject ExchangeRepository exchanges;
    @Inject ExchangePost post;
    @Inject Clock clock;

    /** The messages, and what this agent was writing. */
    public Talk of(long number, Account agent) {
        return exchanges.look(number, services(number, agent), agent.id());
    }

    /**
     * A message to the citizen. It changes nothing of the request that another agent could
     * overwrite, so that it is sent whatever happened meanwhile.
     */
    @Transactional
    public void write(long number, Account agent, String text, String sending) {
        post.write(requests.lock(find(number, agent)), actor(agent), text, sending);
    }

    /** "Voir la suite": the service has read it, whichever agent did. */
    @Transactional
    public void open(long number, Account agent, long id) {
        exchanges
                .find(number, services(number, agent), id)
                .orElseThrow(() -> new NotFoundException("exchange " + id))
                .openedBy(Actor.Kind.AGENT, clock.instant());
    }

    @Transactional
    public void keepDraft(long number, Account agent, String text, String sending) {
        post.keepDraft(find(number, agent), actor(agent), text, sending);
    }

    private Request find(long number, Account agent) {
        return requests.ofServices(number, services(number, agent))
                .orElseThrow(() -> new NotFoundException("request " + number));
    }

    private Set<String> services(long number, Account agent) {
        Set<String> services = instruction.services(agent);
        if (services.isEmpty()) {
            throw new NotFoundException("request " + number);
        }
        return services;
    }

    private static Actor actor(Account agent) {
        return Actor.agent(agent.id(), agent.displayName());
    }
}
