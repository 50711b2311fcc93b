package fr.parvis.security.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** Which challenges were answered, and how often. */
@ApplicationScoped
class AnswerRepository {

    private static final int MOST_TRIES = 3;

    @PersistenceContext EntityManager entities;

    /** Notes an answer: false when the challenge was solved before, or tried too often. */
    boolean note(String challengeHash, boolean right, Instant expires) {
        return entities.createNativeQuery(
                                """
                                insert into security_answer as a (challenge_hash, tries, right_answer, expires_at)
                                values (?1, 1, ?2, cast(?3 as timestamptz))
                                on conflict (challenge_hash) do update
                                    set tries = a.tries + 1, right_answer = excluded.right_answer
                                    where not a.right_answer and a.tries < ?4
                                """)
                        .setParameter(1, challengeHash)
                        .setParameter(2, right)
                        .setParameter(3, expires.toString())
                        .setParameter(4, MOST_TRIES)
                        .executeUpdate()
                == 1;
    }

    void forgetExpired(Instant now) {
        entities.createNativeQuery(
                        "delete from security_answer where expires_at <= cast(?1 as timestamptz)")
                .setParameter(1, now.toString())
                .executeUpdate();
    }
}
