package fr.parvis.billing.service;

import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.paybox.PayboxGateway;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.billing.paybox.PayboxTrust;
import fr.parvis.kernel.Heard;
import fr.parvis.kernel.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The services of billing, put together by hand on some repositories. */
abstract class Ground {

    static final String REGIE = "centrale";
    static final String PAYBOX = "192.0.2.10";

    final TestClock clock = new TestClock();
    final PayboxPrinter printer;
    final Invoices invoices = new Invoices();
    final Payments payments = new Payments();
    final PaymentIntake intake = new PaymentIntake();
    final NotificationInbox inbox = new NotificationInbox();
    final AttemptSettlement settlement = new AttemptSettlement();
    final BrowserReturns returns = new BrowserReturns();
    final DeskPayments desk = new DeskPayments();
    final PayFipBell bell = new PayFipBell();
    final List<String> alarms = new ArrayList<>();
    final List<InvoiceCancelled> cancelled = new ArrayList<>();
    private final ShopAlarm alarm =
            new ShopAlarm() {
                @Override
                void ring(String regie, String code) {
                    alarms.add(regie + " " + code);
                }
            };
    final PayboxGateway gateway;
    LedgerRepository ledger;

    Ground(PayboxPrinter printer) {
        this.printer = printer;
        PayboxTrust trust = printer.trust(PAYBOX);
        gateway = printer.gateway(trust);
        inbox.trust = trust;
        inbox.paybox = gateway;
        inbox.payfip = bell;
        inbox.alarm = alarm;
        bell.clock = clock;
        returns.trust = trust;
        Clock time = clock;
        invoices.cancellations = Heard.by(cancelled::add);
        invoices.clock = time;
        payments.clock = time;
        intake.clock = time;
        inbox.clock = time;
        settlement.clock = time;
        returns.clock = time;
        desk.clock = time;
        inbox.intake = intake;
        settlement.intake = intake;
    }

    final void on(
            InvoiceRepository i,
            PaymentRepository p,
            LedgerRepository l,
            NotificationRepository n,
            DeliveryRepository d) {
        ledger = l;
        invoices.deliveries = d;
        invoices.invoices = i;
        invoices.ledger = l;
        payments.invoices = i;
        payments.payments = p;
        intake.invoices = i;
        intake.payments = p;
        intake.ledger = l;
        inbox.notifications = n;
        inbox.payments = p;
        bell.payments = p;
        settlement.payments = p;
        settlement.notifications = n;
        returns.payments = p;
        returns.notifications = n;
        desk.invoices = i;
        desk.payments = p;
        desk.ledger = l;
    }

    /** In a transaction of its own. */
    abstract <T> T in(Callable<T> work);

    /** Begun, done, and lost before its end, as when the machine stops. */
    abstract void lose(Runnable work);

    final void run(Runnable work) {
        in(
                () -> {
                    work.run();
                    return null;
                });
    }

    final Map<LedgerAccount, Money> balances() {
        return in(() -> ledger.balances(REGIE));
    }

    /** Asks about every attempt that is due, as the job does. */
    final void settleDue() {
        for (long id : in(settlement::due)) {
            in(() -> settlement.stillDue(id))
                    .ifPresent(
                            a -> {
                                var answer = gateway.ask(a);
                                run(() -> settlement.conclude(a, answer));
                            });
        }
    }

    /** Judges every notification that waits, as the job does. */
    final void judgeAll() {
        for (long id : in(inbox::waiting)) {
            run(() -> inbox.judge(id));
        }
    }
}
