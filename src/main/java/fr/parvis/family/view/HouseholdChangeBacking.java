package fr.parvis.family.view;

import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.service.ChildDesk;
import fr.parvis.family.service.HouseholdDesk;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.AnswerReading;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One change of a household by an agent: the form that the address names, with a reason. */
@RequestScoped
@Named
public class HouseholdChangeBacking {

    @Inject HouseholdBacking household;
    @Inject FamilyDeskBacking families;
    @Inject HouseholdDesk desk;
    @Inject ChildDesk children;
    @Inject FormWriter writer;
    @Inject Navigation navigation;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject HttpServletRequest request;
    @Inject Clock clock;

    private HouseholdForm form;
    private Optional<MemberKey> member = Optional.empty();
    private Answers typed = Answers.NONE;
    private List<FieldProblem> problems = List.of();

    public void load() {
        household.load();
        form =
                HouseholdForm.read(path.get("quoi"))
                        .orElseThrow(() -> new NotFoundException("form of a household"));
        member = MemberKey.read(sent.of("pv-membre"));
        typed = present();
    }

    /** What the form shows before anything was typed. */
    private Answers present() {
        return switch (form) {
            case CHILD -> child().map(c -> HouseholdAnswers.of(c.facts())).orElse(Answers.NONE);
            case ADULT -> adult().map(HouseholdAnswers::of).orElse(Answers.NONE);
            case RIGHTS ->
                    adult().map(a -> HouseholdAnswers.of(a.rights()))
                            .orElseThrow(() -> new NotFoundException("rights of nobody"));
            case LEAVE, LINK, QUOTIENT -> Answers.NONE;
        };
    }

    private Optional<FamilyChild> child() {
        return member.map(
                key ->
                        household
                                .getOpened()
                                .household()
                                .child(key.id())
                                .orElseThrow(() -> new NotFoundException("child " + key)));
    }

    private Optional<FamilyAdult> adult() {
        return member.map(
                key ->
                        household.getOpened().household().adults().stream()
                                .filter(a -> MemberKey.of(a).equals(key))
                                .findFirst()
                                .orElseThrow(() -> new NotFoundException("adult " + key)));
    }

    public void save() {
        PostedForm posted = PostedForm.read(form.fields(), request.getParameterMap());
        typed = posted.answers();
        problems =
                posted.problems().isEmpty()
                        ? AnswerCheck.problems(form.fields(), typed, LocalDate.now(clock))
                        : posted.problems();
        if (!problems.isEmpty()) {
            return;
        }
        try {
            apply(
                    new HouseholdDesk.Change(
                            families.agent(),
                            household.getOpened().household().id(),
                            typed.text("motif")));
            navigation.to(household.getHere() + "?pv-dit=fait");
        } catch (DomainException e) {
            problems =
                    List.of(
                            FieldProblem.said(
                                    form.fields().get(0).name(), e.messageKey(), e.arguments()));
        }
    }

    private void apply(HouseholdDesk.Change change) {
        switch (form) {
            case CHILD -> {
                var facts = HouseholdAnswers.child(typed);
                member.ifPresentOrElse(
                        key -> children.changeChild(change, key.id(), facts),
                        () -> children.addChild(change, facts, typed.text("partage")));
            }
            case ADULT -> {
                if (member.isPresent()) {
                    desk.changeAdult(change, member.get().id(), this::describe);
                } else {
                    var adult = new HouseholdAdult(change.household(), null, clock.instant());
                    describe(adult);
                    desk.addAdult(change, adult);
                }
            }
            case RIGHTS -> desk.changeRights(change, key(), HouseholdAnswers.rights(typed));
            case LEAVE -> desk.leave(change, key(), HouseholdAnswers.date(typed, "jour"));
            case LINK -> desk.link(change, typed.text("compte"));
            case QUOTIENT ->
                    desk.setQuotient(
                            change,
                            Integer.parseInt(typed.text("montant")),
                            HouseholdAnswers.date(typed, "debut"));
        }
    }

    private MemberKey key() {
        return member.orElseThrow(() -> new NotFoundException("member of a household"));
    }

    private void describe(HouseholdAdult adult) {
        adult.called(
                        HouseholdAnswers.value(typed, "civilite"),
                        typed.text("prenoms"),
                        typed.text("nom"))
                .reachedAt(
                        HouseholdDesk.called(
                                adult.contacts(),
                                AnswerReading.phone(typed.text("telephone")).orElse(null)),
                        HouseholdAnswers.value(typed, "courriel"))
                .allowed(HouseholdAnswers.rights(typed));
    }

    /** "Ajouter un enfant", "Modifier Matteo Durand". */
    public String getTitle() {
        String name =
                switch (form) {
                    case CHILD -> child().map(FamilyChild::displayName).orElse(null);
                    case ADULT, RIGHTS -> adult().map(FamilyAdult::displayName).orElse(null);
                    case LEAVE -> leaving();
                    case LINK, QUOTIENT -> null;
                };
        return name == null
                ? Messages.text("family.desk.form." + form)
                : Messages.text("family.desk.form." + form + ".of", name);
    }

    private String leaving() {
        return key().kind() == MemberKey.Kind.CHILD
                ? child().orElseThrow().displayName()
                : adult().orElseThrow().displayName();
    }

    public String getForm() {
        return writer.html(form.fields(), form.fields(), typed, problems);
    }

    /** The member as the form carries it; "" for a new one. */
    public String getMember() {
        return member.map(MemberKey::toString).orElse("");
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }
}
