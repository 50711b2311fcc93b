package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.Documents;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.Dossier;
import fr.parvis.family.entity.DossierGaps;
import fr.parvis.family.entity.DossierSection;
import fr.parvis.family.entity.DossierState;
import fr.parvis.family.entity.Member;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.EnrolmentFileSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * The yearly enrolment dossiers of children, as their families see them. A new one begins with what
 * last year's said.
 */
@ApplicationScoped
public class Dossiers {

    @Inject DossierRepository dossiers;
    @Inject HealthRecords health;
    @Inject FamilyMembers members;
    @Inject Documents documents;
    @Inject TownSettings town;
    @Inject Clock clock;

    /**
     * A dossier in short.
     *
     * @param id null before it was begun
     * @param state null before it was begun
     * @param givenBack whether an agent has asked for something
     */
    public record Summary(
            Long id,
            String year,
            LocalDate deadline,
            DossierState state,
            List<String> missing,
            boolean givenBack,
            boolean late) {}

    /**
     * A dossier before its family.
     *
     * @param kept null before it was begun
     * @param answers with health; before it was begun, those of last year
     * @param fromLastYear whether that is so
     */
    public record Opened(
            Member member,
            String year,
            LocalDate deadline,
            Dossier kept,
            Answers answers,
            boolean fromLastYear,
            List<SupportingDocument> documents,
            List<String> missing) {

        public DossierState state() {
            return kept == null ? DossierState.OPEN : kept.state();
        }
    }

    /** The settings of this town; empty where no dossier is asked for. */
    public Optional<EnrolmentFileSettings> settings() {
        return Optional.ofNullable(town.enrolmentFile());
    }

    /** The dossiers of this year, by child; none where the town asks for none. */
    public Map<Long, Summary> summaries(Collection<Long> children) {
        if (settings().isEmpty()) {
            return Map.of();
        }
        return summaries(children, year());
    }

    /**
     * The dossiers of this year of the children of a family, read with what else its page reads.
     *
     * @return null of each child where the town asks for none
     */
    public LongFunction<Summary> ofFamily(long account) {
        if (settings().isEmpty()) {
            return child -> null;
        }
        String year = year();
        LocalDate deadline = town.enrolmentFile().deadline(year);
        boolean late = late(deadline);
        Later<Map<Long, DossierRepository.State>> states = dossiers.states(account, year);
        return child -> summary(states.get().get(child), year, deadline, late);
    }

    private boolean late(LocalDate deadline) {
        return LocalDate.now(clock).isAfter(deadline);
    }

    /**
     * Those of the year before that were begun, by child: from the spring on this year's is for the
     * next school year, and the children are still here with the one before.
     */
    public Map<Long, Summary> lastYears(Collection<Long> children) {
        if (settings().isEmpty()) {
            return Map.of();
        }
        Map<Long, Summary> all = summaries(children, EnrolmentFileSettings.before(year()));
        return all.entrySet().stream()
                .filter(e -> e.getValue().id() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Long, Summary> summaries(Collection<Long> children, String year) {
        LocalDate deadline = town.enrolmentFile().deadline(year);
        boolean late = late(deadline);
        Map<Long, DossierRepository.State> states = dossiers.states(children, year);
        return children.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                c -> c, c -> summary(states.get(c), year, deadline, late)));
    }

    private static Summary summary(
            DossierRepository.State state, String year, LocalDate deadline, boolean late) {
        return state == null
                ? new Summary(null, year, deadline, null, List.of(), false, late)
                : new Summary(
                        state.id(),
                        year,
                        deadline,
                        state.state(),
                        state.missing(),
                        state.givenBack(),
                        late);
    }

    /**
     * @throws NotFoundException when it is no child of the citizen's, or one for which the citizen
     *     may not act, or the town asks for no dossier
     */
    @Transactional
    public Opened open(Account citizen, MemberKey key) {
        Member member = child(citizen, key);
        String year = year();
        Dossier kept = dossiers.find(key.id(), year).orElse(null);
        Answers answers = kept == null ? lastYear(member) : all(kept);
        List<SupportingDocument> joined = kept == null ? List.of() : documents(kept);
        return new Opened(
                member,
                year,
                town.enrolmentFile().deadline(year),
                kept,
                answers,
                kept == null
                        && dossiers.find(key.id(), EnrolmentFileSettings.before(year)).isPresent(),
                joined,
                gaps(answers, joined));
    }

    Member child(Account citizen, MemberKey key) {
        Member member = members.find(citizen, key);
        if (!member.isChild() || !member.rights().mayBook() || settings().isEmpty()) {
            throw new NotFoundException("dossier of " + key);
        }
        return member;
    }

    String year() {
        return town.enrolmentFile().year(LocalDate.now(clock));
    }

    Answers all(Dossier dossier) {
        Set<String> secret = Field.inputs(DossierSection.HEALTH.fields());
        return dossier.answers().with(health.of(dossier), secret::contains);
    }

    /**
     * What last year's said, but for what the town knows of the child now. The class is never last
     * year's: of a year to come it is asked.
     */
    Answers lastYear(Member member) {
        String year = year();
        boolean running = year.equals(EnrolmentFileSettings.schoolYear(LocalDate.now(clock)));
        Answers known = known(member.child().facts(), running);
        return dossiers.find(member.key().id(), EnrolmentFileSettings.before(year))
                .map(this::all)
                .map(before -> before.with(known, i -> i.equals("niveau") || known.anythingIn(i)))
                .orElse(known);
    }

    private static Answers known(ChildFacts facts, boolean withLevel) {
        var values = new LinkedHashMap<String, List<String>>();
        if (facts.school() != null) {
            values.put("ecole", List.of(facts.school()));
        }
        if (withLevel && facts.level() != null) {
            values.put("niveau", List.of(facts.level().id().toLowerCase(Locale.ROOT)));
        }
        return new Answers(values);
    }

    List<SupportingDocument> documents(Dossier dossier) {
        return documents.list(DocumentHolder.dossier(dossier.id()));
    }

    List<String> gaps(Answers answers, List<SupportingDocument> joined) {
        return DossierGaps.of(
                answers,
                demanded(),
                joined.stream().map(SupportingDocument::type).toList(),
                LocalDate.now(clock));
    }

    /** The types of documents that are asked for, with their titles, in the town's order. */
    public Map<String, String> demanded() {
        var titles = new LinkedHashMap<String, String>();
        settings().stream()
                .flatMap(s -> s.documents().stream())
                .forEach(
                        id -> titles.put(id, town.documentType(id).map(t -> t.title()).orElse(id)));
        return titles;
    }

    /** What helps to find a document of this type; null for nothing. */
    public String hint(String type) {
        return town.documentType(type).map(t -> t.hint()).orElse(null);
    }
}
