package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.ImportCheck;
import fr.parvis.account.entity.ImportColumn;
import fr.parvis.account.entity.UserNameProposal;
import fr.parvis.kernel.TableLine;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some lines of an import in a transaction of their own: all of them are written, or none. */
@ApplicationScoped
class ImportBatch {

    @Inject AccountImportRepository imports;
    @Inject AccountRepository accounts;
    @Inject HouseholdRepository households;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** Writes lines that were checked; decides anew which accounts are there. */
    @Transactional(TxType.REQUIRES_NEW)
    void write(long importId, List<ImportPlan.Step> checked, String agentName) {
        imports.oneAtATime();
        Instant now = clock.instant();
        var mailsOf = checked.stream().map(s -> ImportPlan.mail(s.line())).toList();
        Map<String, Set<String>> names = new HashMap<>();
        for (ImportPlan.Step step : ImportPlan.decided(checked, imports.known(mailsOf))) {
            Long account =
                    switch (step.outcome()) {
                        case CREATE -> create(step.line(), names, agentName, now);
                        case EXISTS, ALREADY -> step.known().accountId();
                        case IGNORE, FAULTY -> null;
                    };
            if (step.outcome().written()) {
                households.join(
                        households.get(ImportCheck.fileNumber(step.line()), now), account, now);
            }
            imports.note(importId, step, account);
        }
    }

    /**
     * @param names what is taken, by what it begins with: half a town may be called Martin
     */
    private long create(
            TableLine<ImportColumn> line,
            Map<String, Set<String>> names,
            String agentName,
            Instant now) {
        String mail = line.get(ImportColumn.COURRIEL);
        boolean byMail = town.accounts().userName() == TownSettings.Accounts.UserName.MAIL;
        if (byMail) {
            accounts.dropUnconfirmed(mail);
        }
        String userName = byMail ? mail : userName(line, names);
        Account account =
                Account.prepared(
                        userName,
                        mail,
                        ImportCheck.identity(line),
                        ImportCheck.contacts(line),
                        agentName,
                        now);
        accounts.add(account);
        return account.id();
    }

    private String userName(TableLine<ImportColumn> line, Map<String, Set<String>> names) {
        String base =
                UserNameProposal.base(line.get(ImportColumn.PRENOMS), line.get(ImportColumn.NOM));
        Set<String> taken = names.computeIfAbsent(base, imports::userNames);
        String name = UserNameProposal.of(base, taken::contains);
        names.forEach(
                (other, same) -> {
                    if (name.startsWith(other)) {
                        same.add(name);
                    }
                });
        return name;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void finish(long importId) {
        imports.get(importId).finish(clock.instant());
    }

    /**
     * Sends links to the owners of prepared accounts.
     *
     * @param again also to those who were sent one before
     * @return how many were sent
     */
    @Transactional(TxType.REQUIRES_NEW)
    int invite(long importId, List<ImportRow> rows, boolean again) {
        int sent = 0;
        for (ImportRow row : rows) {
            if (imports.noteMail(importId, row.line(), again, clock.instant())) {
                Account account = accounts.get(row.accountId());
                if (account.state() == AccountState.PREPARED) {
                    mails.prepared(account, links.create(account, AccountLink.Purpose.ACTIVATION));
                    sent++;
                }
            }
        }
        return sent;
    }
}
