package fr.parvis.billing.service;

import fr.parvis.billing.entity.AttemptFacts;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceFacts;
import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.LedgerPosting;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.Refund;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** The same services without a database: thousands of stories a second. */
final class MemoryGround extends Ground {

    private long ids = 1;
    final Map<Long, Invoice> allInvoices = new LinkedHashMap<>();
    final Map<Long, PaymentAttempt> attempts = new LinkedHashMap<>();
    final Map<Long, Payment> allPayments = new LinkedHashMap<>();
    final Map<Long, Refund> refunds = new LinkedHashMap<>();
    final Map<String, LedgerPosting> postings = new LinkedHashMap<>();
    final Map<String, Money> credits = new LinkedHashMap<>();
    final Map<Long, ProviderNotification> notifications = new LinkedHashMap<>();

    MemoryGround(PayboxPrinter printer) {
        super(printer);
        on(new Bills(), new Tills(), new Books(), new Letters(), new Post());
    }

    private long identify(Object entity, Class<?> type) {
        try {
            var id = type.getDeclaredField("id");
            id.setAccessible(true);
            id.set(entity, ids);
            return ids++;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    <T> T in(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void lose(Runnable work) {
        // what was not written was never there
    }

    private final class Bills extends InvoiceRepository {
        @Override
        void add(Invoice invoice) {
            allInvoices.put(identify(invoice, InvoiceFacts.class), invoice);
        }

        @Override
        List<Invoice> lock(String regie, Collection<String> numbers) {
            return allInvoices.values().stream()
                    .filter(i -> i.regie().equals(regie) && numbers.contains(i.number()))
                    .toList();
        }

        @Override
        Map<Long, Invoice> lock(Collection<Long> wanted) {
            var found = new LinkedHashMap<Long, Invoice>();
            wanted.stream().sorted().forEach(id -> found.put(id, allInvoices.get(id)));
            return found;
        }

        @Override
        Set<Long> underway(Collection<Long> wanted) {
            return attempts.values().stream()
                    .filter(a -> a.status().open())
                    .flatMap(a -> a.shares().stream())
                    .map(s -> s.invoiceId())
                    .filter(wanted::contains)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** Here nobody is written to. */
    private static final class Post extends DeliveryRepository {
        @Override
        void lock(long invoiceId) {
            // one story at a time
        }

        @Override
        void note(Collection<Invoice> issued, Instant now) {
            // the stories are about money
        }
    }

    private final class Tills extends PaymentRepository {
        @Override
        void add(PaymentAttempt attempt) {
            attempts.put(identify(attempt, AttemptFacts.class), attempt);
        }

        @Override
        List<Payment> ofInvoice(long invoice) {
            return allPayments.values().stream()
                    .filter(p -> p.shares().stream().anyMatch(s -> s.invoiceId() == invoice))
                    .toList();
        }

        @Override
        Optional<PaymentAttempt> lock(Provider provider, String reference) {
            return attempts.values().stream()
                    .filter(a -> a.provider() == provider && a.reference().equals(reference))
                    .findFirst();
        }

        @Override
        Optional<PaymentAttempt> named(Provider provider, String token) {
            return attempts.values().stream().filter(a -> token.equals(a.token())).findFirst();
        }

        @Override
        Optional<PaymentAttempt> find(long id) {
            return Optional.ofNullable(attempts.get(id));
        }

        @Override
        List<Long> due(Instant now, int most) {
            return attempts.values().stream()
                    .filter(a -> a.nextCheckAt() != null && !a.nextCheckAt().isAfter(now))
                    .sorted(Comparator.comparing(PaymentAttempt::nextCheckAt))
                    .map(PaymentAttempt::id)
                    .toList();
        }

        @Override
        void add(Payment payment) {
            allPayments.put(identify(payment, Payment.class), payment);
        }

        @Override
        Optional<Payment> find(Provider provider, String transaction) {
            return allPayments.values().stream()
                    .filter(p -> p.attemptId() != null && p.transaction().equals(transaction))
                    .findFirst();
        }

        @Override
        List<PaymentMethod> methods(String regie, String household) {
            return allPayments.values().stream()
                    .filter(p -> p.regie().equals(regie) && p.household().equals(household))
                    .map(Payment::method)
                    .toList();
        }

        @Override
        Optional<Payment> findAtDesk(String regie, String form) {
            return allPayments.values().stream()
                    .filter(p -> p.attemptId() == null && p.transaction().equals(form))
                    .findFirst();
        }

        @Override
        void add(Refund refund) {
            refunds.put(identify(refund, Refund.class), refund);
        }

        @Override
        Optional<Refund> findRefund(String form) {
            return refunds.values().stream().filter(r -> r.form().equals(form)).findFirst();
        }
    }

    private final class Books extends LedgerRepository {
        @Override
        void post(LedgerPosting posting) {
            if (!posting.balanced()) {
                throw new AssertionError(posting.key() + " does not balance");
            }
            if (!posting.empty() && postings.put(posting.key(), posting) != null) {
                throw new AssertionError(posting.key() + " is in the books already");
            }
        }

        @Override
        void credit(String regie, String household, Money more) {
            credits.merge(household, more, Money::plus);
        }

        @Override
        void lockCredit(String regie, String household) {
            // one thread tells a story
        }

        @Override
        boolean takeCredit(String regie, String household, Money less) {
            Money there = creditOf(regie, household);
            if (there.compareTo(less) < 0) {
                return false;
            }
            credits.put(household, there.minus(less));
            return true;
        }

        @Override
        Money creditOf(String regie, String household) {
            return credits.getOrDefault(household, Money.ZERO);
        }

        @Override
        Map<LedgerAccount, Money> balances(String regie) {
            var balances = new EnumMap<LedgerAccount, Money>(LedgerAccount.class);
            postings.values().stream()
                    .flatMap(p -> p.entries().stream())
                    .forEach(e -> balances.merge(e.account(), e.amount(), Money::plus));
            return balances;
        }
    }

    private final class Letters extends NotificationRepository {
        @Override
        void add(ProviderNotification notification) {
            notifications.put(identify(notification, ProviderNotification.class), notification);
        }

        @Override
        boolean applied(Provider provider, String reference, String raw) {
            return notifications.values().stream()
                    .filter(n -> n.state() == ProviderNotification.State.APPLIED)
                    .anyMatch(n -> reference.equals(n.reference()) && raw.equals(n.raw()));
        }

        @Override
        boolean rejected(
                Provider provider, String reference, ProviderNotification.Problem problem) {
            return notifications.values().stream()
                    .filter(n -> n.problem() == problem)
                    .anyMatch(n -> reference.equals(n.reference()));
        }

        @Override
        ProviderNotification lock(long id) {
            return notifications.get(id);
        }

        @Override
        List<Long> waiting(Instant now, int most) {
            return notifications.values().stream()
                    .filter(n -> n.state() == ProviderNotification.State.RECEIVED)
                    .map(ProviderNotification::id)
                    .toList();
        }
    }
}
