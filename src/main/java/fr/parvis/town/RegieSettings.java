package fr.parvis.town;

import fr.parvis.town.TownSettings.Address;
import fr.parvis.town.TownSettings.Contact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A régie of the town: to whom people owe, and by which payment page they pay. It names no secret:
 * keys are given by the environment.
 *
 * @param id also what invoices and the books call it
 * @param address null where it is that of the town hall
 * @param accounts the accounts or budgets that its invoices belong to, one at least
 * @param partialPayment whether invoices may be paid in parts, where they allow it themselves
 * @param legal what stands on each invoice: how to contest it, to whom cheques are made out
 * @param paybox the contract with Paybox; null where there is none
 * @param payfip the registration at PayFiP; null where there is none, and where Paybox is used
 * @param reminders when people are reminded of late invoices; null where they are not
 */
public record RegieSettings(
        String id,
        String name,
        String phone,
        String mail,
        Address address,
        Map<String, List<String>> hours,
        List<BudgetAccount> accounts,
        boolean partialPayment,
        String legal,
        Paybox paybox,
        PayFip payfip,
        Reminders reminders) {

    public RegieSettings {
        accounts = List.copyOf(accounts);
    }

    /**
     * An account, or budget, of a régie.
     *
     * @param title as invoices name it, and people read it: "Facturation unique"
     * @param code what the accounting software calls it; null where it has no name of its own
     */
    public record BudgetAccount(String title, String code) {}

    /**
     * A contract with Paybox System.
     *
     * @param site 7 digits
     * @param rank 2 or 3 digits
     * @param identifier 1 to 9 digits
     */
    public record Paybox(String site, String rank, String identifier) {}

    /**
     * @param client the number of the régie at PayFiP, 6 digits
     */
    public record PayFip(String client) {}

    /**
     * Reminders of late invoices by mail.
     *
     * @param firstDays how many days after the due date the first may be sent
     * @param againDays how many days after that the second; null where there is none
     * @param automatic whether the portal sends them by itself; otherwise the régie does
     */
    public record Reminders(int firstDays, Integer againDays, boolean automatic) {}

    /** The account that invoices name so. */
    public Optional<BudgetAccount> account(String title) {
        return accounts.stream().filter(a -> a.title().equals(title)).findFirst();
    }

    /** How it is reached. */
    public Contact contact() {
        return new Contact(name, address, phone, mail, hours, List.of());
    }
}
