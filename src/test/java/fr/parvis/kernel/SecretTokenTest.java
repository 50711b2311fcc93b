package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("REQ-5")
class SecretTokenTest {

    @Test
    void hasAHundredAndNinetyTwoBitsThatAnAddressCanCarry() {
        assertThat(Stream.generate(SecretToken::create).limit(200))
                .allMatch(t -> t.matches("[A-Za-z0-9_-]{32}"))
                .allMatch(SecretToken::looksLike);
    }

    @Test
    void isNeverTheSameTwice() {
        assertThat(Stream.generate(SecretToken::create).limit(2000).collect(Collectors.toSet()))
                .hasSize(2000);
    }

    @Test
    void usesEveryCharacterAtEveryPlace() {
        var tokens = Stream.generate(SecretToken::create).limit(3000).toList();
        assertThat(IntStream.range(0, 32))
                .allSatisfy(
                        place ->
                                assertThat(tokens.stream().map(t -> t.charAt(place)).distinct())
                                        .hasSize(64));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
                "ééééééééééééééééééééééééééééééé1"
            })
    void knowsWhatIsNone(String value) {
        assertThat(SecretToken.looksLike(value)).isFalse();
    }

    @Test
    void isKeptAsItsSha256() {
        assertThat(SecretToken.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
