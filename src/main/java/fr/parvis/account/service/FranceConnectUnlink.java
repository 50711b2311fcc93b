package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** "Délier": an owner goes without FranceConnect, and proves by the password to have a way in. */
@ApplicationScoped
public class FranceConnectUnlink {

    @Inject FranceConnectLinks links;
    @Inject PresentPassword present;

    /**
     * Takes the link away.
     *
     * @return what is wrong with the password; none when it is done
     * @throws DomainException when there is no password: it is chosen first
     */
    public List<FieldProblem> unlink(Account account, String password) {
        if (account.passwordHash() == null) {
            throw new DomainException("account.franceConnect.passwordFirst");
        }
        Optional<FieldProblem> problem = present.problem(account, password);
        if (problem.isEmpty()) {
            links.unlink(account.id());
        }
        return problem.stream().toList();
    }
}
