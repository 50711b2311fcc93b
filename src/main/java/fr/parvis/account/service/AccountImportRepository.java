package fr.parvis.account.service;

import fr.parvis.account.entity.AccountImport;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.ImportCheck;
import fr.parvis.account.entity.ImportOutcome;
import fr.parvis.kernel.InstantConverter;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Uploaded files and what became of their lines. */
@ApplicationScoped
class AccountImportRepository {

    private static final int RECENT = 20;

    @PersistenceContext EntityManager entities;

    void add(AccountImport file) {
        entities.persist(file);
        entities.flush();
    }

    AccountImport get(long id) {
        return Optional.ofNullable(entities.find(AccountImport.class, id))
                .orElseThrow(() -> new NotFoundException("import " + id));
    }

    List<AccountImport> recent() {
        return entities.createQuery(
                        "select i from AccountImport i order by i.id desc", AccountImport.class)
                .setMaxResults(RECENT)
                .getResultList();
    }

    /** Imports wait for one another: names that they propose are not taken in between. */
    void oneAtATime() {
        entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('account_import')) as text)")
                .getResultList();
    }

    /** The accounts of citizens with these mails, by mail in lower case. */
    Map<String, ImportPlan.Known> known(Collection<String> mails) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select lower(a.mail), a.id, a.last_name, a.first_names,
                                    string_agg(h.file_number, chr(10))
                                from account a
                                left join household_member m on m.account_id = a.id
                                left join household h on h.id = m.household_id
                                where a.kind = 'CITIZEN'
                                    and a.state not in ('MAIL_UNCONFIRMED', 'CLOSED')
                                    and lower(a.mail) = any(string_to_array(?1, chr(10)))
                                group by a.id
                                """)
                        .setParameter(1, String.join("\n", mails))
                        .getResultList();
        var known = new HashMap<String, ImportPlan.Known>();
        for (Object found : rows) {
            var row = (Object[]) found;
            Set<String> files = row[4] == null ? Set.of() : Set.of(((String) row[4]).split("\n"));
            known.put(
                    (String) row[0],
                    new ImportPlan.Known(
                            ((Number) row[1]).longValue(),
                            (String) row[2],
                            (String) row[3],
                            files));
        }
        return known;
    }

    /**
     * The user names that begin so, in small letters.
     *
     * @param base letters and digits only
     */
    Set<String> userNames(String base) {
        List<?> names =
                entities.createNativeQuery(
                                "select lower(user_name) from account"
                                        + " where account_key(user_name) like ?1")
                        .setParameter(1, base + "%")
                        .getResultList();
        return names.stream().map(String::valueOf).collect(Collectors.toCollection(HashSet::new));
    }

    /** Notes what became of a line; what is noted already stays. */
    void note(long importId, ImportPlan.Step step, Long accountId) {
        boolean filed = step.outcome() != ImportOutcome.FAULTY;
        entities.createNativeQuery(
                        "insert into account_import_line"
                                + " (import_id, line, outcome, problem, account_id, file_number)"
                                + " values (?1, ?2, ?3, ?4, cast(?5 as bigint), ?6)"
                                + " on conflict do nothing")
                .setParameter(1, importId)
                .setParameter(2, step.line().line())
                .setParameter(3, step.outcome().name())
                .setParameter(4, step.problem())
                .setParameter(5, accountId == null ? null : accountId.toString())
                .setParameter(6, filed ? ImportCheck.fileNumber(step.line()).value() : null)
                .executeUpdate();
    }

    List<ImportRow> rows(long importId) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select l.line, coalesce(a.first_names || ' ' || a.last_name, ''),
                                    coalesce(l.file_number, (select min(h.file_number)
                                        from household_member m
                                        join household h on h.id = m.household_id
                                        where m.account_id = a.id), ''),
                                    coalesce(a.mail, ''), l.outcome, l.problem, a.id, a.state, l.mailed_at
                                from account_import_line l left join account a on a.id = l.account_id
                                where l.import_id = ?1 order by l.line
                                """)
                        .setParameter(1, importId)
                        .getResultList();
        return rows.stream().map(Object[].class::cast).map(AccountImportRepository::row).toList();
    }

    private static ImportRow row(Object[] row) {
        return new ImportRow(
                ((Number) row[0]).intValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ImportOutcome.valueOf((String) row[4]),
                (String) row[5],
                row[6] == null ? null : ((Number) row[6]).longValue(),
                row[7] == null ? null : AccountState.valueOf((String) row[7]),
                InstantConverter.of(row[8]));
    }

    /** Whether the link of a line is to be sent now: of two who ask at once, one sends it. */
    boolean noteMail(long importId, int line, boolean again, Instant now) {
        return entities.createNativeQuery(
                                "update account_import_line set mailed_at = cast(?1 as timestamptz)"
                                        + " where import_id = ?2 and line = ?3"
                                        + (again ? "" : " and mailed_at is null"))
                        .setParameter(1, now.toString())
                        .setParameter(2, importId)
                        .setParameter(3, line)
                        .executeUpdate()
                == 1;
    }

    /** Files that nobody imported, and results of old ones. */
    void forget(Instant uploadedBefore, Instant doneBefore) {
        entities.createQuery(
                        "delete from AccountImport i where i.doneAt is null and i.createdAt < :before"
                                + " or i.doneAt < :done")
                .setParameter("before", uploadedBefore)
                .setParameter("done", doneBefore)
                .executeUpdate();
    }
}
