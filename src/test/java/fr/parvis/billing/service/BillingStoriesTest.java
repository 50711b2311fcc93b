package fr.parvis.billing.service;

import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.billing.service.BillingStory.Event;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random stories of attempts, returns, notifications (repeated, overtaking, late, lost, forged),
 * expiries, refunds and machines that stop: the books balance at every step, no invoice takes more
 * than it asks for, nothing stays open, and money that moved is money that is known.
 */
@Feature({"BIL-5", "BIL-6", "BIL-10"})
class BillingStoriesTest {

    static final PayboxPrinter PRINTER = new PayboxPrinter();
    static final AtomicInteger HOUSEHOLDS = new AtomicInteger(100);

    /** What happens, and to what. */
    record Step(Event event, int number) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return stories();
    }

    static Arbitrary<List<Step>> stories() {
        // what brings a story forward is more frequent than what disturbs it
        var events =
                Arbitraries.of(Event.values())
                        .array(Event[].class)
                        .ofSize(1)
                        .map(one -> one[0])
                        .edgeCases(e -> e.none());
        var lively =
                Arbitraries.of(
                        Event.ISSUE,
                        Event.START,
                        Event.START,
                        Event.BANK_PAYS,
                        Event.BANK_PAYS,
                        Event.NOTIFICATION_ARRIVES,
                        Event.NOTIFICATION_IS_JUDGED,
                        Event.NOTIFICATION_IS_JUDGED);
        return Combinators.combine(
                        Arbitraries.oneOf(events, lively), Arbitraries.integers().between(0, 9_999))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(70);
    }

    static void tell(Ground ground, List<Step> steps, long seed, int checkEvery) {
        var story = new BillingStory(ground, "F-" + HOUSEHOLDS.incrementAndGet());
        Map<LedgerAccount, Money> before = ground.balances();
        story.happen(Event.ISSUE, (int) (seed & 0xfff));
        int told = 0;
        for (Step step : steps) {
            story.happen(step.event(), step.number());
            if (++told % checkEvery == 0) {
                story.check(before);
            }
        }
        story.end(before, seed);
    }

    @Property(tries = 400)
    void keepTheBooksInOrder(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        tell(new MemoryGround(PRINTER), steps, seed, 1);
    }
}
