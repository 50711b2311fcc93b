package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.LedgerPosting;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Refund;
import fr.parvis.billing.entity.Share;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Money that comes in at the régie's desk, and money that goes back. A page that is sent twice has
 * one effect: each carries the mark of its form.
 */
@ApplicationScoped
class DeskPayments {

    @Inject InvoiceRepository invoices;
    @Inject PaymentRepository payments;
    @Inject LedgerRepository ledger;
    @Inject Clock clock;

    /**
     * A payment at the desk.
     *
     * @param reference the cheque's number and bank, or the like; "" where nothing was noted
     * @param amounts what of it is for which invoice, by number; all of one household
     * @throws DomainException when the amounts are not those that are owed
     */
    @Transactional
    Payment receive(
            String form,
            String regie,
            PaymentMethod method,
            String reference,
            Map<String, Money> amounts,
            Actor agent) {
        if (!PaymentMethod.AT_DESK.contains(method)) {
            throw new DomainException("billing.method.notHere");
        }
        List<Invoice> paid = invoices.lock(regie, amounts.keySet());
        // after the lock: of two pages sent at once the second sees what the first has done
        Optional<Payment> before = payments.findAtDesk(regie, form);
        if (before.isPresent()) {
            return before.get();
        }
        if (paid.isEmpty() || paid.size() < amounts.size()) {
            throw new NotFoundException("invoices to be paid at the desk");
        }
        if (paid.stream().map(Invoice::household).distinct().count() > 1) {
            throw new DomainException("billing.payment.oneHousehold");
        }
        var byId = new LinkedHashMap<Long, Invoice>();
        for (Invoice invoice : paid) {
            invoice.requirePayable(amounts.get(invoice.number()));
            byId.put(invoice.id(), invoice);
        }
        List<Share> shares =
                paid.stream().map(i -> new Share(i.id(), amounts.get(i.number()))).toList();
        Instant now = clock.instant();
        Payment payment =
                Payment.atDesk(form, method, Money.sum(amounts.values()), shares, byId, agent, now);
        payment.note(reference);
        payments.add(payment);
        ledger.post(LedgerPosting.paid(payment, byId, now));
        return payment;
    }

    /** The payment of a page that was sent already. */
    @Transactional
    Optional<Payment> received(String regie, String form) {
        return payments.findAtDesk(regie, form);
    }

    /** A credit of the household pays for an invoice of theirs, or for a part of it. */
    @Transactional
    Payment useCredit(String form, String regie, String number, Money amount, Actor agent) {
        List<Invoice> found = invoices.lock(regie, List.of(number));
        Optional<Payment> before = payments.findAtDesk(regie, form);
        if (before.isPresent()) {
            return before.get();
        }
        if (found.isEmpty()) {
            throw new NotFoundException("invoice " + number);
        }
        Invoice invoice = found.get(0);
        invoice.requireOwed(amount);
        if (!ledger.takeCredit(regie, invoice.household(), amount)) {
            throw new DomainException(
                    "billing.credit.tooMuch", ledger.creditOf(regie, invoice.household()));
        }
        Instant now = clock.instant();
        var byId = Map.of(invoice.id(), invoice);
        var shares = List.of(new Share(invoice.id(), amount));
        Payment payment =
                Payment.atDesk(form, PaymentMethod.CREDIT, amount, shares, byId, agent, now);
        payments.add(payment);
        ledger.post(LedgerPosting.paid(payment, byId, now));
        return payment;
    }

    /** Money of a paid invoice goes back. */
    @Transactional
    Refund refund(
            String form,
            String regie,
            String number,
            PaymentMethod method,
            Money amount,
            Actor agent,
            String reason) {
        List<Invoice> found = invoices.lock(regie, List.of(number));
        Optional<Refund> before = payments.findRefund(form);
        if (before.isPresent()) {
            return before.get();
        }
        if (found.isEmpty()) {
            throw new NotFoundException("invoice " + number);
        }
        requireBack(
                method,
                payments.ofInvoice(found.get(0).id()).stream().map(Payment::method).toList());
        Instant now = clock.instant();
        Refund refund = Refund.of(found.get(0), form, method, amount, agent, reason, now);
        payments.add(refund);
        ledger.post(LedgerPosting.refunded(refund, found.get(0), now));
        return refund;
    }

    /** A credit of a household goes back. */
    @Transactional
    Refund refundCredit(
            String form,
            String regie,
            String household,
            PaymentMethod method,
            Money amount,
            Actor agent,
            String reason) {
        ledger.lockCredit(regie, household);
        Optional<Refund> before = payments.findRefund(form);
        if (before.isPresent()) {
            return before.get();
        }
        requireBack(method, payments.methods(regie, household));
        Instant now = clock.instant();
        Refund refund = Refund.ofCredit(regie, household, form, method, amount, agent, reason, now);
        if (!ledger.takeCredit(regie, household, amount)) {
            throw new DomainException("billing.refund.tooMuch", ledger.creditOf(regie, household));
        }
        payments.add(refund);
        ledger.post(LedgerPosting.creditRefunded(refund, now));
        return refund;
    }

    /** Money goes back only to a card that has paid. */
    private static void requireBack(PaymentMethod method, List<PaymentMethod> paid) {
        if (!PaymentMethod.back(paid).contains(method)) {
            throw new DomainException("billing.method.notHere");
        }
    }
}
