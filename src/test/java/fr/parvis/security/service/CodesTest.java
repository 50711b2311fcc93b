package fr.parvis.security.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.security.entity.CodeChallenge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodesTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");

    private static Codes at(Instant now, String town) {
        var codes = new Codes();
        codes.secrets = new FixedSecrets(town);
        codes.clock = Clock.fixed(now, ZoneOffset.UTC);
        return codes;
    }

    @Test
    @Feature("ACC-3")
    void anyNodeFindsTheSameCodeForAToken() {
        String token = at(NOW, "osny").create();
        var found = at(NOW.plusSeconds(1), "osny").find(token).orElseThrow();
        assertThat(found.code()).hasSize(CodeChallenge.LENGTH);
        assertThat(found.code().chars().mapToObj(c -> "" + (char) c))
                .allMatch(CodeChallenge.ALPHABET::contains);
        assertThat(at(NOW, "osny").find(token)).contains(found);
    }

    @Test
    @Feature("ACC-3")
    void aTokenEndsAfterTenMinutes() {
        String token = at(NOW, "osny").create();
        Duration life = CodeChallenge.LIFE;
        assertThat(at(NOW.plus(life).minusMillis(1), "osny").find(token)).isPresent();
        assertThat(at(NOW.plus(life), "osny").find(token)).isEmpty();
        String prolonged = token.replaceFirst("^\\d+", Long.toString(NOW.getEpochSecond() * 2));
        assertThat(at(NOW, "osny").find(prolonged)).as("the end is signed").isEmpty();
    }

    @Test
    void aTokenOfAnotherPortalIsNone() {
        assertThat(at(NOW, "villennes").find(at(NOW, "osny").create())).isEmpty();
    }

    @Test
    void nobodyGuessesTheNextCode() {
        Set<String> seen = new HashSet<>();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            var challenge = at(NOW, "osny").find(at(NOW, "osny").create()).orElseThrow();
            assertThat(seen.add(challenge.code())).isTrue();
            all.append(challenge.code());
        }
        assertThat(all.chars().distinct().count())
                .as("every letter is used")
                .isEqualTo(CodeChallenge.ALPHABET.length());
    }

    @Property
    void anythingElseIsNoToken(@ForAll String text) {
        assertThat(at(NOW, "osny").find(text)).isEmpty();
        assertThat(at(NOW, "osny").find(null)).isEmpty();
    }

    @Property
    void noChangedTokenIsOne(@ForAll int place, @ForAll char other) {
        var codes = at(NOW, "osny");
        String token = codes.create();
        int index = Math.floorMod(place, token.length());
        var changed = new StringBuilder(token);
        changed.setCharAt(index, other);
        assertThat(codes.find(changed.toString()).isPresent())
                .isEqualTo(changed.toString().equals(token));
    }
}
