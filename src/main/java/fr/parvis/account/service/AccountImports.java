package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountImport;
import fr.parvis.account.entity.ImportColumn;
import fr.parvis.account.entity.ImportFile;
import fr.parvis.account.entity.ImportOutcome;
import fr.parvis.kernel.Batches;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Accounts made from a file of the old "Portail famille": the file is kept, an agent sees line by
 * line what would happen, imports the good lines, and sends the links. The same file again changes
 * nothing.
 */
@ApplicationScoped
public class AccountImports {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final Duration KEPT_UNUSED = Duration.ofDays(7);
    private static final Duration KEPT_DONE = Duration.ofDays(365);

    @Inject AccountImportRepository imports;
    @Inject ImportBatch batch;
    @Inject AccountDesk desk;
    @Inject Clock clock;

    /** An import before an agent: what would happen, or what has happened. */
    public record Opened(AccountImport file, List<ImportRow> rows) {

        public int count(ImportOutcome outcome) {
            return (int) rows.stream().filter(r -> r.outcome() == outcome).count();
        }
    }

    /**
     * Keeps a file until it is imported. Nothing else is written.
     *
     * @return its id
     * @throws DomainException when it cannot be read
     */
    @Transactional
    public long upload(Account agent, String fileName, byte[] bytes) {
        desk.requireRight(agent);
        String text = ImportFile.decode(bytes);
        ImportFile.read(text);
        var file =
                new AccountImport(
                        CsvText.fileName(fileName, "comptes.csv"),
                        text,
                        agent.displayName(),
                        clock.instant());
        imports.add(file);
        log(agent, "uploaded import " + file.id());
        return file.id();
    }

    @Transactional
    public List<AccountImport> recent(Account agent) {
        desk.requireRight(agent);
        return imports.recent();
    }

    @Transactional
    public Opened open(Account agent, long id) {
        desk.requireRight(agent);
        AccountImport file = imports.get(id);
        if (file.done()) {
            return new Opened(file, imports.rows(id));
        }
        List<ImportPlan.Step> checked = checked(file);
        var mails = checked.stream().map(s -> ImportPlan.mail(s.line())).toList();
        return new Opened(
                file,
                ImportPlan.decided(checked, imports.known(mails)).stream()
                        .map(AccountImports::row)
                        .toList());
    }

    private List<ImportPlan.Step> checked(AccountImport file) {
        return ImportPlan.checked(ImportFile.read(file.content()), LocalDate.now(clock));
    }

    private static ImportRow row(ImportPlan.Step step) {
        var line = step.line();
        return new ImportRow(
                line.line(),
                (line.get(ImportColumn.PRENOMS) + " " + line.get(ImportColumn.NOM)).strip(),
                line.get(ImportColumn.DOSSIER),
                line.get(ImportColumn.COURRIEL),
                step.outcome(),
                step.problem(),
                null,
                null,
                null);
    }

    /**
     * Writes the good lines of a file, some hundred in a transaction. What breaks off may be begun
     * again: what is written already is found there.
     */
    @Transactional(TxType.NEVER)
    public void run(Account agent, long id) {
        AccountImport file = begin(agent, id);
        if (file.done()) {
            return;
        }
        List<ImportPlan.Step> checked = checked(file);
        Batches.of(checked).forEach(some -> batch.write(id, some, agent.displayName()));
        batch.finish(id);
        log(agent, "imported " + id);
    }

    private AccountImport begin(Account agent, long id) {
        desk.requireRight(agent);
        return imports.get(id);
    }

    /**
     * Sends the links of an import.
     *
     * @param lines which ones, also those sent before; empty for all that were not sent yet
     * @return how many were sent
     */
    @Transactional(TxType.NEVER)
    public int invite(Account agent, long id, Set<Integer> lines) {
        begin(agent, id);
        boolean all = lines.isEmpty();
        List<ImportRow> rows =
                imports.rows(id).stream()
                        .filter(ImportRow::invitable)
                        .filter(r -> all ? r.mailedAt() == null : lines.contains(r.line()))
                        .toList();
        int sent = 0;
        for (List<ImportRow> some : Batches.of(rows)) {
            sent += batch.invite(id, some, !all);
        }
        log(agent, "sent " + sent + " links of import " + id);
        return sent;
    }

    /** Forgets files that nobody imported for a week, and results after a year. */
    @Transactional
    void forgetOld() {
        Instant now = clock.instant();
        imports.forget(now.minus(KEPT_UNUSED), now.minus(KEPT_DONE));
    }

    private static void log(Account agent, String what) {
        SECURITY.log(Level.INFO, "agent {0} {1}", new Object[] {agent.id().toString(), what});
    }
}
