package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.entity.AccountEvent;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.service.AccountDesk;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.ActivationAnswer;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.ServiceKeyUse;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One account of a citizen before an agent, who activates it, refuses it or asks for a document.
 */
@RequestScoped
@Named
public class AccountFileBacking {

    @Inject AccountDesk desk;
    @Inject ServiceKeyUse use;
    @Inject ActivationAnswer answers;
    @Inject CurrentUser user;
    @Inject FormWriter writer;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private Account shown;
    private List<FieldProblem> problems = List.of();
    private List<String> households = List.of();
    private List<AccountDocument> documents = List.of();
    private String awaitedHousehold;

    public void load() {
        shown = desk.open(user.accountAgent(), path.number("id"));
        households = use.households(shown);
        documents = answers.sent(user.accountAgent(), shown.id());
        awaitedHousehold = use.awaitedHousehold(shown).orElse(null);
    }

    public void activate() {
        desk.activate(user.accountAgent(), shown.id(), seenVersion());
        reload();
    }

    public void refuse() {
        if (written(AccountForms.REASON)) {
            desk.refuse(user.accountAgent(), shown.id(), seenVersion(), typed("motif"));
            reload();
        }
    }

    public void askDocument() {
        if (written(AccountForms.QUESTION)) {
            desk.askDocument(user.accountAgent(), shown.id(), seenVersion(), typed("question"));
            reload();
        }
    }

    public void invite() {
        problems =
                desk.invite(
                        user.accountAgent(),
                        shown.id(),
                        seenVersion(),
                        sent(AccountForms.INVITATION));
        if (problems.isEmpty()) {
            navigation.to("/agents/comptes/" + shown.id() + "?pv-dit=envoye");
        }
    }

    /** Whether there are words for the citizen; what lacks is said beside their field. */
    private boolean written(List<Field> form) {
        problems =
                form.stream()
                        .filter(f -> typed(f.name()).isBlank())
                        .map(f -> FieldProblem.said(f.name(), "account.reasonMissing"))
                        .toList();
        return problems.isEmpty();
    }

    private Answers sent(List<Field> form) {
        return PostedForm.read(form, request.getParameterMap()).answers();
    }

    public String getQuestionForm() {
        return form(AccountForms.QUESTION, sent(AccountForms.QUESTION));
    }

    public String getReasonForm() {
        return form(AccountForms.REASON, sent(AccountForms.REASON));
    }

    /** The address of the link, or what was just typed for it. */
    public String getInvitationForm() {
        return form(
                AccountForms.INVITATION,
                request.getParameter("courriel") == null
                        ? new Answers(Map.of("courriel", List.of(shown.mail())))
                        : sent(AccountForms.INVITATION));
    }

    private String form(List<Field> fields, Answers answers) {
        Set<String> own = Field.inputs(fields);
        return writer.html(
                fields,
                fields,
                answers,
                problems.stream().filter(p -> own.contains(p.input())).toList());
    }

    /** Whether a form was sent and comes back: it stays unfolded. */
    public boolean sentBack(String input) {
        return request.getParameter(input) != null;
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    /** Whether the link was just sent again. */
    public boolean isInvited() {
        return "GET".equals(request.getMethod()) && "envoye".equals(typed("pv-dit"));
    }

    public boolean isPrepared() {
        return shown.state() == AccountState.PREPARED;
    }

    private void reload() {
        navigation.to("/agents/comptes/" + shown.id());
    }

    private long seenVersion() {
        String version = typed("pv-version");
        if (!version.matches("\\d{1,18}")) {
            throw new DomainException("account.changedMeanwhile");
        }
        return Long.parseLong(version);
    }

    /** What was typed before a problem: nothing is lost. */
    public String typed(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** What was typed in a form that the page has no more, because the account changed; else "". */
    public String getUnsaved() {
        return isOpen() ? "" : typed("motif") + typed("question");
    }

    public Account getShown() {
        return shown;
    }

    /** The numbers of the files of the family. */
    public List<String> getHouseholds() {
        return households;
    }

    /** What the citizen sent, the newest first. */
    public List<AccountDocument> getDocuments() {
        return documents;
    }

    /** The number of the file whose key the person typed in the wizard; null without one. */
    public String getAwaitedHousehold() {
        return awaitedHousehold;
    }

    public boolean isOpen() {
        return shown.state().waiting();
    }

    /** A refusal may be taken back. */
    public boolean isActivable() {
        return isOpen() || shown.state() == AccountState.REFUSED;
    }

    public List<AnswerGroup> getIdentity() {
        return AnswerGroup.of(AccountForms.IDENTITY, AccountForms.answers(shown));
    }

    public List<AnswerGroup> getContacts() {
        var fields = new ArrayList<>(AccountForms.ADDRESS);
        fields.addAll(AccountForms.CONTACTS);
        return AnswerGroup.of(fields, AccountForms.answers(shown));
    }

    /** The latest first. */
    public List<AccountEvent> getEvents() {
        var events = new ArrayList<>(shown.events());
        Collections.reverse(events);
        return events;
    }
}
