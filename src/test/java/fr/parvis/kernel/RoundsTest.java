package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One round that hangs must not keep the others from being made. */
class RoundsTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    /** As the server's: one thread for all. */
    private final ScheduledExecutorService ticks = Executors.newScheduledThreadPool(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Rounds rounds = new Rounds(ticks, threads);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        rounds.stop();
        ticks.shutdownNow();
        threads.shutdownNow();
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Feature("REL-2")
    void oneThatHangsHoldsNobodyElseUp() {
        var hung = new AtomicInteger();
        var others = new AtomicInteger();
        var asked = new AtomicInteger();
        rounds.every(
                OFTEN,
                "hanging",
                () -> {
                    hung.incrementAndGet();
                    hang();
                });
        await().until(() -> hung.get() == 1);
        rounds.every(OFTEN, "other", others::incrementAndGet);
        rounds.soon("asked for", asked::incrementAndGet);
        await().until(() -> others.get() > 10 && asked.get() == 1);
        assertThat(hung).as("it is not begun a second time").hasValue(1);
    }

    @Test
    void oneThatFailsComesAgain() {
        var made = new AtomicInteger();
        rounds.every(
                OFTEN,
                "failing",
                () -> {
                    made.incrementAndGet();
                    throw new IllegalStateException("a test");
                });
        await().until(() -> made.get() > 3);
    }

    @Test
    void whatNobodyCanMendTakesNoPlaceAway() {
        var done = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            rounds.soon(
                    "broken",
                    () -> {
                        throw new NoClassDefFoundError("a test");
                    });
        }
        rounds.soon("broken", done::incrementAndGet);
        await().until(() -> done.get() == 1);
    }

    @Test
    void withoutAThreadTheWorkWaitsForTheNext() {
        var free = new AtomicBoolean();
        var narrow =
                new Rounds(
                        ticks,
                        work -> {
                            if (!free.get()) {
                                throw new RejectedExecutionException("a test");
                            }
                            threads.execute(work);
                        });
        var done = new AtomicInteger();
        var round = new AtomicInteger();
        narrow.every(OFTEN, "round", round::incrementAndGet);
        for (int i = 0; i < 5; i++) {
            narrow.soon("kept", done::incrementAndGet);
        }
        assertThat(done).hasValue(0);
        free.set(true);
        narrow.soon("kept", done::incrementAndGet);
        await().until(() -> done.get() == 6 && round.get() > 1);
        narrow.stop();
    }

    @Test
    void ofOneKindFewGoOnAtOnceAndNoneIsLost() {
        var begun = new AtomicInteger();
        var done = new AtomicInteger();
        int all = 40;
        for (int i = 0; i < all; i++) {
            rounds.soon(
                    "heavy",
                    () -> {
                        begun.incrementAndGet();
                        hang();
                        done.incrementAndGet();
                        throw new IllegalStateException("a test");
                    });
        }
        await().until(() -> begun.get() == 4);
        var light = new AtomicInteger();
        rounds.soon("light", light::incrementAndGet);
        await().until(() -> light.get() == 1);
        assertThat(begun).hasValue(4);
        end.countDown();
        await().until(() -> done.get() == all);
    }
}
