package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.town.RegieSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Invoices that another capability has worked out, written in its transaction. */
@ApplicationScoped
public class MadeInvoices {

    @Inject Invoices invoices;
    @Inject RegieRight right;

    /**
     * The régie, for who works there.
     *
     * @throws fr.parvis.kernel.NotFoundException for anybody else, and when there is none with this
     *     name
     */
    public RegieSettings regie(Account agent, String regie) {
        return right.require(agent, regie);
    }

    /**
     * A number that no invoice of the régie has yet.
     *
     * @param number that is wished for: itself where it is free, else with "-2", "-3" … behind it
     */
    public String free(String regie, String number) {
        return invoices.free(regie, number);
    }

    /** Issues one: it is in the books with the running transaction, or not at all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void issue(InvoiceDraft draft, Account agent) {
        right.require(agent, draft.regie());
        invoices.issue(draft, right.require(agent));
    }
}
