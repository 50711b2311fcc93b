package fr.parvis.security.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.parvis.demo.PortalArchive;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import fr.parvis.security.entity.CodeChallenge;
import fr.parvis.security.service.Throttle.Rule;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counters and answers inside the server, with its transactions and the real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class ThrottleIT {

    private static final Instant START = Instant.parse("2026-11-17T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject Throttle throttle;
    @Inject ThrottleRepository repository;
    @Inject Answers answers;
    @Inject Codes codes;
    @Inject ServerSecretRepository secrets;
    @Resource ManagedExecutorService executor;
    @Resource UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    private final String key = UUID.randomUUID().toString();

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    private int successes(int times, Callable<Boolean> action) throws Exception {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(action);
        }
        int successes = 0;
        for (Future<Boolean> result : executor.invokeAll(all)) {
            successes += result.get() ? 1 : 0;
        }
        return successes;
    }

    @Test
    @Feature("ACC-8")
    void manyAtOnceAreNoMoreThanTheLimit() throws Exception {
        Rule rule = Rule.of("many", 10, Duration.ofHours(1));
        assertEquals(10, successes(60, () -> throttle.take(rule, key).isEmpty()));
        assertTrue(throttle.closedUntil(rule, key).isPresent());
        assertTrue(throttle.closedUntil(rule, key + "x").isEmpty(), "another key is free");

        throttle.giveBack(rule, key);
        assertTrue(throttle.closedUntil(rule, key).isEmpty());
        assertEquals(1, successes(20, () -> throttle.take(rule, key).isEmpty()));
    }

    /** Two nodes, or two threads: whose clock is earlier may come to the row later. */
    @Test
    @Feature("ACC-8")
    void anEarlierClockThatComesLaterIsNotRefusedBelowTheLimit() throws Exception {
        Rule rule = Rule.of("clocks", 3, MINUTE);
        assertTrue(take(rule, START));
        assertTrue(repository.closedUntil(rule, key, START.minusMillis(60)).isEmpty());
        assertTrue(take(rule, START.minusMillis(20)));
        assertTrue(take(rule, START.minusMillis(40)));
        assertFalse(take(rule, START.minusMillis(10)), "three are the limit, whatever the clock");
        assertEquals(START.minusMillis(40).plus(MINUTE), freeAt(rule, START));
    }

    @Test
    @Feature("ACC-8")
    void aCountStaysWhenTheCallerFails() throws Exception {
        Rule rule = Rule.of("rollback", 1, Duration.ofHours(1));
        transaction.begin();
        assertTrue(throttle.take(rule, key).isEmpty());
        transaction.rollback();
        assertTrue(throttle.take(rule, key).isPresent());
    }

    @Test
    @Feature("ACC-8")
    void delaysDoubleUpToTheLongestAndAreForgottenInTheEnd() throws Exception {
        var rule = new Rule("delays", 2, Duration.ofMinutes(10), MINUTE, Duration.ofMinutes(5));
        Instant now = START;
        assertTrue(take(rule, now));
        assertEquals(START, freeAt(rule, now));
        assertTrue(take(rule, now));
        for (int minutes : new int[] {1, 2, 4, 5, 5}) {
            Instant free = now.plus(Duration.ofMinutes(minutes));
            assertEquals(free, freeAt(rule, now));
            assertFalse(take(rule, free.minusMillis(1)), "nothing is admitted before");
            assertEquals(free, freeAt(rule, now), "and asking in vain prolongs nothing");
            assertTrue(take(rule, free));
            now = free;
        }
        Instant later = freeAt(rule, now).plus(rule.window());
        assertTrue(take(rule, later));
        assertEquals(later, freeAt(rule, later), "begun anew");
    }

    /** The statement against the same rule written in Java, along random times. */
    @Test
    @Feature("ACC-8")
    void theStatementDecidesAsTheRuleSays() throws Exception {
        var random = new Random(20261117);
        for (int run = 0; run < 12; run++) {
            var rule =
                    new Rule(
                            "model" + run,
                            1 + random.nextInt(4),
                            Duration.ofMinutes(1 + random.nextInt(20)),
                            Duration.ofSeconds(10 + random.nextInt(100)),
                            Duration.ofMinutes(1 + random.nextInt(30)));
            int count = 0;
            Instant free = START;
            Instant forget = START;
            Instant now = START;
            for (int step = 0; step < 40; step++) {
                now = now.plusSeconds(random.nextInt(random.nextInt(5) == 0 ? 3000 : 60));
                boolean expected = !free.isAfter(now);
                if (expected) {
                    boolean fresh = !forget.isAfter(now);
                    count = fresh ? 1 : count + 1;
                    Duration delay = Duration.ZERO;
                    if (count >= rule.limit()) {
                        delay =
                                rule.firstDelay()
                                        .multipliedBy(1L << Math.min(count - rule.limit(), 20));
                        delay =
                                delay.compareTo(rule.longestDelay()) > 0
                                        ? rule.longestDelay()
                                        : delay;
                    }
                    free = now.plus(delay);
                    forget = fresh || !delay.isZero() ? free.plus(rule.window()) : forget;
                }
                assertEquals(expected, take(rule, now), rule + " step " + step);
                assertEquals(free, freeAt(rule, now), rule + " step " + step);
            }
        }
    }

    private boolean take(Rule rule, Instant now) throws Exception {
        transaction.begin();
        boolean taken = repository.take(rule, key, now);
        transaction.commit();
        return taken;
    }

    private Instant freeAt(Rule rule, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select free_at from throttle where rule = ? and key_hash = ?")) {
            query.setString(1, rule.name());
            query.setString(2, key);
            var found = query.executeQuery();
            return found.next() ? found.getTimestamp(1).toInstant() : now;
        }
    }

    @Test
    @Feature("ACC-8")
    void noNameAndNoAddressIsKept() throws SQLException {
        throttle.take(Rule.of("kept", 5, MINUTE), "192.0.2.7");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select key_hash from throttle where rule = 'kept'");
            assertTrue(found.next());
            assertTrue(found.getString(1).matches("[0-9a-f]{64}"));
            assertNotEquals(
                    SecretToken.hash("192.0.2.7"),
                    found.getString(1),
                    "nor what trying all addresses finds");
        }
    }

    @Test
    @Feature("ACC-8")
    void housekeepingForgetsWhatIsOverAndNothingElse() throws Exception {
        Rule past = Rule.of("past", 5, MINUTE);
        take(past, START.minus(Duration.ofDays(400)));
        Rule present = Rule.of("present", 1, MINUTE);
        throttle.take(present, key);
        throttle.forgetOld();
        assertEquals(START, freeAt(past, START), "the row is gone");
        assertTrue(throttle.closedUntil(present, key).isPresent());
    }

    @Test
    @Feature("ACC-3")
    void aSolvedCodeCountsOnceHoweverManyAnswerAtOnce() throws Exception {
        CodeChallenge challenge = codes.find(codes.create()).orElseThrow();
        assertEquals(1, successes(30, () -> answers.accept(challenge, challenge.code())));
    }

    @Test
    @Feature("ACC-3")
    void aCodeMayBeTriedThreeTimes() {
        CodeChallenge challenge = codes.find(codes.create()).orElseThrow();
        assertFalse(answers.accept(challenge, "wrong"));
        assertFalse(answers.accept(challenge, ""));
        assertTrue(answers.accept(challenge, challenge.code().toLowerCase()));
        CodeChallenge other = codes.find(codes.create()).orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertFalse(answers.accept(other, "wrong"));
        }
        assertFalse(answers.accept(other, other.code()));
    }

    @Test
    @Feature("ACC-3")
    void nodesThatNeedAKeyAtOnceAgreeOnOne() throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var otherNode = new ServerSecrets();
            otherNode.repository = secrets;
            all.add(
                    () -> {
                        transaction.begin();
                        String found = otherNode.key(key);
                        transaction.commit();
                        return found;
                    });
        }
        var found = new ArrayList<String>();
        for (Future<String> result : executor.invokeAll(all)) {
            found.add(result.get());
        }
        assertEquals(1, found.stream().distinct().count());
    }
}
