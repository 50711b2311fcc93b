package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CertifiedAnswers;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectLinks;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.web.BrowserSecret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Who files by this request: a citizen who is signed in, or a browser. Staff file as anybody. */
@RequestScoped
public class CurrentApplicant {

    @Inject CurrentUser user;
    @Inject BrowserSecret browser;
    @Inject FranceConnectLinks franceConnect;

    private Optional<CertifiedIdentity> certified;

    /** Whose drafts this request may see. */
    public DraftOwner owner() {
        return account()
                .map(a -> DraftOwner.citizen(a, browser.get()))
                .orElseGet(() -> DraftOwner.browser(browser.get()));
    }

    /** The same; a browser in which nobody is signed in is given its secret, or it is prolonged. */
    public DraftOwner keep() {
        if (account().isEmpty()) {
            browser.keep();
        }
        return owner();
    }

    /** The citizen who is signed in. */
    public Optional<Account> account() {
        return user.account().filter(a -> !a.staff());
    }

    /** Whether somebody was signed in here, and the session has ended by itself. */
    public boolean sessionEnded() {
        return user.token().isPresent() && user.account().isEmpty();
    }

    /** Whether FranceConnect answers this field for the person: then nobody types it. */
    public boolean certifies(Field field) {
        return CertifiedAnswers.covers(field) && certified().isPresent();
    }

    /** Answers to these fields, with what FranceConnect has certified whatever was typed there. */
    public Answers certain(List<Field> fields, Answers typed) {
        if (fields.stream().noneMatch(this::certifies)) {
            return typed;
        }
        return asked(fields, CertifiedAnswers.over(typed, certified().get()));
    }

    /** What the space knows, where nothing of these fields was answered yet. */
    public Answers prefilled(List<Field> fields, Answers answers) {
        Optional<Account> account = account();
        if (account.isEmpty()) {
            return answers;
        }
        boolean begun = fields.stream().anyMatch(f -> answers.anythingIn(f.name()));
        Answers known = begun ? answers : AccountForms.answers(account.get());
        return answers.with(certain(fields, asked(fields, known)), input -> false);
    }

    /** What the space has of what this démarche changes, where nothing of it was answered yet. */
    public Answers present(Procedure procedure, Answers answers) {
        boolean begun = procedure.updates().keySet().stream().anyMatch(answers::anythingIn);
        if (begun || account().isEmpty()) {
            return answers;
        }
        Answers space = AccountForms.answers(account().get());
        return answers.with(SpaceAnswers.proposed(procedure, space), input -> false);
    }

    private Optional<CertifiedIdentity> certified() {
        if (certified == null) {
            certified = account().flatMap(a -> franceConnect.certified(a.id()));
        }
        return certified;
    }

    private static Answers asked(List<Field> fields, Answers answers) {
        return answers.only(i -> fields.stream().anyMatch(f -> f.inputs().contains(i)));
    }
}
