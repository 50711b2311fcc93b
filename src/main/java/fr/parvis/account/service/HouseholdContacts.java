package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.FileNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Who is written to about a household. */
@ApplicationScoped
public class HouseholdContacts {

    @Inject HouseholdRepository households;

    /**
     * The mails of the adults of a household whose spaces are active.
     *
     * @param fileNumber as invoices name it; what is no number of a file has nobody
     */
    @Transactional
    public List<String> mails(String fileNumber) {
        return FileNumber.read(fileNumber)
                .flatMap(households::find)
                .map(households::members)
                .orElse(List.of())
                .stream()
                .filter(a -> a.state() == AccountState.ACTIVE)
                .map(Account::mail)
                .distinct()
                .toList();
    }
}
