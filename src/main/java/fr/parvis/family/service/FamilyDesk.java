package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.Household;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.QuotientFamilial;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Households before the agents who look after families: what they see. */
@ApplicationScoped
public class FamilyDesk {

    /** Households of a search at the most. */
    public static final int MOST = 50;

    private static final int WAITING = 100;

    @Inject FamilyRight right;
    @Inject FamilyRepository families;
    @Inject HouseholdSearchRepository search;
    @Inject MemberRepository members;
    @Inject QuotientRepository quotients;
    @Inject DossierRepository dossiers;
    @Inject Dossiers years;
    @Inject Clock clock;

    /**
     * A household before an agent.
     *
     * @param dossiers of this year, by child
     * @param lastYear those of the year before that were begun, by child
     */
    public record Opened(
            Household household,
            List<QuotientFamilial> quotients,
            Map<Long, Dossiers.Summary> dossiers,
            Map<Long, Dossiers.Summary> lastYear,
            List<HouseholdEvent> history) {}

    /** One more than {@link #MOST} when there are more; nothing for less than two letters. */
    public List<HouseholdRow> search(Account agent, String words) {
        right.require(agent);
        return words.strip().length() < 2
                ? List.of()
                : search.find(words, LocalDate.now(clock), MOST + 1);
    }

    /** The dossiers that wait for an agent, the longest first. */
    public List<WaitingDossier> toValidate(Account agent) {
        right.require(agent);
        return dossiers.toValidate(WAITING);
    }

    /**
     * @throws NotFoundException when there is no such household
     */
    @Transactional
    public Opened open(Account agent, long household) {
        right.require(agent);
        Household shown =
                families.find(household, LocalDate.now(clock))
                        .orElseThrow(() -> new NotFoundException("household " + household));
        List<Long> children = shown.children().stream().map(FamilyChild::id).toList();
        return new Opened(
                shown,
                quotients.history(household),
                years.summaries(children),
                years.lastYears(children),
                members.history(household));
    }

    /** The household with this number, made when it is new. */
    @Transactional
    public long create(Account agent, String typedNumber) {
        right.require(agent);
        FileNumber number =
                FileNumber.read(typedNumber)
                        .orElseThrow(() -> new DomainException("family.desk.number"));
        return members.household(number.value(), clock.instant());
    }
}
