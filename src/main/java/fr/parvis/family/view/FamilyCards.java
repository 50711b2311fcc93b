package fr.parvis.family.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.OwnPhoto;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.Household;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.family.service.Dossiers;
import fr.parvis.family.service.MemberNews;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of a household as cards. */
@ApplicationScoped
class FamilyCards {

    @Inject OwnPhoto photos;
    @Inject DossierMarks marks;
    @Inject ServletContext context;
    @Inject Clock clock;

    /** Children first: they are what one comes for. */
    List<MemberCard> of(
            Household household,
            Account citizen,
            MemberNews news,
            LongFunction<Dossiers.Summary> dossiers) {
        var members = new ArrayList<>(children(household, news, dossiers));
        household.adults().forEach(a -> members.add(adult(a, citizen)));
        return members;
    }

    List<MemberCard> children(
            Household household, MemberNews news, LongFunction<Dossiers.Summary> dossiers) {
        return household.children().stream()
                .map(c -> child(c, dossiers.apply(c.id()), news))
                .toList();
    }

    private MemberCard child(FamilyChild child, Dossiers.Summary dossier, MemberNews news) {
        return new MemberCard(
                MemberKey.child(child.id()).toString(),
                child.displayName(),
                about(child.facts()),
                "smile",
                null,
                true,
                false,
                news.next(child.id()),
                marks.mark(dossier));
    }

    /** "8 ans, CE2, École Jules-Ferry". */
    String about(ChildFacts facts) {
        int years = facts.ageOn(LocalDate.now(clock));
        String age =
                years >= 2
                        ? Messages.text("family.age", years)
                        : Messages.text(years == 1 ? "family.age.one" : "family.age.baby");
        SchoolLevel level = facts.level();
        return Stream.of(age, level == null ? null : level.label(), facts.school())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private MemberCard adult(FamilyAdult adult, Account citizen) {
        boolean own = adult.hasAccount() && adult.account().equals(citizen.id());
        return new MemberCard(
                MemberKey.of(adult).toString(),
                adult.displayName(),
                own
                        ? Messages.text("family.adult.you")
                        : Messages.text(
                                adult.hasAccount() ? "family.adult.space" : "family.adult.none"),
                "user",
                own ? photo(citizen) : null,
                false,
                own,
                null,
                null);
    }

    private String photo(Account citizen) {
        return photos.changedAt(citizen.id())
                .map(
                        at ->
                                context.getContextPath()
                                        + "/mon-espace/profil/photo.jpg?v="
                                        + at.toEpochMilli())
                .orElse(null);
    }
}
