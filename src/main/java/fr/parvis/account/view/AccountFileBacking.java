package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountEvent;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.service.AccountDesk;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.ServiceKeyUse;
import fr.parvis.form.view.AnswerGroup;
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

/**
 * One account of a citizen before an agent, who activates it, refuses it or asks for a document.
 */
@RequestScoped
@Named
public class AccountFileBacking {

    @Inject AccountDesk desk;
    @Inject ServiceKeyUse use;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private Account shown;
    private List<String> households = List.of();

    public void load() {
        shown = desk.open(user.accountAgent(), path.number("id"));
        households = use.households(shown);
    }

    public void activate() {
        desk.activate(user.accountAgent(), shown.id(), seenVersion());
        reload();
    }

    public void refuse() {
        desk.refuse(user.accountAgent(), shown.id(), seenVersion(), typed("pv-motif"));
        reload();
    }

    public void askDocument() {
        desk.askDocument(user.accountAgent(), shown.id(), seenVersion(), typed("pv-question"));
        reload();
    }

    public void invite() {
        desk.invite(user.accountAgent(), shown.id(), seenVersion(), typed("pv-courriel"));
        navigation.to("/agents/comptes/" + shown.id() + "?pv-dit=envoye");
    }

    /** Whether the link was just sent again. */
    public boolean isInvited() {
        return "GET".equals(request.getMethod()) && "envoye".equals(typed("pv-dit"));
    }

    /** The address of the link, or what was just typed for it. */
    public String getMail() {
        String typed = typed("pv-courriel");
        return typed.isEmpty() ? shown.mail() : typed;
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
        return isOpen() ? "" : typed("pv-motif") + typed("pv-question");
    }

    public Account getShown() {
        return shown;
    }

    /** The numbers of the files of the family. */
    public List<String> getHouseholds() {
        return households;
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
