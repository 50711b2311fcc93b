package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What owners of accounts are written. No mail carries a password, or says who else exists. */
@ApplicationScoped
class AccountMails {

    @Inject Outbox outbox;
    @Inject PortalAddress portal;
    @Inject ActivationPromise promise;
    @Inject TownSettings town;

    /** The link that confirms the mail of a new space. */
    void activation(Account account, String token) {
        outbox.send(
                to(account, "activation", town.portalTitle())
                        .fact(userName(), account.userName())
                        .button(text("activation.button"), portal.of("/activation/" + token))
                        .close(text("activation.life"))
                        .close(text("notYou")));
    }

    /** The town made a space from its old files. */
    void prepared(Account account, String token) {
        outbox.send(
                to(account, "prepared", town.portalTitle())
                        .fact(userName(), account.userName())
                        .button(text("prepared.button"), portal.of("/activation/" + token))
                        .close(text("prepared.life")));
    }

    /** Somebody filled in the wizard with an address that has a space already. */
    void alreadyThere(Account account) {
        outbox.send(
                to(account, "alreadyThere", town.portalTitle())
                        .fact(userName(), account.userName())
                        .button(text("alreadyThere.button"), portal.of("/mot-de-passe-oublie"))
                        .close(text("notYou")));
    }

    /** An agent activates new spaces: the owner is told to wait, and until when at most. */
    void awaitingAgent(Account account) {
        Mail mail = to(account, "awaitingAgent");
        promise.until(account)
                .ifPresent(
                        day ->
                                mail.say(
                                        text(
                                                "awaitingAgent.hours",
                                                town.accounts().activationHours(),
                                                FrenchText.longDate(day))));
        outbox.send(mail);
    }

    void activated(Account account) {
        outbox.send(to(account, "activated").button(text("signIn"), portal.of("/connexion")));
    }

    void refused(Account account, String reason) {
        outbox.send(to(account, "refused", reason).close(text("contact", town.townHall().phone())));
    }

    /** The owner asks again for a way in. */
    void stillRefused(Account account) {
        outbox.send(
                Mail.to(account.mail(), text("refused.subject"))
                        .say(text("hello"))
                        .say(Messages.text("account.signIn.state.REFUSED"))
                        .close(text("contact", town.townHall().phone())));
    }

    void documentAsked(Account account, String question) {
        outbox.send(
                to(account, "documentAsked", question)
                        .button(text("documentAsked.button"), portal.of("/mon-espace/activation"))
                        .close(text("contact", town.townHall().phone())));
    }

    /** An administrator made an account for a member of staff. */
    void staffMade(Account account, String token) {
        outbox.send(
                to(account, "staffMade", town.portalTitle())
                        .fact(userName(), account.userName())
                        .button(text("staffMade.button"), portal.of("/activation/" + token))
                        .close(text("activation.life")));
    }

    /** To the agents: somebody tries keys. */
    void wrongKeys(Account account) {
        outbox.send(
                Mail.to(agents(), text("wrongKeys.subject"))
                        .say(text("hello"))
                        .say(text("wrongKeys.say", account.displayName()))
                        .button(
                                text("wrongKeys.button"),
                                portal.of("/agents/comptes/" + account.id())));
    }

    /** To the agents: the document that they asked for is there. */
    void documentGiven(Account account) {
        outbox.send(
                Mail.to(agents(), text("documentGiven.subject"))
                        .say(text("hello"))
                        .say(text("documentGiven.say", account.displayName()))
                        .button(
                                text("wrongKeys.button"),
                                portal.of("/agents/comptes/" + account.id())));
    }

    /** The same of somebody who is creating a space, by the name that was typed. */
    void wrongKeys(String name) {
        outbox.send(
                Mail.to(agents(), text("wrongKeys.subject"))
                        .say(text("hello"))
                        .say(text("wrongKeys.wizard", name))
                        .button(text("wrongKeys.queue"), portal.of("/agents/comptes")));
    }

    /** The key of the wizard was used or revoked before the space came to life. */
    void keyGone(Account account) {
        outbox.send(
                to(account, "keyGone")
                        .button(text("keyGone.button"), portal.of("/mon-espace/profil/cles")));
    }

    /** The service that looks after accounts, or else the town hall. */
    private String agents() {
        String service = town.accounts().service();
        String mail =
                service == null
                        ? null
                        : town.service(service).map(TownSettings.TownService::mail).orElse(null);
        if (mail != null) {
            return mail;
        }
        return town.townHall().mail() == null ? town.mail().from() : town.townHall().mail();
    }

    void passwordLink(Account account, String token) {
        outbox.send(
                to(account, "password", town.portalTitle())
                        .fact(userName(), account.userName())
                        .button(text("password.button"), portal.of("/mot-de-passe/" + token))
                        .close(text("password.life"))
                        .close(text("notYou")));
    }

    void passwordChanged(Account account) {
        outbox.send(
                to(account, "passwordChanged", town.portalTitle())
                        .button(text("passwordChanged.button"), portal.of("/mot-de-passe-oublie")));
    }

    /** Somebody whom FranceConnect knows wants this account to be theirs. */
    void franceConnectLink(Account account, String person, String token) {
        outbox.send(
                to(account, "franceConnect", person, town.portalTitle())
                        .fact(userName(), account.userName())
                        .button(
                                text("franceConnect.button"),
                                portal.of("/franceconnect/lien/" + token))
                        .close(text("franceConnect.life"))
                        .close(text("franceConnect.notYou")));
    }

    /** To the new address. */
    void confirmMail(Account account, String address, String token) {
        outbox.send(
                Mail.to(address, text("mail.subject"))
                        .say(text("hello"))
                        .say(text("mail.say", town.portalTitle()))
                        .button(text("mail.button"), portal.of("/courriel/" + token))
                        .close(text("activation.life"))
                        .close(text("notYou")));
    }

    /** Somebody wanted an address for another space that has a space already. */
    void mailWanted(Account owner) {
        outbox.send(to(owner, "mailWanted", town.portalTitle()).close(text("notYou")));
    }

    /** To the present address: an agent has accepted another one, which waits for its owner. */
    void mailToChange(Account account) {
        outbox.send(
                to(account, "mailToChange", town.portalTitle())
                        .close(text("contact", town.townHall().phone())));
    }

    /** To the old address, once the new one is confirmed. */
    void mailChanged(Account account, String oldAddress) {
        outbox.send(
                Mail.to(oldAddress, text("mailChanged.subject"))
                        .say(text("hello"))
                        .say(text("mailChanged.say", town.portalTitle()))
                        .close(text("contact", town.townHall().phone())));
    }

    private String userName() {
        return town.accounts().userName() == TownSettings.Accounts.UserName.MAIL
                ? text("fact.userName.mail")
                : text("fact.userName");
    }

    private static Mail to(Account account, String event, Object... arguments) {
        return Mail.to(account.mail(), text(event + ".subject"))
                .say(text("hello"))
                .say(text(event + ".say", arguments));
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("account.mail." + key, arguments);
    }
}
