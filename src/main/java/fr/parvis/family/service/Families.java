package fr.parvis.family.service;

import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.Household;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The families of a citizen: whoever asks sees the households of the own account, and no others.
 */
@ApplicationScoped
public class Families {

    @Inject FamilyRepository families;
    @Inject Clock clock;

    /** The households of an account, as they are today. */
    public List<Household> of(long account) {
        return later(account).get();
    }

    /** The same for a page that reads more than them. */
    public Later<List<Household>> later(long account) {
        return families.ofAccount(account, LocalDate.now(clock));
    }

    /**
     * The children that an account may book for on a day: one that two of its households share is
     * there twice.
     */
    public List<FamilyChild> bookable(long account, LocalDate day) {
        return families.bonds(account).stream()
                .filter(b -> b.rights().mayBook() && b.child().bar(day).isEmpty())
                .map(FamilyRepository.Bond::child)
                .toList();
    }

    /**
     * The child, for whoever may book for it on a day in the name of this household.
     *
     * @throws NotFoundException when the account has nothing to do with household or child
     * @throws DomainException when it may not book, or the household has not the child on that day,
     *     or the child has left: with the reason
     */
    public FamilyChild requireBookable(long account, long household, long child, LocalDate day) {
        FamilyRepository.Bond bond =
                families.bonds(account).stream()
                        .filter(b -> b.child().household() == household && b.child().id() == child)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("child " + child));
        if (!bond.rights().mayBook()) {
            throw new DomainException("family.bar.NO_RIGHT");
        }
        bond.child()
                .bar(day)
                .ifPresent(
                        bar -> {
                            throw new DomainException(
                                    "family.bar." + bar, bond.child().displayName());
                        });
        return bond.child();
    }
}
