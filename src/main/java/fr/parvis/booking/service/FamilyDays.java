package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.FamilyDay;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the children of a person do on which day, and the private address that says so. */
@ApplicationScoped
public class FamilyDays {

    private static final int DAYS_BEFORE = 30;
    private static final int DAYS_AFTER = 400;
    private static final int SOON = 14;

    @Inject FamilyDayRepository repository;
    @Inject Activities activities;
    @Inject Clock clock;

    /** From today on. */
    public List<FamilyDay> coming(long account) {
        LocalDate today = LocalDate.now(clock);
        return join(repository.days(account, today, today.plusDays(DAYS_AFTER)).get());
    }

    /** The next two weeks. */
    public Later<List<FamilyDay>> soon(long account) {
        LocalDate today = LocalDate.now(clock);
        return repository.days(account, today, today.plusDays(SOON)).map(this::join);
    }

    /**
     * What a feed tells: the last weeks, too, so that a calendar program does not forget them.
     *
     * @throws NotFoundException when no feed has this address
     */
    public List<FamilyDay> ofFeed(String secret) {
        if (!SecretToken.looksLike(secret)) {
            throw new NotFoundException("feed");
        }
        long account =
                repository
                        .account(SecretToken.hash(secret))
                        .orElseThrow(() -> new NotFoundException("feed"));
        LocalDate today = LocalDate.now(clock);
        return join(
                repository
                        .days(account, today.minusDays(DAYS_BEFORE), today.plusDays(DAYS_AFTER))
                        .get());
    }

    /**
     * Opens the feed of a person at a new secret address; one that was open before is closed.
     *
     * @return the secret, which is not kept
     */
    public String openFeed(long account) {
        String secret = SecretToken.create();
        repository.open(account, SecretToken.hash(secret), clock.instant());
        return secret;
    }

    /** The address opens nothing any more. */
    public void closeFeed(long account) {
        repository.close(account);
    }

    /** When the feed was opened; empty when there is none. */
    public Optional<Instant> feedSince(long account) {
        return repository.since(account);
    }

    /** Units of one child, day and activity become one line, in the order of the activity. */
    private List<FamilyDay> join(List<FamilyDayRepository.Row> rows) {
        var days = new ArrayList<FamilyDay>();
        int i = 0;
        while (i < rows.size()) {
            int end = i + 1;
            while (end < rows.size() && same(rows.get(i), rows.get(end))) {
                end++;
            }
            days.add(day(rows.subList(i, end)));
            i = end;
        }
        return days;
    }

    private static boolean same(FamilyDayRepository.Row one, FamilyDayRepository.Row other) {
        return one.day().equals(other.day())
                && one.child() == other.child()
                && one.activity().equals(other.activity())
                && one.place().equals(other.place());
    }

    private FamilyDay day(List<FamilyDayRepository.Row> rows) {
        var first = rows.get(0);
        // an activity that the town has taken out of its files is called by its id
        Optional<Activity> activity = activities.find(first.activity());
        return new FamilyDay(
                first.day(),
                first.child(),
                first.childName(),
                first.activity(),
                activity.map(Activity::title).orElse(first.activity()),
                activity.flatMap(a -> a.place(first.place()))
                        .map(Activity.Place::name)
                        .orElse(first.place()),
                rows.stream()
                        .map(FamilyDayRepository.Row::unit)
                        .sorted(Comparator.comparing(u -> activity.map(a -> a.order(u)).orElse(0)))
                        .map(
                                u ->
                                        activity.flatMap(a -> a.unit(u))
                                                .map(Activity.Unit::label)
                                                .orElse(u))
                        .toList(),
                rows.stream().anyMatch(FamilyDayRepository.Row::waiting));
    }
}
