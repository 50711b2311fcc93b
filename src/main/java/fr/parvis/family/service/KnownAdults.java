package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.HouseholdJoined;
import fr.parvis.family.entity.AdultName;
import fr.parvis.family.entity.HouseholdAdult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whoever comes into a household with an account, and was named there by an import or an agent, is
 * one person: it stands there once, and may do what was said of it.
 */
@ApplicationScoped
class KnownAdults {

    @Inject AdultRepository adults;
    @Inject MemberRepository members;
    @Inject Clock clock;

    /** By a key, or by an import of accounts. */
    void joined(@Observes HouseholdJoined event) {
        meet(event.household(), adults.account(event.account()));
    }

    /** The account is a member of the household since this moment. */
    void meet(long household, Account account) {
        LocalDate today = LocalDate.now(clock);
        List<HouseholdAdult> without =
                adults.named(household).stream()
                        .filter(a -> a.accountId() == null)
                        .filter(a -> a.until() == null || a.until().isAfter(today))
                        .toList();
        name(account)
                .among(without, KnownAdults::name)
                .ifPresent(
                        a -> {
                            members.lockAdult(a.id()).orElseThrow().linkedTo(account.id());
                            adults.changeRights(household, account.id(), a.rights());
                        });
    }

    /**
     * The one whom a line of a file means by name only.
     *
     * @param referred whether the line has a reference: then it is nobody who has another one
     */
    Optional<HouseholdAdult> named(long household, AdultName name, boolean referred) {
        List<HouseholdAdult> all =
                adults.named(household).stream()
                        .filter(a -> !referred || a.reference() == null)
                        .toList();
        return name.among(all, KnownAdults::name);
    }

    /** The account of the household that is this person's, when nobody named the person before. */
    Optional<Account> unnamed(long household, AdultName name) {
        return name.among(adults.unnamed(household), KnownAdults::name);
    }

    private static AdultName name(HouseholdAdult adult) {
        return new AdultName(adult.firstNames(), adult.lastName());
    }

    private static AdultName name(Account account) {
        return new AdultName(account.identity().firstNames(), account.identity().lastName());
    }
}
