package fr.parvis.security.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.altcha.altcha.Altcha;

/**
 * A search that costs a browser a part of a second and a robot the same for each form that it sends
 * (ALTCHA, SHA-256: the number whose hash with the salt is the challenge). Nothing is kept until a
 * proof is used; {@code proof.js} searches.
 */
@ApplicationScoped
public class ProofOfWork {

    private static final String PURPOSE = "proof";

    /**
     * Half of it is searched on average: 0.3 s to 0.7 s at the 100,000 to 250,000 hashes a second
     * of phones.
     */
    private static final long LARGEST = 150_000;

    private static final Duration LIFE = Duration.ofMinutes(20);
    private static final int LONGEST_ANSWER = 2_000;
    private static final String EXPIRES = "expires";

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Inject ServerSecrets secrets;
    @Inject Clock clock;

    /** A challenge whose answer is right. */
    record Proof(String challenge, Instant expires) {}

    private record Answer(
            String algorithm, String challenge, Long number, String salt, String signature) {}

    /** A new challenge as JSON, for the browser's search. */
    public String challenge() {
        var options =
                new Altcha.ChallengeOptions()
                        .setAlgorithm(Altcha.Algorithm.SHA256)
                        .setMaxNumber(LARGEST)
                        .setSecureRandomNumber(true)
                        .setHmacKey(secrets.key(PURPOSE))
                        .setExpires(clock.instant().plus(LIFE).getEpochSecond());
        try {
            var made = Altcha.createChallenge(options);
            return JSON.writeValueAsString(
                    new Question(
                            made.algorithm,
                            made.challenge,
                            made.maxnumber,
                            made.salt,
                            made.signature));
        } catch (Exception e) {
            // the library declares nothing narrower
            throw new IllegalStateException(e);
        }
    }

    private record Question(
            String algorithm, String challenge, Long maxnumber, String salt, String signature) {}

    /** Reads an answer; empty when it is none, wrong, too old or not to a challenge of ours. */
    Optional<Proof> read(String base64) {
        if (base64 == null || base64.isBlank() || base64.length() > LONGEST_ANSWER) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getDecoder().decode(base64);
            var answer = JSON.readValue(new String(json, StandardCharsets.UTF_8), Answer.class);
            return verified(answer);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<Proof> verified(Answer answer) {
        if (answer == null
                || !Altcha.Algorithm.SHA256.getName().equals(answer.algorithm())
                || answer.challenge() == null
                || answer.number() == null
                || answer.salt() == null
                || answer.signature() == null) {
            return Optional.empty();
        }
        var payload = new Altcha.Payload();
        payload.algorithm = answer.algorithm();
        payload.challenge = answer.challenge();
        payload.number = answer.number();
        payload.salt = answer.salt();
        payload.signature = answer.signature();
        try {
            if (!Altcha.verifySolution(payload, secrets.key(PURPOSE), true)) {
                return Optional.empty();
            }
            long expires = Long.parseLong(Altcha.extractParams(answer.salt()).get(EXPIRES));
            return Optional.of(new Proof(answer.challenge(), Instant.ofEpochSecond(expires)));
        } catch (Exception e) {
            // the library declares nothing narrower; what it cannot read is no proof
            return Optional.empty();
        }
    }
}
