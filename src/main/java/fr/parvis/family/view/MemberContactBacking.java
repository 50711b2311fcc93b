package fr.parvis.family.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.family.entity.Member;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.service.FamilyMembers;
import fr.parvis.family.service.MemberContacts;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** A change of contact details for a member of the family: the démarche's own form. */
@RequestScoped
@Named
public class MemberContactBacking {

    private static final String PAGE = "pv-page";

    @Inject FamilyMembers members;
    @Inject MemberContacts contacts;
    @Inject CurrentUser user;
    @Inject FormWriter writer;
    @Inject Navigation navigation;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private Member member;
    private Procedure procedure;
    private Answers typed = Answers.NONE;
    private List<FieldProblem> problems = List.of();

    public void load() {
        MemberKey key =
                MemberKey.read(path.get("member"))
                        .orElseThrow(() -> new NotFoundException("member"));
        member = members.find(user.citizen(), key);
        procedure = contacts.procedure(path.get("slug"));
        if (!member.contactsChangeable()) {
            throw new NotFoundException("contacts of " + key);
        }
        typed = contacts.proposed(procedure, member);
    }

    /** "Valider". */
    public void file() {
        PostedForm posted = PostedForm.read(procedure.fields(), request.getParameterMap());
        typed = posted.answers();
        problems =
                posted.problems().isEmpty()
                        ? contacts.problems(procedure, typed)
                        : posted.problems();
        if (problems.isEmpty()) {
            long number =
                    contacts.file(
                            user.citizen(), member.key(), procedure.slug(), typed, sent.of(PAGE));
            navigation.to("/mon-espace/demandes/" + number + "/confirmation");
        }
    }

    public Member getMember() {
        return member;
    }

    public Procedure getProcedure() {
        return procedure;
    }

    public String getForm() {
        return writer.html(procedure.fields(), procedure.fields(), typed, problems);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    public String getTitlePrefix() {
        return problems.isEmpty() ? "" : Messages.text("web.errorTitle");
    }

    /** Names this page, so that it files one request only; a second try keeps it. */
    public String getPage() {
        String before = sent.of(PAGE);
        return SecretToken.looksLike(before) ? before : SecretToken.create();
    }
}
