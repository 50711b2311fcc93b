package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.ContactUpdates;
import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.Member;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Request;
import fr.parvis.request.service.DirectFiling;
import fr.parvis.request.service.RequestDecided;
import fr.parvis.request.service.SpaceAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * "Changement de coordonnées" for a member of the family: a request of the same démarches as for
 * oneself, whose subject is the member. Accepted, it changes what the town knows of the member.
 */
@ApplicationScoped
public class MemberContacts {

    @Inject Catalogue catalogue;
    @Inject FamilyMembers family;
    @Inject MemberRepository members;
    @Inject FamilyFormRepository forms;
    @Inject DirectFiling filing;
    @Inject Clock clock;

    /** The démarches that change contact details in this town. */
    public List<Procedure> procedures() {
        return catalogue.all().stream().filter(p -> !p.updates().isEmpty()).toList();
    }

    /**
     * @throws NotFoundException when it is no such démarche
     */
    public Procedure procedure(String slug) {
        return procedures().stream()
                .filter(p -> p.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("contacts by " + slug));
    }

    /** How a member is reached, as answers to the forms of a space. */
    public static Answers known(Member member) {
        return AccountForms.answers(member.contacts(), member.mail());
    }

    /** The same as answers to a démarche. */
    public Answers proposed(Procedure procedure, Member member) {
        return SpaceAnswers.proposed(procedure, known(member));
    }

    public List<FieldProblem> problems(Procedure procedure, Answers typed) {
        return AnswerCheck.problems(procedure.fields(), typed, LocalDate.now(clock));
    }

    /**
     * Files the request.
     *
     * @param form the mark of the page: sent twice, it names the same request
     * @return its number
     * @throws DomainException when the citizen may not ask for this member
     */
    @Transactional
    public long file(Account citizen, MemberKey key, String slug, Answers typed, String form) {
        Member member = family.find(citizen, key);
        Procedure procedure = procedure(slug);
        if (!member.contactsChangeable()) {
            throw new DomainException("family.contacts.notAllowed");
        }
        if (!SecretToken.looksLike(form) || !problems(procedure, typed).isEmpty()) {
            throw new DomainException("family.form.again");
        }
        String mark = citizen.id() + "/" + SecretToken.hash(form);
        if (!forms.take(mark, clock.instant())) {
            return forms.filedWith(mark)
                    .orElseThrow(() -> new DomainException("family.form.again"));
        }
        Request filed =
                filing.file(
                        citizen,
                        slug,
                        typed,
                        Messages.text(
                                "family.contacts.title", procedure.title(), member.displayName()),
                        key.toString());
        forms.filed(mark, filed.number());
        return filed.number();
    }

    /** In the transaction in which an agent accepts. */
    void decided(@Observes RequestDecided decided) {
        if (!decided.accepted() || decided.procedure().updates().isEmpty()) {
            return;
        }
        MemberKey.read(decided.request().subject()).ifPresent(key -> apply(key, decided));
    }

    private void apply(MemberKey key, RequestDecided decided) {
        Set<String> inputs =
                Field.inputs(ContactUpdates.fields(decided.procedure().updates().values()));
        if (key.kind() == MemberKey.Kind.CHILD) {
            Child child = members.lockChild(key.id()).orElseThrow(MemberContacts::gone);
            Answers after =
                    after(AccountForms.answers(child.contacts(), child.mail()), decided, inputs);
            child.reachedAt(AccountForms.contacts(after), mail(after));
            members.householdsOf(child.id(), LocalDate.now(clock))
                    .forEach(h -> note(h, child.facts().displayName(), decided));
        } else if (key.kind() == MemberKey.Kind.ADULT) {
            HouseholdAdult adult = members.lockAdult(key.id()).orElseThrow(MemberContacts::gone);
            Answers after =
                    after(AccountForms.answers(adult.contacts(), adult.mail()), decided, inputs);
            adult.reachedAt(AccountForms.contacts(after), mail(after));
            note(adult.householdId(), adult.displayName(), decided);
        }
    }

    private static Answers after(Answers known, RequestDecided decided, Set<String> inputs) {
        return known.with(decided.updates().only(inputs::contains), inputs::contains);
    }

    private static DomainException gone() {
        return new DomainException("family.contacts.gone");
    }

    private static String mail(Answers answers) {
        String mail = answers.text("courriel");
        return mail.isEmpty() ? null : mail;
    }

    private void note(long household, String name, RequestDecided decided) {
        members.add(
                new HouseholdEvent(
                        household,
                        HouseholdEvent.Kind.CONTACTS,
                        name,
                        decided.agent(),
                        reason(decided),
                        clock.instant()));
    }

    private static String reason(RequestDecided decided) {
        return Messages.text(
                "family.byRequest",
                decided.procedure().title(),
                String.valueOf(decided.request().number()));
    }
}
