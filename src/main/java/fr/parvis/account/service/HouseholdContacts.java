package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.kernel.FrenchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Who is written to about the invoices of a household. */
@ApplicationScoped
public class HouseholdContacts {

    @Inject HouseholdRepository households;

    /**
     * The mails of the adults of a household who may see its invoices and whose spaces are active.
     *
     * @param fileNumber as invoices name it; what is no number of a file has nobody
     */
    @Transactional
    public List<String> mails(String fileNumber) {
        return FileNumber.read(fileNumber)
                .flatMap(households::find)
                .map(households::payers)
                .orElse(List.of())
                .stream()
                .filter(a -> a.state() == AccountState.ACTIVE)
                .map(Account::mail)
                .distinct()
                .toList();
    }

    /** Whether the portal has a household with this number. */
    @Transactional
    public boolean known(String fileNumber) {
        return FileNumber.read(fileNumber).flatMap(households::find).isPresent();
    }

    /**
     * Where whoever pays for a household lives: no other adult of it, who may live elsewhere.
     *
     * @param payer the name as invoices have it
     * @return "" where the portal does not know
     */
    @Transactional
    public String address(String fileNumber, String payer) {
        String name = " " + FrenchText.folded(payer) + " ";
        return FileNumber.read(fileNumber)
                .flatMap(households::find)
                .map(households::payers)
                .orElse(List.of())
                .stream()
                .filter(a -> names(name, a.identity().lastName()))
                .filter(a -> names(name, a.identity().firstNames().split(" ")[0]))
                .map(a -> a.contacts() == null ? "" : a.contacts().address())
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean names(String payer, String word) {
        return payer.contains(" " + FrenchText.folded(word) + " ");
    }
}
