package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Several requests in one go: each in a transaction of its own, with its rights and its version
 * checked, so that one that cannot be done keeps no other from it. Why so:
 * src/doc/decisions/0024-several-requests-at-once.md.
 */
@ApplicationScoped
public class Bulk {

    private static final Logger LOG = Logger.getLogger(Bulk.class.getName());

    @Inject BulkStep step;
    @Inject BulkRepository repository;
    @Inject Instruction instruction;

    /** Those of these requests that the agent may process, as they are now. */
    @Transactional
    public List<BulkRow> rows(List<Long> numbers, Account agent) {
        return repository.rows(numbers, instruction.services(agent));
    }

    /**
     * Does it, unless this form has been sent before. What came of it: {@link #summary}.
     *
     * @throws DomainException when the order as a whole is none
     */
    public void run(BulkOrder order, Account agent) {
        if (order.items().isEmpty()) {
            throw new DomainException("request.bulk.nothing");
        }
        if (order.items().size() > BulkOrder.MOST || !SecretToken.looksLike(order.token())) {
            throw new DomainException("request.bulk.tooMany", BulkOrder.MOST);
        }
        if (!step.begin(order, agent)) {
            return;
        }
        for (BulkOrder.Item item : order.items()) {
            String problem = process(order, item, agent);
            if (problem != null) {
                step.refused(order, item, problem);
            }
        }
        step.end(order);
    }

    /** Why it was not done, in words; null when it was. */
    private String process(BulkOrder order, BulkOrder.Item item, Account agent) {
        try {
            step.process(order, item, agent);
            return null;
        } catch (DomainException e) {
            return Messages.text(e.messageKey(), e.arguments());
        } catch (NotFoundException e) {
            return Messages.text("request.bulk.gone");
        } catch (RuntimeException e) {
            // the others go on; the agent tries this one again
            LOG.log(Level.SEVERE, "request " + item.number() + " of several failed", e);
            return Messages.text("request.bulk.fault");
        }
    }

    /**
     * What came of it.
     *
     * @throws NotFoundException also when it is a colleague's
     */
    @Transactional
    public BulkSummary summary(String token, Account agent) {
        if (!SecretToken.looksLike(token)) {
            throw new NotFoundException("summary");
        }
        return repository
                .find(token, agent.id())
                .orElseThrow(() -> new NotFoundException("summary"));
    }
}
