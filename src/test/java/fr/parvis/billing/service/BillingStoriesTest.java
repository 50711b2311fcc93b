package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random stories of attempts, returns, notifications (repeated, overtaking, late, lost, forged),
 * expiries, refunds and machines that stop: the books balance at every step, no invoice takes more
 * than it asks for, nothing stays open, and money that moved is money that is known.
 */
@Feature({"BIL-5", "BIL-6", "BIL-10"})
class BillingStoriesTest {

    private static final PayboxPrinter PRINTER = new PayboxPrinter();
    private static final AtomicInteger HOUSEHOLDS = new AtomicInteger(100);
    private static BillingDatabase database;

    /** What happens, and to what. */
    record Step(Event event, int number) {}

    @BeforeContainer
    static void start() {
        database = new BillingDatabase();
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
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

    private static void tell(Ground ground, List<Step> steps, long seed, int checkEvery) {
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
    void inMemory(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        tell(new MemoryGround(PRINTER), steps, seed, 1);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void onPostgreSql(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        try (var ground = new DatabaseGround(database, PRINTER)) {
            tell(ground, steps, seed, 10);
        }
        assertThat(
                        database.number(
                                "select count(*) from provider_notification where state ="
                                        + " 'RECEIVED'"))
                .isZero();
        assertThat(
                        database.number(
                                "select count(*) from (select 1 from payment where provider is not"
                                        + " null group by transaction having count(*) > 1) twice"))
                .isZero();
    }
}
