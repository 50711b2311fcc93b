package fr.parvis.billing.view;

import fr.parvis.billing.service.Invoices;
import fr.parvis.town.TownSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The invoices of an account of a régie: "Facturation unique". */
public record AccountGroup(String title, List<Invoices.Seen> invoices) {

    /** In the order of the town's configuration; accounts that it does not name come last. */
    static List<AccountGroup> of(List<Invoices.Seen> some, TownSettings town) {
        Map<String, List<Invoices.Seen>> byAccount = new LinkedHashMap<>();
        town.regies().stream()
                .flatMap(regie -> regie.accounts().stream())
                .forEach(account -> byAccount.put(account.title(), new ArrayList<>()));
        for (Invoices.Seen seen : some) {
            byAccount.computeIfAbsent(seen.invoice().budget(), b -> new ArrayList<>()).add(seen);
        }
        return byAccount.entrySet().stream()
                .filter(account -> !account.getValue().isEmpty())
                .map(account -> new AccountGroup(account.getKey(), account.getValue()))
                .toList();
    }
}
