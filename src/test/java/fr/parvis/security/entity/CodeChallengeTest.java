package fr.parvis.security.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChallengeTest {

    private static final CodeChallenge CODE =
            new CodeChallenge("id", "K7TX9A", 1, Instant.parse("2026-11-17T08:12:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"K7TX9A", "k7tx9a", " k7 tx 9a ", "K-7-T-X-9-A", "k7t\u00a0x9a"})
    void isAnsweredAsPeopleWrite(String typed) {
        assertThat(CODE.answeredBy(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "K7TX9", "K7TX9AA", "K7TX9E", "А7TX9K", "null"})
    void isNotAnsweredByAnythingElse(String typed) {
        assertThat(CODE.answeredBy(typed)).isFalse();
    }

    @Test
    void itsLettersAreNotMistakenForOneAnother() {
        assertThat(CodeChallenge.ALPHABET.chars().distinct().count())
                .isEqualTo(CodeChallenge.ALPHABET.length());
        assertThat(CodeChallenge.ALPHABET).matches("[A-Z3479&&[^OQIZSBGUV]]+");
    }
}
