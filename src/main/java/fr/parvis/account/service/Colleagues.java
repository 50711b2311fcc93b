package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/** Who works with whom, and what staff want of their screens. */
@ApplicationScoped
public class Colleagues {

    @Inject StaffRepository staff;

    /** The agents of a service who can sign in, by name. */
    public List<Colleague> of(String service) {
        return of(List.of(service));
    }

    /** The agents of any of these services. */
    public List<Colleague> of(Collection<String> services) {
        return services.isEmpty() ? List.of() : staff.agents(services);
    }

    /** Turns the shortcuts of the keyboard on or off for somebody. */
    @Transactional
    public void useKeys(long account, boolean use) {
        Account agent = staff.find(account);
        if (agent == null) {
            throw new NotFoundException("account " + account);
        }
        agent.useKeys(use);
    }
}
