package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another site signs nobody in, and nobody out. */
@Feature({"ACC-8", "ACC-13"})
class SignInForgeryIT {

    private final Demonstration demo = SharedPortal.get();
    private final Visitor visitor = new Visitor(demo.portalUrl());

    private URI at(String path) {
        return URI.create(demo.portalUrl() + path);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://ailleurs.example",
        "Origin, null"
    })
    void nobodyIsSignedInOrOutByAnotherSite(String header, String value) {
        Page forged =
                visitor.post(
                        at("/connexion"),
                        Map.of(
                                "identifiant", List.of("durand"),
                                "motdepasse", List.of(DemoAccounts.PASSWORD),
                                "pv-action", List.of("entrer")),
                        header,
                        value);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.headers()).doesNotContainKey("set-cookie");
        assertThat(visitor.open("/mon-espace").path()).isEqualTo("/connexion");

        assertThat(Spaces.signIn(visitor, "durand", DemoAccounts.PASSWORD).path())
                .isEqualTo("/mon-espace");
        Page out =
                visitor.post(
                        at("/deconnexion"), Map.of("pv-action", List.of("sortir")), header, value);
        assertThat(out.status()).isEqualTo(403);
        assertThat(visitor.open("/mon-espace").path()).isEqualTo("/mon-espace");
    }

    @Test
    void aLinkSignsNobodyOut() {
        Spaces.signIn(visitor, "durand", DemoAccounts.PASSWORD);
        visitor.open("/deconnexion?pv-action=sortir");
        assertThat(visitor.open("/mon-espace").path()).isEqualTo("/mon-espace");
        visitor.submit(visitor.open("/deconnexion"), "pv-sortie", "sortir", Map.of());
        assertThat(visitor.open("/mon-espace").path()).isEqualTo("/connexion");
    }
}
