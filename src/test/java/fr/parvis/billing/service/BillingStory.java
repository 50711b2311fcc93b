package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Provider;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One random story of a household, its régie, its bank and its bad luck, told on any ground. The
 * teller keeps its own account of the money that really moved, and compares.
 */
final class BillingStory {

    /** Something that happens; the number says to what. */
    enum Event {
        ISSUE,
        START,
        BANK_PAYS,
        BANK_REFUSES,
        BANK_HESITATES,
        NOTIFICATION_ARRIVES,
        NOTIFICATION_IS_JUDGED,
        MACHINE_STOPS,
        BROWSER_RETURNS,
        FORGERY_ARRIVES,
        TIME_PASSES,
        JOB_RUNS,
        CANCEL,
        DESK,
        REFUND,
        REFUND_CREDIT
    }

    private static final Actor AGENT = Actor.agent("Régie");

    private final Ground ground;
    private final String household;
    private final List<String> numbers = new ArrayList<>();
    private final List<PaymentAttempt> attempts = new ArrayList<>();

    /** What the bank has signed, in its order; nothing is ever taken off. */
    private final List<String> signed = new ArrayList<>();

    private final List<Long> kept = new ArrayList<>();
    private int serial;
    private long moved;
    private long desk;
    private long back;

    BillingStory(Ground ground, String household) {
        this.ground = ground;
        this.household = household;
    }

    void happen(Event event, int number) {
        try {
            tell(event, Math.abs(number % 10_000));
        } catch (DomainException e) {
            // somebody was told that it is not possible: nothing may have changed
        }
    }

    private void tell(Event event, int n) {
        switch (event) {
            case ISSUE -> issue(n);
            case START -> start(n);
            case BANK_PAYS -> bankPays(n);
            case BANK_REFUSES -> bankSays(n, n % 2 == 0 ? "00151" : "00001");
            case BANK_HESITATES -> bankSays(n, n % 3 == 0 ? "00030" : "99999");
            case NOTIFICATION_ARRIVES -> arrive(n);
            case NOTIFICATION_IS_JUDGED -> judge(n);
            case MACHINE_STOPS -> stop(n);
            case BROWSER_RETURNS -> browser(n);
            case FORGERY_ARRIVES -> forge(n);
            case TIME_PASSES -> ground.clock.pass(Duration.ofMinutes(n % 90));
            case JOB_RUNS -> ground.settleDue();
            case CANCEL -> pick(numbers, n, this::cancel);
            case DESK -> pick(numbers, n, number -> atDesk(number, n));
            case REFUND -> pick(numbers, n, number -> refund(number, n));
            case REFUND_CREDIT -> refundCredit(n);
        }
    }

    private static <T> void pick(List<T> list, int n, Consumer<T> use) {
        if (!list.isEmpty()) {
            use.accept(list.get(n % list.size()));
        }
    }

    private void issue(int n) {
        String number = household + "-" + ++serial;
        var draft = PaymentDatabaseTest.draft(household, number, 1 + n, n % 2 == 0);
        ground.in(() -> ground.invoices.issue(draft, AGENT));
        numbers.add(number);
    }

    private void start(int n) {
        pick(
                numbers,
                n,
                first -> {
                    var amounts = new TreeMap<String, Money>();
                    amounts.put(first, n % 3 == 0 ? Money.ofCents(1 + n % 50) : Money.ZERO);
                    if (n % 4 == 0) {
                        amounts.put(numbers.get((n / 7) % numbers.size()), Money.ZERO);
                    }
                    var wish =
                            new Payments.Wish(
                                    List.of(household),
                                    Ground.REGIE,
                                    amounts,
                                    "f@example.org",
                                    n % 5 != 0);
                    attempts.add(ground.in(() -> ground.payments.start(Provider.PAYBOX, wish)));
                });
    }

    private void bankPays(int n) {
        pick(
                attempts,
                n,
                a -> {
                    long cents = a.amount().cents();
                    moved += cents;
                    String transaction = household.replaceAll("\\D", "") + "000" + ++serial;
                    signed.add(ground.printer.answer(cents, a.reference(), "00000", transaction));
                });
    }

    private void bankSays(int n, String code) {
        pick(
                attempts,
                n,
                a ->
                        signed.add(
                                ground.printer.answer(
                                        a.amount().cents(), a.reference(), code, null)));
    }

    private void arrive(int n) {
        pick(
                signed,
                n,
                raw ->
                        kept.add(
                                ground.in(
                                        () ->
                                                ground.inbox.keep(
                                                        Provider.PAYBOX, Ground.PAYBOX, raw))));
    }

    private void judge(int n) {
        pick(kept, n, id -> ground.run(() -> ground.inbox.judge(id)));
    }

