package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Contact details that change because an agent accepts a request. Takes part in the transaction of
 * whoever accepts: either both happen or none.
 */
@ApplicationScoped
public class ContactUpdates {

    /** The fields that may change this way, named as the forms of the space name them. */
    public static final List<Field> FIELDS =
            Stream.concat(AccountForms.ADDRESS.stream(), AccountForms.CONTACTS.stream())
                    .filter(f -> !f.name().equals("contact_prefere"))
                    .toList();

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final String MAIL = "courriel";

    @Inject AccountRepository accounts;
    @Inject IdentifierChange identifiers;
    @Inject AccountMails mails;
    @Inject Clock clock;

    /** What a space has now, as answers to {@link #FIELDS}. */
    @Transactional
    public Answers present(long accountId) {
        return AccountForms.answers(accounts.get(accountId));
    }

    /** Of the {@link #FIELDS} those with these names. */
    public static List<Field> fields(Collection<String> parts) {
        return FIELDS.stream().filter(f -> parts.contains(f.name())).toList();
    }

    /**
     * Replaces contact details. A new mail counts once its owner has confirmed it; the owner of the
     * old one is told now.
     *
     * @param parts names of the {@link #FIELDS} that are replaced, by nothing where {@code fresh}
     *     has nothing
     * @param fresh answers to these fields, checked
     * @param by the agent who accepts
     * @param source what the change follows from, in French
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(long accountId, Set<String> parts, Answers fresh, String by, String source) {
        Account account = accounts.lock(accountId);
        if (account.state() == AccountState.CLOSED) {
            SECURITY.log(Level.INFO, "account {0} is closed, its contacts stay", accountId);
            return;
        }
        List<Field> kept = fields(parts).stream().filter(f -> !f.name().equals(MAIL)).toList();
        Set<String> inputs = Field.inputs(kept);
        Answers after =
                AccountForms.answers(account).with(fresh.only(inputs::contains), inputs::contains);
        account.changeContacts(
                AccountForms.contacts(after), by, words(parts) + ", " + source, clock.instant());
        String address = fresh.text(MAIL);
        if (parts.contains(MAIL)
                && !address.isEmpty()
                && !address.equalsIgnoreCase(account.mail())) {
            identifiers.askMail(accountId, address);
            mails.mailToChange(account);
        }
    }

    /** "Adresse postale", "Téléphones", "Courriel à confirmer". */
    private static String words(Set<String> parts) {
        return parts.stream()
                .map(p -> p.startsWith("telephone") ? "telephone" : p)
                .distinct()
                .sorted()
                .map(p -> Messages.text("account.contacts.part." + p))
                .collect(Collectors.joining(", "));
    }
}
