package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.entity.AccountEvent;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.InspectedFile;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a citizen to the agent who asked for a document: words, files or both. Then the
 * space waits for the agent again, in its old place of the queue.
 */
@ApplicationScoped
public class ActivationAnswer {

    private static final Duration KEPT = Duration.ofDays(30);

    @Inject AccountRepository accounts;
    @Inject AccountDocumentRepository documents;
    @Inject AccountDesk desk;
    @Inject AccountMails mails;
    @Inject Clock clock;

    /** What the agent asked for; empty when nothing is asked now. */
    @Transactional
    public Optional<String> question(long accountId) {
        Account account = accounts.get(accountId);
        if (account.state() != AccountState.DOCUMENT_ASKED) {
            return Optional.empty();
        }
        return account.events().stream()
                .filter(e -> e.to() == AccountState.DOCUMENT_ASKED && e.change() == null)
                .reduce((earlier, later) -> later)
                .map(AccountEvent::reason);
    }

    /**
     * Sends the answer.
     *
     * @param files looked into before
     * @throws DomainException when it is empty, or nothing is asked any more
     */
    @Transactional
    public void answer(long accountId, String words, List<InspectedFile> files) {
        if (words.isBlank() && files.isEmpty()) {
            throw new DomainException("account.document.missing");
        }
        if (words.length() > AccountDesk.LONGEST_WORDS) {
            throw new DomainException("account.reasonTooLong", AccountDesk.LONGEST_WORDS);
        }
        Account account = accounts.lock(accountId);
        account.giveDocument(words.strip(), clock.instant());
        for (InspectedFile file : files) {
            documents.add(new AccountDocument(accountId, file, clock.instant()));
        }
        mails.documentGiven(account);
    }

    /** What was sent for an account, for the agents who look after accounts. */
    @Transactional
    public List<AccountDocument> sent(Account agent, long accountId) {
        desk.requireRight(agent);
        return documents.of(accountId);
    }

    /**
     * One file with its content.
     *
     * @throws NotFoundException also for whoever may not look after accounts
     */
    @Transactional
    public AccountDocument open(Account agent, long documentId) {
        desk.requireRight(agent);
        AccountDocument document =
                documents
                        .find(documentId)
                        .orElseThrow(() -> new NotFoundException("document " + documentId));
        document.content();
        return document;
    }

    /** The scanner has said what it is; said twice, the first holds. */
    @Transactional
    AccountDocument judge(Account agent, long documentId, AccountDocument.State found) {
        AccountDocument document = open(agent, documentId);
        document.found(found);
        return document;
    }

    /** Files serve the decision: a month after it they are gone. */
    @Transactional
    void forgetOld() {
        documents.forgetDecidedBefore(clock.instant().minus(KEPT));
    }
}
