package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Accounts of people who are just there, to be looked at. Every page asks who makes the request: it
 * learns in one statement which account, and in which state of its row; an account that is here in
 * that state is not read again. Whoever changes the row, on any node and in any way, makes it
 * another state.
 */
@ApplicationScoped
class AccountsAtHand {

    private static final int MOST = 1000;

    @Inject AccountRepository repository;

    private final Map<Long, Kept> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
                    return size() > MOST;
                }
            };

    private record Kept(String state, Account account) {}

    /**
     * An account, to be read only: others look at it, too.
     *
     * @param state of its row and its roles, see {@link SessionRepository#find}
     */
    Account get(long id, String state) {
        Kept known;
        synchronized (kept) {
            known = kept.get(id);
        }
        if (known == null || !known.state().equals(state)) {
            // read after its state: it is that or a later one, never an earlier
            known = new Kept(state, repository.get(id));
            synchronized (kept) {
                kept.put(id, known);
            }
        }
        return known.account();
    }
}
