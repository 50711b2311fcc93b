package fr.parvis.family.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.Household;
import fr.parvis.family.service.Dossiers;
import fr.parvis.family.service.Families;
import fr.parvis.family.service.MemberNews;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** "Ma famille", and its block on the dashboard. */
@RequestScoped
@Named
public class FamilyBacking {

    @Inject Families families;
    @Inject FamilyCards cards;
    @Inject Dossiers dossiers;
    @Inject Event<MemberNews> gathering;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject Catalogue catalogue;

    private Later<List<Shown>> households = Later.known(List.of());
    private Later<List<MemberCard>> children = Later.known(List.of());
    private Later<List<MemberCard>> toComplete = Later.known(List.of());
    private MemberNews news;

    /**
     * A household on the page.
     *
     * @param full whether the citizen books and asks for it
     */
    public record Shown(String fileNumber, boolean full, List<MemberCard> members) {}

    /** The whole family. */
    public void load() {
        load((household, dossiers) -> cards.of(household, user.citizen(), news, dossiers));
    }

    /** The children only, for the dashboard. */
    public void loadChildren() {
        load((household, dossiers) -> cards.children(household, news, dossiers));
    }

    private void load(
            BiFunction<Household, LongFunction<Dossiers.Summary>, List<MemberCard>> members) {
        if (!isOffered()) {
            return;
        }
        Account citizen = user.citizen();
        Later<List<Household>> own = families.later(citizen.id());
        LongFunction<Dossiers.Summary> states = dossiers.ofFamily(citizen.id());
        news = new MemberNews(citizen, false);
        gathering.fire(news);
        households =
                own.map(
                        all ->
                                all.stream()
                                        .map(h -> shown(h, citizen, members.apply(h, states)))
                                        .toList());
        children =
                households.map(
                        all -> cards(all.stream()).filter(MemberCard::child).distinct().toList());
        toComplete =
                households.map(
                        all ->
                                cards(all.stream().filter(Shown::full))
                                        .filter(FamilyBacking::isToComplete)
                                        .distinct()
                                        .toList());
    }

    private static Stream<MemberCard> cards(Stream<Shown> households) {
        return households.flatMap(h -> h.members().stream());
    }

    private static boolean isToComplete(MemberCard member) {
        return member.dossier() != null && !member.dossier().hint().isEmpty();
    }

    private static Shown shown(Household household, Account citizen, List<MemberCard> members) {
        boolean full = household.rights(citizen.id()).map(AdultRights::mayBook).orElse(false);
        return new Shown(household.fileNumber(), full, members);
    }

    /** Whether this town looks after families here. */
    public boolean isOffered() {
        return !town.familyServices().isEmpty();
    }

    /** "Ma famille", or what the town calls the tab. */
    public String getTab() {
        String own = town.families().tab();
        return own == null ? Messages.text("family.title") : own;
    }

    public List<Shown> getHouseholds() {
        return households.get();
    }

    /** The children of all households, each once, for the dashboard. */
    public List<MemberCard> getChildren() {
        return children.get();
    }

    /** Children whose enrolment dossier waits for the citizen, for the dashboard. */
    public List<MemberCard> getToComplete() {
        return toComplete.get();
    }

    /** Whether the citizen may enrol and book for anybody. */
    public boolean isBooking() {
        return getHouseholds().stream().anyMatch(Shown::full);
    }

    /** Where "Annuler / Réserver" leads; null when nothing is booked here. */
    public String getBookings() {
        return news == null || getChildren().isEmpty() ? null : news.bookings();
    }

    /** "Ajouter un membre"; null where the town has no such démarche. */
    public Procedure getAddMember() {
        return first(Procedure.Purpose.ADD_MEMBER);
    }

    /** "Dossier administratif"; null where the town has no such démarche. */
    public Procedure getPapers() {
        return first(Procedure.Purpose.HOUSEHOLD_PAPERS);
    }

    private Procedure first(Procedure.Purpose purpose) {
        return catalogue.all().stream()
                .filter(p -> p.purpose() == purpose)
                .findFirst()
                .orElse(null);
    }

    /** "Autres démarches": those of families, or all. */
    public String getOthers() {
        Optional<TownSettings.Theme> theme =
                town.themes().stream().filter(TownSettings.Theme::families).findFirst();
        return theme.map(t -> "/demarches/theme/" + t.id()).orElse("/demarches");
    }
}
