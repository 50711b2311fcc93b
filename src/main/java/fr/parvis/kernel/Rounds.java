package fr.parvis.kernel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that nobody waits for: again and again, or soon. The server's scheduler has one thread; here
 * it only gives the sign, so that a mail server that hangs holds up mails and nothing else.
 *
 * <p>Every node makes every round: what a round does must be harmless on several nodes at once.
 * Whatever is to be done soon must stand in the database, too: a node may fall before it comes to
 * it.
 */
@ApplicationScoped
public class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    /** How many works of one kind go on at once; the others wait in the order of their coming. */
    private static final int LANE = 4;

    @Resource ManagedScheduledExecutorService managedTicks;
    @Resource ManagedExecutorService managed;

    private ScheduledExecutorService ticks;
    private Executor executor;
    private final List<ScheduledFuture<?>> schedules = new CopyOnWriteArrayList<>();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** For CDI. */
    public Rounds() {}

    Rounds(ScheduledExecutorService ticks, Executor executor) {
        this.ticks = ticks;
        this.executor = executor;
    }

    @PostConstruct
    void begin() {
        ticks = managedTicks;
        executor = managed;
    }

    @PreDestroy
    void stop() {
        schedules.forEach(s -> s.cancel(true));
    }

    /** The same, first after one period. */
    public void every(Duration period, String what, Runnable round) {
        every(period, period, what, round);
    }

    /**
     * Makes a round again and again, until the portal stops. A round that is still going on when
     * the next one is due takes its place; one that fails is said in the log and comes again.
     *
     * @param first from now
     * @param what it is, for the log
     */
    public void every(Duration first, Duration period, String what, Runnable round) {
        var going = new AtomicBoolean();
        Runnable once =
                () -> {
                    try {
                        guarded(what, round);
                    } finally {
                        going.set(false);
                    }
                };
        Runnable tick =
                () -> {
                    if (going.compareAndSet(false, true) && !begun(what, once)) {
                        going.set(false);
                    }
                };
        schedules.add(
                ticks.scheduleWithFixedDelay(
                        tick, first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Does something as soon as a thread is free; whoever asks does not wait for it.
     *
     * @param what its kind: few of a kind go on at once
     */
    public void soon(String what, Runnable work) {
        lanes.computeIfAbsent(what, Lane::new).add(work);
    }

    private boolean begun(String what, Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException | Error e) {
            // the portal is stopping, or there is no thread left: the next sign tries again
            LOG.log(Level.WARNING, "no thread for {0}: {1}", new Object[] {what, e});
            return false;
        }
    }

    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // also what no round can mend: the server would swallow it, and the next one may do
            LOG.log(Level.SEVERE, what + " failed, and comes again", e);
        }
    }

    /** Works of one kind. */
    private final class Lane {

        private final String what;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int going;

        Lane(String what) {
            this.what = what;
        }

        synchronized void add(Runnable work) {
            waiting.add(work);
            if (going < LANE) {
                going++;
                if (!begun(what, this::work)) {
                    going--;
                }
            }
        }

        private void work() {
            for (Runnable next = next(); next != null; next = next()) {
                guarded(what, next);
            }
        }

        private synchronized Runnable next() {
            Runnable next = waiting.poll();
            if (next == null) {
                going--;
            }
            return next;
        }
    }
}
