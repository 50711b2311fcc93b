package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.SavedView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The views of the queue that an agent keeps. Each agent has the own ones only. */
@ApplicationScoped
public class SavedViews {

    @Inject SavedViewRepository repository;
    @Inject Clock clock;

    /** In the order of their names. */
    @Transactional
    public List<SavedView> of(Account agent) {
        return repository.of(agent.id());
    }

    /**
     * Keeps what a filter chooses under a name.
     *
     * @throws DomainException when the name is none or taken, or the agent has as many as may be
     */
    @Transactional
    public void keep(Account agent, String name, QueueFilter filter) {
        var view =
                new SavedView(
                        agent.id(),
                        name,
                        filter.view(),
                        filter.slug(),
                        filter.words(),
                        filter.sort(),
                        clock.instant());
        List<SavedView> others = lockedOf(agent);
        if (others.size() >= SavedView.MOST) {
            throw new DomainException("request.savedView.full", SavedView.MOST);
        }
        demandFree(view, others);
        repository.add(view);
    }

    /**
     * @throws NotFoundException also when it is a colleague's
     */
    @Transactional
    public void rename(Account agent, long id, String name) {
        List<SavedView> all = lockedOf(agent);
        SavedView view = find(agent, id);
        view.rename(name);
        demandFree(view, all.stream().filter(v -> !v.id().equals(id)).toList());
    }

    /**
     * @throws NotFoundException also when it is a colleague's
     */
    @Transactional
    public void remove(Account agent, long id) {
        repository.remove(find(agent, id));
    }

    private SavedView find(Account agent, long id) {
        return repository
                .find(id, agent.id())
                .orElseThrow(() -> new NotFoundException("saved view " + id));
    }

    private List<SavedView> lockedOf(Account agent) {
        repository.lockOwner(agent.id());
        return repository.of(agent.id());
    }

    private static void demandFree(SavedView view, List<SavedView> others) {
        if (others.stream().anyMatch(v -> v.name().equalsIgnoreCase(view.name()))) {
            throw new DomainException("request.savedView.nameTaken", view.name());
        }
    }
}
