package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.entity.FranceConnectLink;
import fr.parvis.account.entity.FranceConnectPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept for FranceConnect: attempts, links, and who waits for an account. */
@ApplicationScoped
class FranceConnectRepository {

    @PersistenceContext EntityManager entities;

    void add(FranceConnectAttempt attempt) {
        entities.persist(attempt);
    }

    /** Marks an attempt as used; false when it was used before, is too old or another browser's. */
    boolean takeAttempt(String stateHash, String browserHash, Instant now, Instant bornAfter) {
        return entities.createQuery(
                                "update FranceConnectAttempt a set a.usedAt = :now"
                                        + " where a.stateHash = :state and a.browserHash = :browser"
                                        + " and a.usedAt is null and a.createdAt > :bornAfter")
                        .setParameter("now", now)
                        .setParameter("state", stateHash)
                        .setParameter("browser", browserHash)
                        .setParameter("bornAfter", bornAfter)
                        .executeUpdate()
                == 1;
    }

    Optional<FranceConnectAttempt> attempt(String stateHash) {
        return Optional.ofNullable(entities.find(FranceConnectAttempt.class, stateHash));
    }

    Optional<Account> account(long id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    Optional<FranceConnectLink> linkOf(long accountId) {
        return Optional.ofNullable(entities.find(FranceConnectLink.class, accountId));
    }

    /** The same, locked until the end of the transaction. */
    Optional<FranceConnectLink> lockLinkOf(long accountId) {
        return Optional.ofNullable(
                entities.find(FranceConnectLink.class, accountId, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<FranceConnectLink> linkBySub(String sub) {
        return entities.createQuery(
                        "select l from FranceConnectLink l where l.sub = :sub",
                        FranceConnectLink.class)
                .setParameter("sub", sub)
                .getResultStream()
                .findFirst();
    }

    /** Links whose six certified facts are all the same; never more than two are looked at. */
    List<FranceConnectLink> linksByIdentity(CertifiedIdentity certified) {
        return entities.createQuery(
                        "select l from FranceConnectLink l where l.certified.birthDate = :birthDate"
                                + " and l.certified.birthPlace = :birthPlace"
                                + " and l.certified.birthCountry = :birthCountry"
                                + " and l.certified.givenNames = :givenNames"
                                + " and l.certified.familyName = :familyName"
                                + " and l.certified.gender = :gender",
                        FranceConnectLink.class)
                .setParameter("birthDate", certified.birthDate())
                .setParameter("birthPlace", certified.birthPlace())
                .setParameter("birthCountry", certified.birthCountry())
                .setParameter("givenNames", certified.givenNames())
                .setParameter("familyName", certified.familyName())
                .setParameter("gender", certified.gender())
                .setMaxResults(2)
                .getResultList();
    }

    /** Adds a link; false when the account or the sub has one already. */
    boolean addLink(long accountId, String sub, CertifiedIdentity certified, Instant now) {
        return entities.createNativeQuery(
                                """
                                insert into franceconnect_link (account_id, sub, given_names,
                                    family_name, birth_date, gender, birth_place, birth_country,
                                    linked_at)
                                values (?1, ?2, ?3, ?4, cast(?5 as date), ?6, ?7, ?8,
                                        cast(?9 as timestamptz))
                                on conflict do nothing
                                """)
                        .setParameter(1, accountId)
                        .setParameter(2, sub)
                        .setParameter(3, certified.givenNames())
                        .setParameter(4, certified.familyName())
                        .setParameter(5, certified.birthDate().toString())
                        .setParameter(6, certified.gender())
                        .setParameter(7, certified.birthPlace())
                        .setParameter(8, certified.birthCountry())
                        .setParameter(9, now.toString())
                        .executeUpdate()
                == 1;
    }

    boolean removeLink(long accountId) {
        return entities.createQuery("delete from FranceConnectLink l where l.accountId = :account")
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    /** Takes a person away from any other account whose mail was never confirmed. */
    void removeUnconfirmedLink(String sub, long keptAccount) {
        entities.createQuery(
                        "delete from FranceConnectLink l where l.sub = :sub"
                                + " and l.accountId <> :kept and l.accountId in"
                                + " (select a.id from Account a where a.state = :state)")
                .setParameter("sub", sub)
                .setParameter("kept", keptAccount)
                .setParameter("state", AccountState.MAIL_UNCONFIRMED)
                .executeUpdate();
    }

    Optional<FranceConnectPerson> person(String browserHash) {
        return Optional.ofNullable(entities.find(FranceConnectPerson.class, browserHash));
    }

    /** In place of whoever arrived in this browser before. */
    void keep(FranceConnectPerson person) {
        entities.merge(person);
    }

    /** Who asked first for the link of a mail; another node leaves this one alone. */
    Optional<FranceConnectPerson> nextWish() {
        return entities.createNativeQuery(
                        """
                        select browser_hash from franceconnect_arrival
                        where wanted_mail is not null order by created_at
                        for update skip locked limit 1
                        """)
                .getResultStream()
                .findFirst()
                .map(hash -> entities.find(FranceConnectPerson.class, hash));
    }

    /** Takes whoever waits in this browser away; false when there is nobody any more. */
    boolean removePerson(String browserHash) {
        return entities.createQuery(
                                "delete from FranceConnectPerson p where p.browserHash = :browser")
                        .setParameter("browser", browserHash)
                        .executeUpdate()
                == 1;
    }

    void removeBefore(Instant attempts, Instant persons) {
        entities.createQuery("delete from FranceConnectAttempt a where a.createdAt < :before")
                .setParameter("before", attempts)
                .executeUpdate();
        entities.createQuery("delete from FranceConnectPerson p where p.createdAt < :before")
                .setParameter("before", persons)
                .executeUpdate();
    }
}
