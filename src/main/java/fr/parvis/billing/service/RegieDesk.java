package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Refund;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/**
 * What the régie does with money. Every call names who asks; whoever does not work there finds
 * nothing ({@link NotFoundException}). A page that is sent twice has one effect.
 */
@ApplicationScoped
public class RegieDesk {

    @Inject DeskPayments desk;
    @Inject Invoices invoices;
    @Inject RegieRight right;

    /**
     * A payment at the desk.
     *
     * @param form the mark of the page that was sent
     * @param reference the cheque's number and bank, or the like; "" where nothing was noted
     * @param amounts what of it is for which invoice, by number; all of one household
     * @throws DomainException when the amounts are not those that are owed
     */
    @Transactional
    public Payment receive(
            Account agent,
            String form,
            String regie,
            PaymentMethod method,
            String reference,
            Map<String, Money> amounts) {
        return desk.receive(form, regie, method, reference, amounts, right.require(agent));
    }

    /** The payment that a page has made already; empty as long as it was not sent. */
    @Transactional
    public Optional<Payment> received(Account agent, String regie, String form) {
        right.require(agent, regie);
        return desk.received(regie, form);
    }

    /** A credit of the household pays for an invoice of theirs. */
    @Transactional
    public Payment useCredit(
            Account agent, String form, String regie, String number, Money amount) {
        return desk.useCredit(form, regie, number, amount, right.require(agent));
    }

    /** Money of a paid invoice goes back. */
    @Transactional
    public Refund refund(
            Account agent,
            String form,
            String regie,
            String number,
            PaymentMethod method,
            Money amount,
            String reason) {
        return desk.refund(form, regie, number, method, amount, right.require(agent), reason);
    }

    /** A credit of a household goes back. */
    @Transactional
    public Refund refundCredit(
            Account agent,
            String form,
            String regie,
            String household,
            PaymentMethod method,
            Money amount,
            String reason) {
        return desk.refundCredit(
                form, regie, household, method, amount, right.require(agent), reason);
    }

    /** Nothing is owed any more; what was paid becomes a credit of the household. */
    @Transactional
    public void cancel(Account agent, String regie, String number, String reason) {
        invoices.cancel(regie, number, right.require(agent), reason);
    }
}
