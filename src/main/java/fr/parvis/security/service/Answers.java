package fr.parvis.security.service;

import fr.parvis.kernel.SecretToken;
import fr.parvis.security.entity.CodeChallenge;
import fr.parvis.security.service.ProofOfWork.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Lets each challenge count once, whichever node it is answered to. */
@ApplicationScoped
class Answers {

    @Inject AnswerRepository repository;
    @Inject Clock clock;

    /** Whether this is the first use of the proof. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean accept(Proof proof) {
        return repository.note(SecretToken.hash(proof.challenge()), true, proof.expires());
    }

    /** Whether the typed code is the right one, within three tries, for the first time. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean accept(CodeChallenge challenge, String typed) {
        boolean right = challenge.answeredBy(typed);
        return repository.note(SecretToken.hash(challenge.id()), right, challenge.expires())
                && right;
    }

    @Transactional
    void forgetExpired() {
        repository.forgetExpired(clock.instant());
    }
}
