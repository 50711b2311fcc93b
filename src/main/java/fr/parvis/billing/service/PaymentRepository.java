package fr.parvis.billing.service;

import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.Refund;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Attempts to pay, money that came in and money that went back. */
@ApplicationScoped
class PaymentRepository {

    @PersistenceContext EntityManager entities;

    void add(PaymentAttempt attempt) {
        entities.persist(attempt);
        entities.flush();
    }

    /** Locks an attempt: who else has something to say of it waits. */
    Optional<PaymentAttempt> lock(Provider provider, String reference) {
        return entities.createQuery(
                        "select a from PaymentAttempt a"
                                + " where a.reference = :reference and a.provider = :provider",
                        PaymentAttempt.class)
                .setParameter("reference", reference)
                .setParameter("provider", provider)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** An attempt by what its provider calls it. */
    Optional<PaymentAttempt> named(Provider provider, String token) {
        return entities.createQuery(
                        "select a from PaymentAttempt a"
                                + " where a.token = :token and a.provider = :provider",
                        PaymentAttempt.class)
                .setParameter("token", token)
                .setParameter("provider", provider)
                .getResultStream()
                .findFirst();
    }

    /** The same locked. */
    Optional<PaymentAttempt> lockNamed(Provider provider, String token) {
        return named(provider, token).flatMap(a -> lock(provider, a.reference()));
    }

    /** An attempt of one of these households. */
    Optional<PaymentAttempt> find(String reference, Collection<String> households) {
        if (households.isEmpty()) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select a from PaymentAttempt a where a.reference = :reference"
                                + " and a.household in :households",
                        PaymentAttempt.class)
                .setParameter("reference", reference)
                .setParameter("households", households)
                .getResultStream()
                .findFirst();
    }

    Optional<PaymentAttempt> find(long id) {
        return Optional.ofNullable(entities.find(PaymentAttempt.class, id));
    }

    /** The attempts whose gateway is to be asked, the longest due first. */
    List<Long> due(Instant now, int most) {
        return entities.createQuery(
                        "select a.id from PaymentAttempt a where a.nextCheckAt <= :now"
                                + " order by a.nextCheckAt",
                        Long.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    void add(Payment payment) {
        entities.persist(payment);
        // of two that bring the same money at once, the second fails here, before its effects
        entities.flush();
    }

    Optional<Payment> find(Provider provider, String transaction) {
        return entities.createQuery(
                        "select p from Payment p"
                                + " where p.provider = :provider and p.transaction = :transaction",
                        Payment.class)
                .setParameter("provider", provider)
                .setParameter("transaction", transaction)
                .getResultStream()
                .findFirst();
    }

    /** A payment of one of these households. */
    Optional<Payment> find(long id, Collection<String> households) {
        if (households.isEmpty()) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select p from Payment p where p.id = :id and p.household in :households",
                        Payment.class)
                .setParameter("id", id)
                .setParameter("households", households)
                .getResultStream()
                .findFirst();
    }

    /** A payment to this régie. */
    Optional<Payment> ofRegie(long id, String regie) {
        return Optional.ofNullable(entities.find(Payment.class, id))
                .filter(p -> p.regie().equals(regie));
    }

    /** What was paid of an invoice, the newest first. */
    List<Payment> ofInvoice(long invoiceId) {
        return entities.createQuery(
                        "select p from Payment p join p.shares s where s.invoiceId = :invoice"
                                + " order by p.receivedAt desc",
                        Payment.class)
                .setParameter("invoice", invoiceId)
                .getResultList();
    }

    /** What an attempt brought; more than one where it was paid twice. */
    List<Payment> ofAttempt(long attemptId) {
        return entities.createQuery(
                        "select p from Payment p where p.attemptId = :attempt"
                                + " order by p.receivedAt, p.id",
                        Payment.class)
                .setParameter("attempt", attemptId)
                .getResultList();
    }

    /** The payments online whose receipt is still to be sent; what failed waits for its turn. */
    List<Long> withoutReceipt(Instant now, int most) {
        return entities.createQuery(
                        "select p.id from Payment p where p.receiptAt is null"
                                + " and p.attemptId is not null and (p.receiptNextAt is null"
                                + " or p.receiptNextAt <= :now) order by p.receivedAt, p.id",
                        Long.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** In which ways a household has paid this régie. */
    List<PaymentMethod> methods(String regie, String household) {
        return entities.createQuery(
                        "select distinct p.method from Payment p"
                                + " where p.regie = :regie and p.household = :household",
                        PaymentMethod.class)
                .setParameter("regie", regie)
                .setParameter("household", household)
                .getResultList();
    }

    Payment lockPayment(long id) {
        return entities.find(Payment.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Payment> findAtDesk(String regie, String form) {
        return entities.createQuery(
                        "select p from Payment p where p.provider is null and p.regie = :regie"
                                + " and p.transaction = :form",
                        Payment.class)
                .setParameter("regie", regie)
                .setParameter("form", form)
                .getResultStream()
                .findFirst();
    }

    void add(Refund refund) {
        entities.persist(refund);
        entities.flush();
    }

    Optional<Refund> findRefund(String form) {
        return entities.createQuery("select r from Refund r where r.form = :form", Refund.class)
                .setParameter("form", form)
                .getResultStream()
                .findFirst();
    }

    /** What went back of an invoice, the oldest first. */
    List<Refund> refundsOf(long invoiceId) {
        return entities.createQuery(
                        "select r from Refund r where r.invoiceId = :id order by r.at, r.id",
                        Refund.class)
                .setParameter("id", invoiceId)
                .getResultList();
    }
}
