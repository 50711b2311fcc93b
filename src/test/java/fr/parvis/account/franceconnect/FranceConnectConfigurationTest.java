package fr.parvis.account.franceconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.TownFiles;
import fr.parvis.web.FormTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("ACC-9")
class FranceConnectConfigurationTest {

    private static final String FILE = "address: https://fc.example/api/v2\nclientId: parvis\n";

    @TempDir Path town;

    private FranceConnectConfiguration started(String secret) {
        var configuration = new FranceConnectConfiguration();
        configuration.files = new TownFiles(town);
        configuration.targets = new FormTargets();
        configuration.address = Optional.empty();
        configuration.clientId = Optional.empty();
        configuration.secret = Optional.ofNullable(secret);
        configuration.start(new PortalStarting());
        return configuration;
    }

    private void write(String file) throws IOException {
        Files.writeString(town.resolve("franceconnect.yaml"), file);
    }

    @Test
    void withoutFileOrWithoutSecretItIsNotOffered() throws IOException {
        assertThat(started("secret").settings()).isEmpty();
        write(FILE);
        assertThat(started(null).settings()).isEmpty();
        assertThat(started(" ").settings()).isEmpty();
    }

    @Test
    void theFileAndTheSecretMakeIt() throws IOException {
        write(FILE);
        FranceConnectSettings settings = started("tres-secret").settings().orElseThrow();
        assertThat(settings.origin()).isEqualTo("https://fc.example");
        assertThat(settings.scopes())
                .containsExactly("identite_pivot", "preferred_username", "email");
        assertThat(settings.signature()).isEqualTo("ES256");
        assertThat(settings.toString()).doesNotContain("tres-secret");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws IOException {
        write(FILE);
        var configuration = new FranceConnectConfiguration();
        configuration.files = new TownFiles(town);
        configuration.targets = new FormTargets();
        configuration.address = Optional.of("http://localhost:9101/api/v2");
        configuration.clientId = Optional.of("autre");
        configuration.secret = Optional.of("s");
        configuration.start(new PortalStarting());
        FranceConnectSettings settings = configuration.settings().orElseThrow();
        assertThat(settings.origin()).isEqualTo("http://localhost:9101");
        assertThat(settings.clientId()).isEqualTo("autre");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientId: parvis\n",
                "address: http://fc.example/api/v2\nclientId: parvis\n",
                "address: https://fc.example/api/v2/\nclientId: parvis\n",
                FILE + "secret: in-a-file\n",
                FILE + "signature: HS256\n",
                FILE + "signature: none\n",
                FILE + "scopes: [email]\n",
                FILE + "scopes: [identite_pivot, phone]\n"
            })
    void aMistakeStopsTheStart(String file) throws IOException {
        write(file);
        assertThatThrownBy(() -> started("secret"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("franceconnect.yaml");
    }

    @Test
    void theFilesOfTheShippedTownsAreRight() {
        assertThat(FranceConnectSettings.read(Path.of("webapp-config/demo/franceconnect.yaml")))
                .isNotNull();
    }
}
