package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.entity.AccountEvent;
import fr.parvis.account.entity.AccountState;
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

    /** At once; whoever has more joins pages to one file. */
    public static final int MOST_FILES = 5;

    private static final Duration KEPT = Duration.ofDays(30);

    @Inject AccountRepository accounts;
    @Inject AccountDocumentRepository documents;
    @Inject AccountDesk desk;
    @Inject AccountMails mails;
    @Inject Clock clock;

    /** A file as it was sent. */
    public record SentFile(String name, byte[] content) {}

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
     * @throws DomainException when it is empty, a file is none that the portal takes, or nothing is
     *     asked any more
     */
    @Transactional
    public void answer(long accountId, String words, List<SentFile> files) {
        if (words.isBlank() && files.isEmpty()) {
            throw new DomainException("account.document.missing");
        }
        if (files.size() > MOST_FILES) {
            throw new DomainException("account.document.tooMany", MOST_FILES);
        }
        if (words.length() > AccountDesk.LONGEST_WORDS) {
            throw new DomainException("account.reasonTooLong", AccountDesk.LONGEST_WORDS);
        }
        Account account = accounts.lock(accountId);
        account.giveDocument(words.strip(), clock.instant());
        for (SentFile file : files) {
            documents.add(
                    new AccountDocument(accountId, file.name(), file.content(), clock.instant()));
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

    /** Files serve the decision: a month after it they are gone. */
    @Transactional
    void forgetOld() {
        documents.forgetDecidedBefore(clock.instant().minus(KEPT));
    }
}
