package fr.parvis.account.franceconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import fr.parvis.town.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("ACC-16")
class TownProviderSettingsTest {

    private static final String FILE =
            "name: le compte de la mairie\naddress: https://compte.example/realms/ville\n"
                    + "clientId: parvis\n";

    @TempDir Path folder;

    private TownProviderSettings read(String text) throws IOException {
        return TownProviderSettings.read(
                Files.writeString(folder.resolve("staff-openid.yaml"), text));
    }

    @Test
    void whatIsNotSaidIsUsual() throws IOException {
        var settings = read(FILE);
        assertThat(settings.signature()).isEqualTo("RS256");
        assertThat(settings.authentication()).isEqualTo(TownProviderSettings.Authentication.BASIC);
        assertThat(settings.origin()).isEqualTo("https://compte.example");
        assertThat(settings.with(null, "secret").secret()).isEqualTo("secret");
        assertThat(settings.with(null, "secret").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret: jamais-ici\n",
                "signature: none\n",
                "signature: HS256\n",
                "authentication: private_key_jwt\n"
            })
    void whatIsMistakenIsTold(String line) {
        assertThatThrownBy(() -> read(FILE + line)).isInstanceOf(ConfigurationException.class);
    }
}
