package fr.parvis.security.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library's own search solves our challenges; the browser's is seen in SecurityCheckIT. */
class ProofOfWorkTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProofOfWork proofs;

    @BeforeEach
    void keys() {
        proofs = at(Clock.systemUTC());
    }

    private static ProofOfWork at(Clock clock) {
        var proofs = new ProofOfWork();
        proofs.secrets = new FixedSecrets("osny");
        proofs.clock = clock;
        return proofs;
    }

    private static String solved(ProofOfWork proofs, Consumer<ObjectNode> change) throws Exception {
        JsonNode question = JSON.readTree(proofs.challenge());
        var found =
                Altcha.solveChallenge(
                        question.get("challenge").asText(),
                        question.get("salt").asText(),
                        Altcha.Algorithm.SHA256,
                        question.get("maxnumber").asLong(),
                        0);
        ObjectNode answer = question.deepCopy();
        answer.remove("maxnumber");
        answer.put("number", found.number);
        change.accept(answer);
        return base64(answer.toString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Feature("ACC-3")
    void aProofIsRecognised() throws Exception {
        assertThat(proofs.read(solved(proofs, a -> {}))).isPresent();
    }

    @Test
    @Feature("ACC-3")
    void whatIsChangedIsNoProof() throws Exception {
        assertThat(proofs.read(solved(proofs, a -> a.put("number", a.get("number").asLong() + 1))))
                .isEmpty();
        assertThat(proofs.read(solved(proofs, a -> a.put("number", "x")))).isEmpty();
        assertThat(proofs.read(solved(proofs, a -> a.put("signature", "00".repeat(32))))).isEmpty();
        assertThat(proofs.read(solved(proofs, a -> a.put("algorithm", "SHA-1")))).isEmpty();
        assertThat(proofs.read(solved(proofs, a -> a.remove("salt")))).isEmpty();
        assertThat(
                        proofs.read(
                                solved(
                                        proofs,
                                        a ->
                                                a.put(
                                                        "salt",
                                                        a.get("salt")
                                                                .asText()
                                                                .replaceAll(
                                                                        "expires=\\d+",
                                                                        "expires=99999999999")))))
                .as("the end is part of the hash")
                .isEmpty();
    }

    @Test
    @Feature("ACC-3")
    void aProofOfAnOldChallengeIsNone() throws Exception {
        var before = at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-21)));
        assertThat(proofs.read(solved(before, a -> {}))).isEmpty();
        var within = at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-19)));
        assertThat(proofs.read(solved(within, a -> {}))).isPresent();
    }

    @Test
    void aProofForAnotherPortalIsNone() throws Exception {
        var other = new ProofOfWork();
        other.secrets = new FixedSecrets("villennes");
        other.clock = Clock.systemUTC();
        assertThat(proofs.read(solved(other, a -> {}))).isEmpty();
    }

    @Property
    void anythingElseIsNone(@ForAll String text) {
        var any = at(Clock.systemUTC());
        assertThat(any.read(text)).isEmpty();
        assertThat(any.read(base64(text))).isEmpty();
        assertThat(any.read(base64("{\"number\":" + text + "}"))).isEmpty();
        assertThat(any.read(null)).isEmpty();
    }
}
