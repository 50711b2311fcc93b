package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.Role;
import fr.parvis.account.entity.SignInSession;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Framing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Who makes this request. Found when it is first asked for: a public page that does not ask costs
 * nothing.
 */
@RequestScoped
@Named
public class CurrentUser {

    /** The cookie of whoever is signed in. */
    public static final String COOKIE = "pv_session";

    /** Sent by a page that asks whether it is still up to date, without anybody doing anything. */
    static final String BY_ITSELF = "X-Parvis-By-Itself";

    @Inject HttpServletRequest request;
    @Inject SignIn signIn;
    @Inject TownSettings town;

    private Optional<Account> account;

    public Optional<Account> account() {
        if (account == null) {
            // a page that was left open must not keep its session alive for ever
            account = token().flatMap(isByItself() ? signIn::peek : signIn::find);
        }
        return account;
    }

    /**
     * Whether a page that was left open asks, without anybody looking for sure; or one of the
     * town's site.
     */
    public boolean isByItself() {
        return request.getHeader(BY_ITSELF) != null || Framing.shared(request);
    }

    /** The value of the cookie, if there is one. */
    public Optional<String> token() {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName())) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The agent who makes this request.
     *
     * @throws NotFoundException for anybody else: the filter in front has already asked to sign in
     */
    public Account agent() {
        return account()
                .filter(a -> isInstructing())
                .orElseThrow(() -> new NotFoundException("back office"));
    }

    /** Whether it is an agent who instructs requests, or an administrator. */
    public boolean isInstructing() {
        return account()
                .map(a -> a.rights().mayUse(Role.AGENT) || a.rights().mayUse(Role.ADMIN))
                .orElse(false);
    }

    /**
     * Whoever makes this request and writes the news of the town.
     *
     * @throws NotFoundException for anybody else
     */
    public Account editor() {
        return account()
                .filter(a -> a.rights().editsContent())
                .orElseThrow(() -> new NotFoundException("contents"));
    }

    public boolean isEditor() {
        return account().map(a -> a.rights().editsContent()).orElse(false);
    }

    /**
     * Whoever makes this request and works at the régie.
     *
     * @throws NotFoundException for anybody else
     */
    public Account regieAgent() {
        return account()
                .filter(a -> a.rights().mayUse(Role.REGIE))
                .orElseThrow(() -> new NotFoundException("régie"));
    }

    public boolean isRegieAgent() {
        return account().filter(a -> a.rights().mayUse(Role.REGIE)).isPresent();
    }

    /**
     * The administrator who makes this request.
     *
     * @throws NotFoundException for anybody else
     */
    public Account administrator() {
        return account()
                .filter(a -> a.rights().mayUse(Role.ADMIN))
                .orElseThrow(() -> new NotFoundException("administration"));
    }

    /**
     * Whoever makes this request and looks after accounts.
     *
     * @throws NotFoundException for anybody else
     */
    public Account accountAgent() {
        return account()
                .filter(a -> a.rights().tendsAccounts(town.accounts().service()))
                .orElseThrow(() -> new NotFoundException("accounts"));
    }

    public boolean isAccountAgent() {
        return account()
                .map(a -> a.rights().tendsAccounts(town.accounts().service()))
                .orElse(false);
    }

    /** Whether it is an agent who gives keys to households. */
    public boolean isKeyAgent() {
        return account()
                .map(
                        a ->
                                town.keyServices().stream()
                                        .anyMatch(
                                                s ->
                                                        a.rights()
                                                                .givesKeys(
                                                                        s.id(),
                                                                        town.accounts().service())))
                .orElse(false);
    }

    public boolean isAdministrator() {
        return account().map(a -> a.rights().mayUse(Role.ADMIN)).orElse(false);
    }

    public boolean isSignedIn() {
        return account().isPresent();
    }

    /** How many seconds the session lasts when nothing is asked for any more. */
    public long getSecondsSure() {
        return SignInSession.SURE.toSeconds();
    }

    /** Whether this member of staff wants the shortcuts of the keyboard. */
    public boolean isUsingKeys() {
        return account().map(Account::usesKeys).orElse(true);
    }

    public boolean isStaff() {
        return account().map(Account::staff).orElse(false);
    }

    public boolean isCitizen() {
        return account().map(a -> !a.staff()).orElse(false);
    }

    /** Whether an agent still has to activate this space. */
    public boolean isWaiting() {
        return account().map(a -> a.state().waiting()).orElse(false);
    }

    /** Whether an agent asks for a document before that. */
    public boolean isDocumentAsked() {
        return account().map(a -> a.state() == AccountState.DOCUMENT_ASKED).orElse(false);
    }

    /**
     * The citizen who makes this request.
     *
     * @throws NotFoundException for anybody else: the filter in front has already asked to sign in
     */
    public Account citizen() {
        return account()
                .filter(a -> !a.staff())
                .orElseThrow(() -> new NotFoundException("space of a citizen"));
    }

    /** "Bonjour Madame DURAND", as the guides show it. */
    public String getGreeting() {
        return account()
                .map(Account::identity)
                .map(
                        i ->
                                Messages.text(
                                        "account.hello."
                                                + (i.civility() == null ? "plain" : i.civility()),
                                        i.lastName().toUpperCase(Locale.FRANCE)))
                .orElse("");
    }

    /** "12/01/2022 à 14 h 33"; null at the first sign-in. */
    public String getLastSignIn() {
        return account().map(Account::previousSignInAt).map(FrenchText::shortDateTime).orElse(null);
    }

    public String getDisplayName() {
        return account().map(Account::displayName).orElse("");
    }
}
