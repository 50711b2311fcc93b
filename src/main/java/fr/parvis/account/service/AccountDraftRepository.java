package fr.parvis.account.service;

import fr.parvis.account.entity.AccountDraft;
import fr.parvis.account.entity.AccountStep;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.AnswersConverter;
import fr.parvis.web.BrowserSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Drafts of "Créer mon espace", one a browser, found by the hash of its cookie. */
@ApplicationScoped
class AccountDraftRepository {

    @PersistenceContext EntityManager entities;

    Optional<AccountDraft> find(String ownerHash) {
        return Optional.ofNullable(entities.find(AccountDraft.class, ownerHash));
    }

    /** Two tabs may save at once: the last one wins. */
    void keep(String ownerHash, AccountStep step, Answers answers, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into account_draft (owner_hash, step, answers, updated_at, expires_at)
                        values (?1, ?2, cast(?3 as jsonb), cast(?4 as timestamptz),
                                cast(?5 as timestamptz))
                        on conflict (owner_hash) do update
                        set step = excluded.step, answers = excluded.answers,
                            updated_at = excluded.updated_at, expires_at = excluded.expires_at
                        """)
                .setParameter(1, ownerHash)
                .setParameter(2, step.name())
                .setParameter(3, new AnswersConverter().convertToDatabaseColumn(answers).toString())
                .setParameter(4, now.toString())
                .setParameter(5, now.plus(BrowserSecret.LIFE).toString())
                .executeUpdate();
        find(ownerHash).ifPresent(entities::refresh);
    }

    void remove(String ownerHash) {
        entities.createQuery("delete from AccountDraft d where d.ownerHash = :owner")
                .setParameter("owner", ownerHash)
                .executeUpdate();
    }

    void forgetExpired(Instant now) {
        entities.createQuery("delete from AccountDraft d where d.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
