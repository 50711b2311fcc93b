package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes again every few minutes: departures, days that are waited for, waiting lists. */
class PromotionRoundsTest {

    private final List<Runnable> made = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    private PromotionRounds rounds() {
        var rounds = new PromotionRounds();
        rounds.rounds =
                new Rounds() {
                    @Override
                    public void every(Duration period, String what, Runnable round) {
                        made.add(round);
                    }
                };
        rounds.departures =
                new Departures() {
                    @Override
                    public List<Long> withDays() {
                        return List.of(1L, 2L);
                    }

                    @Override
                    public boolean cancelOne(long child) {
                        if (child == 1) {
                            throw new IllegalStateException("it is the first at every round");
                        }
                        done.add("cancelled " + child);
                        return false;
                    }

                    @Override
                    public List<Long> whoLeft() {
                        return List.of(3L);
                    }

                    @Override
                    public boolean endOne(long child) {
                        done.add("ended " + child);
                        return false;
                    }
                };
        rounds.wishes =
                new DayWishes() {
                    @Override
                    public Optional<Long> next() {
                        done.add("days");
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Long> late() {
                        return Optional.empty();
                    }
                };
        rounds.promotions =
                new Promotions() {
                    @Override
                    public boolean lapseOne() {
                        throw new IllegalStateException("an offer that cannot end");
                    }

                    @Override
                    public boolean endOne() {
                        done.add("over");
                        return false;
                    }

                    @Override
                    public boolean offerOne() {
                        done.add("offered");
                        return false;
                    }
                };
        return rounds;
    }

    @Test
    @Feature({"BKG-6", "ENR-3"})
    void aDepartureThatFailsStopsNoWaitingList() {
        rounds().start(null);
        int failed = 0;
        for (Runnable round : made) {
            try {
                round.run();
            } catch (IllegalStateException e) {
                failed++;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(done)
                .containsExactlyInAnyOrder("cancelled 2", "ended 3", "over", "days", "offered");
    }
}
