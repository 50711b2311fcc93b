package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.DomainException;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** One request of several: the change and its line of the summary in one transaction. */
@ApplicationScoped
class BulkStep {

    @Inject BulkRepository repository;
    @Inject Instruction instruction;
    @Inject Clock clock;

    @Transactional(TxType.REQUIRES_NEW)
    boolean begin(BulkOrder order, Account agent) {
        return repository.begin(order, agent.id(), clock.instant());
    }

    /**
     * @throws DomainException when a rule refuses it; nothing of it is done then
     */
    @Transactional(TxType.REQUIRES_NEW)
    void process(BulkOrder order, BulkOrder.Item item, Account agent) {
        long number = item.number();
        switch (order.action()) {
            case DECIDE -> {
                BulkOrder.Decision decision = order.decisions().get(item.slug());
                if (decision == null) {
                    throw new DomainException("request.outcomeMissing");
                }
                // the citizen was asked something: who decides without the answer looks at it
                if (instruction.ofAgent(number, agent).status()
                        == RequestStatus.AWAITING_COMPLEMENT) {
                    throw new DomainException("request.bulk.awaited");
                }
                instruction.decide(
                        number, item.version(), agent, decision.outcome(), decision.reason());
            }
            case ASSIGN -> instruction.entrust(number, item.version(), agent, order.colleague());
            case ARCHIVE -> instruction.archive(number, item.version(), agent);
        }
        repository.note(order.token(), item, null);
    }

    @Transactional(TxType.REQUIRES_NEW)
    void refused(BulkOrder order, BulkOrder.Item item, String problem) {
        repository.note(order.token(), item, problem);
    }

    @Transactional(TxType.REQUIRES_NEW)
    void end(BulkOrder order) {
        repository.end(order.token(), clock.instant());
    }
}
