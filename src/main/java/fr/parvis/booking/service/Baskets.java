package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.BasketKind;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.PricedBasket;
import fr.parvis.booking.entity.SubmittedBasket;
import fr.parvis.family.service.Families;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Baskets: ticks are kept as they are made, priced, and become requests by "Valider", once. Places
 * are decided by rows of PostgreSQL that are locked in one order (decision 34).
 */
@ApplicationScoped
public class Baskets {

    /** More ticks of one enrolment than a school year has days and units. */
    private static final int MOST = 1200;

    @Inject BasketRepository baskets;
    @Inject ReservationRepository reservations;
    @Inject PlaceRepository places;
    @Inject AgendaRepository agendas;
    @Inject Activities activities;
    @Inject Families families;
    @Inject BasketFiling filing;
    @Inject Clock clock;

    /** The ticks of an account that are not validated, by enrolment. */
    @Transactional
    public Map<Long, List<DayChange>> drafts(long account) {
        return baskets.drafts(account);
    }

    /** Those of one enrolment. */
    @Transactional
    public List<DayChange> draft(long account, long enrolment) {
        return baskets.drafts(account).getOrDefault(enrolment, List.of());
    }

    /**
     * Keeps the ticks of an enrolment, whatever was kept before; none forgets them.
     *
     * @throws NotFoundException when the enrolment is somebody else's
     */
    @Transactional
    public void keep(long account, long enrolment, List<DayChange> changes) {
        facts(account, enrolment);
        if (changes.size() > MOST) {
            throw new DomainException("booking.basket.tooMany");
        }
        baskets.keepDraft(account, enrolment, changes, clock.instant());
    }

    /** What the kept ticks of these enrolments cost, and which of them cannot be had now. */
    @Transactional
    public PricedBasket price(long account, Collection<Long> enrolments) {
        Map<Long, List<DayChange>> drafts = baskets.drafts(account);
        Instant now = clock.instant();
        var parts = new ArrayList<PricedBasket.Part>();
        for (Long id : new TreeSet<>(enrolments)) {
            AgendaRepository.Read read = agendas.read(id, account, LocalDate.now(clock));
            EnrolmentFacts facts =
                    read.facts().orElseThrow(() -> new NotFoundException("enrolment " + id));
            Activity activity = activities.get(facts.activity());
            Map<PlaceKey, DayPlaces> full = new HashMap<>();
            read.places().forEach(p -> full.put(p.key(), p));
            BasketDecision decision =
                    BasketDecision.of(
                            facts.rules(activity),
                            facts.place(),
                            read.days(),
                            drafts.getOrDefault(id, List.of()),
                            full,
                            now,
                            true);
            parts.add(priced(facts, activity, decision, drafts.getOrDefault(id, List.of())));
        }
        return new PricedBasket(parts);
    }

    private static PricedBasket.Part priced(
            EnrolmentFacts facts,
            Activity activity,
            BasketDecision decision,
            List<DayChange> asked) {
        return new PricedBasket.Part(
                Enrolments.line(facts, activity),
                decision.adds().stream()
                        .map(c -> day(activity, c, price(facts, activity, c)))
                        .toList(),
                decision.cancels().stream()
                        .map(c -> day(activity, c, decision.live(c).price()))
                        .toList(),
                decision.failed(),
                asked + asked.stream().map(c -> seen(facts, activity, c)).toList().toString());
    }

    private static Money price(EnrolmentFacts facts, Activity activity, DayChange add) {
        return facts.tariff(activity, add.day()).price(add.unit());
    }

    /** What a tick costs; the unit may have left the configuration. */
    private static Money seen(EnrolmentFacts facts, Activity activity, DayChange change) {
        return activity.unit(change.unit()).isEmpty() ? Money.ZERO : price(facts, activity, change);
    }

    private static PricedBasket.Day day(Activity activity, DayChange change, Money price) {
        String label = activity.unit(change.unit()).orElseThrow().label();
        return new PricedBasket.Day(change.day(), change.unit(), label, price);
    }

    /**
     * "Valider": all that can be had of the kept ticks of these enrolments, together; each day that
     * cannot is named. Sent twice, the second answer is the first.
     *
     * @param formKey of the form that was sent
     * @throws DomainException when the person may not book for a child any more, or nothing is
     *     ticked: nothing is done
     */
    @Transactional
    public SubmittedBasket submit(Account account, Collection<Long> enrolments, String formKey) {
        var ids = new TreeSet<>(enrolments);
        Map<Long, List<DayChange>> drafts = baskets.lockDrafts(account.id(), ids);
        List<BasketRepository.Done> earlier = baskets.done(account.id(), formKey);
        if (!earlier.isEmpty()) {
            return submitted(earlier);
        }
        if (drafts.isEmpty()) {
            ids.forEach(id -> facts(account.id(), id));
            throw new DomainException("booking.basket.empty");
        }
        reservations.lockEnrolments(drafts.keySet());
        Map<Long, EnrolmentFacts> all = new LinkedHashMap<>();
        var keys = new TreeSet<PlaceKey>();
        drafts.forEach(
                (id, changes) -> {
                    EnrolmentFacts facts = bookable(account.id(), id);
                    all.put(id, facts);
                    keys.addAll(
                            BasketDecision.keys(
                                    activities.get(facts.activity()), facts.place(), changes));
                });
        Map<PlaceKey, DayPlaces> locked = places.lock(keys, this::usual);
        var done = new ArrayList<BasketRepository.Done>();
        drafts.forEach(
                (id, changes) -> {
                    BasketRepository.Done one = filing.file(account, all.get(id), changes, locked);
                    baskets.done(account.id(), formKey, one, clock.instant());
                    baskets.keepDraft(account.id(), id, List.of(), clock.instant());
                    done.add(one);
                });
        return submitted(done);
    }

    /** What a form with this key has made; empty parts when it has not been sent. */
    @Transactional
    public SubmittedBasket submitted(long account, String formKey) {
        return submitted(baskets.done(account, formKey));
    }

    /** Whether it reserved days, gave days up, or both. */
    @Transactional
    public BasketKind kind(SubmittedBasket basket) {
        return BasketKind.of(baskets.kinds(basket.requests()));
    }

    private static SubmittedBasket submitted(List<BasketRepository.Done> done) {
        return new SubmittedBasket(
                done.stream()
                        .map(d -> new SubmittedBasket.Part(d.enrolment(), d.request(), d.failed()))
                        .toList());
    }

    /**
     * That days of an enrolment may be booked by an account today.
     *
     * @throws NotFoundException when it is somebody else's
     * @throws DomainException with the reason why not
     */
    @Transactional
    public void demand(long account, long enrolment) {
        bookable(account, enrolment);
    }

    private int usual(PlaceKey key) {
        return activities
                .find(key.activity())
                .flatMap(a -> a.place(key.place()))
                .map(Activity.Place::capacity)
                .orElse(0);
    }

    private EnrolmentFacts facts(long account, long enrolment) {
        return agendas.read(enrolment, account, LocalDate.now(clock))
                .facts()
                .orElseThrow(() -> new NotFoundException("enrolment " + enrolment));
    }

    private EnrolmentFacts bookable(long account, long enrolment) {
        EnrolmentFacts facts = facts(account, enrolment);
        families.requireBookable(account, facts.household(), facts.child(), LocalDate.now(clock));
        if (facts.state() != EnrolmentState.ACTIVE) {
            throw new DomainException("booking.enrolment.notAllowedNow");
        }
        return facts;
    }
}
