package fr.parvis.request.service;

import fr.parvis.form.entity.AnswersConverter;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Drafts, always found by who owns them. */
@ApplicationScoped
class DraftRepository {

    private static final String OWNED = "(d.accountId = :account or d.ownerHash = :browser)";

    private static final String KEPT =
            "select id, account_id, slug, version_id, step, answers, updated_at, expires_at,"
                    + " xmin::text from draft where request_number is null and ";

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /** The same drafts as {@link #open}, to be looked at. */
    List<Draft> look(DraftOwner owner, String slug) {
        return sql.rows(
                KEPT + "slug = ? and (account_id = ? or owner_hash = ?)",
                DraftRepository::draft,
                slug,
                owner.accountOrNone(),
                owner.browserOrNone());
    }

    /** The open drafts of an account, the latest first, to be looked at. */
    Later<List<Draft>> lookAt(long account, int most) {
        return sql.later(
                KEPT + "account_id = ? order by updated_at desc limit ?",
                DraftRepository::draft,
                account,
                most);
    }

    /**
     * Keeps a draft that was looked at and then changed, unless somebody else has changed it since.
     *
     * @return false when somebody has, or it is no draft any more
     */
    boolean replace(Draft draft) {
        return sql.change(
                        "update draft set answers = ?, step = ?, updated_at = ?, expires_at = ?"
                                + " where id = ? and xmin = cast(? as xid)"
                                + " and request_number is null",
                        ANSWERS.convertToDatabaseColumn(draft.answers()),
                        draft.step().name(),
                        Timestamp.from(draft.updatedAt()),
                        Timestamp.from(draft.expiresAt()),
                        draft.id(),
                        draft.rowState())
                == 1;
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return Draft.kept(
                row.getLong(1),
                row.getObject(2, Long.class),
                row.getString(3),
                row.getLong(4),
                FilingStep.valueOf(row.getString(5)),
                ANSWERS.convertToEntityAttribute(row.getString(6)),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                row.getString(9));
    }

    /**
     * The open drafts of a démarche: of the account, and those that its browser left; at most two.
     */
    List<Draft> open(DraftOwner owner, String slug) {
        return entities.createQuery(
                        "select d from Draft d where d.slug = :slug and d.requestNumber is null and "
                                + OWNED,
                        Draft.class)
                .setParameter("slug", slug)
                .setParameter("account", owner.accountOrNone())
                .setParameter("browser", owner.browserOrNone())
                .getResultList();
    }

    /** The one, locked until the end of the transaction; made when there is none. */
    Draft openForChange(DraftOwner owner, String slug, long versionId, Instant now) {
        return locked(owner, slug)
                .or(
                        () -> {
                            begin(owner, slug, versionId, now);
                            return locked(owner, slug);
                        })
                .orElseThrow();
    }

    /** Two tabs may begin at once: the index lets one row in, both then wait for its lock. */
    private void begin(DraftOwner owner, String slug, long versionId, Instant now) {
        String column = owner.signedIn() ? "account_id" : "owner_hash";
        Instant end = now.plus(owner.signedIn() ? Draft.LIFE_IN_SPACE : Draft.LIFE);
        entities.createNativeQuery(
                        """
                        insert into draft (%1$s, slug, version_id, step, answers,
                                           created_at, updated_at, expires_at)
                        values (?1, ?2, ?3, 'APPLICANT', '{}', cast(?4 as timestamptz),
                                cast(?4 as timestamptz), cast(?5 as timestamptz))
                        on conflict (%1$s, slug) where request_number is null do nothing
                        """
                                .formatted(column))
                .setParameter(1, owner.signedIn() ? owner.account() : owner.browser())
                .setParameter(2, slug)
                .setParameter(3, versionId)
                .setParameter(4, now.toString())
                .setParameter(5, end.toString())
                .executeUpdate();
    }

    private Optional<Draft> locked(DraftOwner owner, String slug) {
        return entities.createQuery(
                        "select d from Draft d where d.slug = :slug and d.requestNumber is null and "
                                + (owner.signedIn()
                                        ? "d.accountId = :owner"
                                        : "d.ownerHash = :owner"),
                        Draft.class)
                .setParameter("owner", owner.signedIn() ? owner.account() : owner.browser())
                .setParameter("slug", slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** A draft of this owner by its id, locked: the second of two clicks waits for the first. */
    Optional<Draft> lock(long id, DraftOwner owner, String slug) {
        return entities.createQuery(
                        "select d from Draft d where d.id = :id and d.slug = :slug and " + OWNED,
                        Draft.class)
                .setParameter("id", id)
                .setParameter("slug", slug)
                .setParameter("account", owner.accountOrNone())
                .setParameter("browser", owner.browserOrNone())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Gives the account what its browser left, but where it has a draft of the same démarche. */
    void claim(DraftOwner owner, Instant now) {
        // two browsers may give at once, and a tab may begin: one after the other, so that the
        // condition below sees what the other did and the index refuses nothing
        entities.createNativeQuery("select id from account where id = ?1 for update")
                .setParameter(1, owner.account())
                .getResultList();
        entities.createNativeQuery(
                        """
                        update draft d set account_id = ?1, owner_hash = null,
                                           expires_at = cast(?3 as timestamptz)
                        where d.owner_hash = ?2 and d.request_number is null and not exists (
                            select 1 from draft a where a.account_id = ?1 and a.slug = d.slug
                                                    and a.request_number is null)
                        """)
                .setParameter(1, owner.account())
                .setParameter(2, owner.browser())
                .setParameter(3, now.plus(Draft.LIFE_IN_SPACE).toString())
                .executeUpdate();
    }

    /** Whether a browser left open drafts. */
    boolean left(String browser) {
        return !sql.rows(
                        "select 1 from draft where owner_hash = ? and request_number is null"
                                + " limit 1",
                        r -> true,
                        browser)
                .isEmpty();
    }

    void refresh(Draft draft) {
        entities.refresh(draft);
    }

    /** All that an account has begun. */
    List<Long> ofAccount(long account) {
        return entities.createQuery(
                        "select d.id from Draft d where d.accountId = :account", Long.class)
                .setParameter("account", account)
                .getResultList();
    }

    void remove(Draft draft) {
        entities.remove(draft);
    }

    /** Some whose time is over, locked; one that somebody is saving is passed over. */
    List<Long> expired(Instant now, int most) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select id from draft where expires_at < cast(?1 as timestamptz)
                                order by expires_at limit ?2 for update skip locked
                                """)
                        .setParameter(1, now.toString())
                        .setParameter(2, most)
                        .getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** Deletes drafts that are locked. */
    void remove(List<Long> ids) {
        entities.createQuery("delete from Draft d where d.id in :ids")
                .setParameter("ids", ids)
                .executeUpdate();
    }
}