    private void stop(int n) {
        pick(kept, n, id -> ground.lose(() -> ground.inbox.judge(id)));
    }

    private void browser(int n) {
        pick(signed, n, raw -> ground.in(() -> ground.returns.back("203.0.113.5", raw)));
    }

    private void forge(int n) {
        pick(
                signed,
                n,
                raw -> {
                    String forged = raw.replaceFirst("Mt=\\d+", "Mt=" + (100_000 + n));
                    kept.add(
                            ground.in(
                                    () ->
                                            ground.inbox.keep(
                                                    Provider.PAYBOX, Ground.PAYBOX, forged)));
                    ground.in(() -> ground.returns.back("203.0.113.5", forged));
                });
    }

    private void cancel(String number) {
        ground.run(() -> ground.invoices.cancel(Ground.REGIE, number, AGENT, "Erreur"));
    }

    private void atDesk(String number, int n) {
        long cents = 1 + n;
        ground.in(
                () ->
                        ground.desk.receive(
                                "desk-" + household + ++serial,
                                Ground.REGIE,
                                n % 2 == 0 ? PaymentMethod.CASH : PaymentMethod.CHEQUE,
                                "",
                                Map.of(number, Money.ofCents(cents)),
                                AGENT));
        desk += cents;
    }

    private void refund(String number, int n) {
        long cents = 1 + n % 500;
        ground.in(
                () ->
                        ground.desk.refund(
                                "back-" + household + ++serial,
                                Ground.REGIE,
                                number,
                                PaymentMethod.TRANSFER,
                                Money.ofCents(cents),
                                AGENT,
                                "Absence"));
        back += cents;
    }

    private void refundCredit(int n) {
        long cents = 1 + n % 500;
        ground.in(
                () ->
                        ground.desk.refundCredit(
                                "back-" + household + ++serial,
                                Ground.REGIE,
                                household,
                                PaymentMethod.TRANSFER,
                                Money.ofCents(cents),
                                AGENT,
                                "Trop-perçu"));
        back += cents;
    }

    /** What holds at every moment, before the last notification has come. */
    void check(Map<LedgerAccount, Money> before) {
        Map<LedgerAccount, Money> now = ground.balances();
        assertThat(Money.sum(now.values())).as("the books balance").isEqualTo(Money.ZERO);
        assertThat(grown(before, now, LedgerAccount.CARD)).isBetween(0L, moved);
        assertThat(
                        grown(before, now, LedgerAccount.CASH)
                                + grown(before, now, LedgerAccount.CHEQUE))
                .isEqualTo(desk);
        assertThat(grown(before, now, LedgerAccount.TRANSFER)).isEqualTo(-back);
        long owed = 0;
        for (String number : numbers) {
            var invoice =
                    ground.in(() -> ground.invoices.invoices.lock(Ground.REGIE, List.of(number)))
                            .get(0);
            assertThat(invoice.paid()).isBetween(Money.ZERO, invoice.amount());
            assertThat(invoice.refunded()).isBetween(Money.ZERO, invoice.paid());
            owed += invoice.open().cents();
        }
        assertThat(grown(before, now, LedgerAccount.RECEIVABLE)).isEqualTo(owed);
        Money credit = ground.in(() -> ground.ledger.creditOf(Ground.REGIE, household));
        assertThat(credit.isNegative()).isFalse();
        assertThat(-grown(before, now, LedgerAccount.CREDIT)).isEqualTo(credit.cents());
    }

    /** All that is still under way arrives, in any order and twice; time passes; the jobs run. */
    void end(Map<LedgerAccount, Money> before, long seed) {
        var late = new ArrayList<>(signed);
        late.addAll(signed);
        Collections.shuffle(late, new Random(seed));
        late.forEach(
                raw ->
                        kept.add(
                                ground.in(
                                        () ->
                                                ground.inbox.keep(
                                                        Provider.PAYBOX, Ground.PAYBOX, raw))));
        ground.judgeAll();
        for (int hours = 0; hours < 80; hours += 5) {
            ground.clock.pass(Duration.ofHours(5));
            ground.settleDue();
        }
        check(before);
        assertThat(grown(before, ground.balances(), LedgerAccount.CARD))
                .as("money that moved is money that is known, once")
                .isEqualTo(moved);
        for (PaymentAttempt attempt : attempts) {
            var now = ground.in(() -> ground.settlement.payments.find(attempt.id()).orElseThrow());
            assertThat(now.status().open()).as("nothing stays open").isFalse();
            assertThat(now.nextCheckAt()).isNull();
        }
    }

    private static long grown(
            Map<LedgerAccount, Money> before, Map<LedgerAccount, Money> now, LedgerAccount of) {
        return now.getOrDefault(of, Money.ZERO).minus(before.getOrDefault(of, Money.ZERO)).cents();
    }
}
