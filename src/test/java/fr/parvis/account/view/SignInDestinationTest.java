package fr.parvis.account.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature({"ACC-8", "ACC-9"})
class SignInDestinationTest {

    @Test
    void anAddressOfThePortalIsKept() {
        assertThat(SignInDestination.of("/agents/demandes/2026-12", true))
                .isEqualTo("/agents/demandes/2026-12");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "//ailleurs.example",
                "/\\ailleurs.example",
                "https://ailleurs.example",
                "agents",
                "/a?b",
                "/a\r\nLocation: x"
            })
    void anyOtherIsForgotten(String address) {
        assertThat(SignInDestination.own(address)).isEmpty();
        assertThat(SignInDestination.of(address, true)).isEqualTo("/agents");
        assertThat(SignInDestination.of(address, false)).isEqualTo("/mon-espace");
    }
}
