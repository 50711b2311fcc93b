package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private final Routes routes = new Routes();

    RoutesTest() {
        List.of(
                        "/index.xhtml",
                        "/connexion.xhtml",
                        "/demarches/index.xhtml",
                        "/demarches/theme/_theme.xhtml",
                        "/demarches/_slug/index.xhtml",
                        "/demarches/_slug/ma-demande.xhtml",
                        "/suivi/_token/index.xhtml")
                .forEach(routes::add);
    }

    @ParameterizedTest
    @CsvSource({
        "/,/index.xhtml",
        "'',/index.xhtml",
        "/connexion,/connexion.xhtml",
        "/connexion/,/connexion.xhtml",
        "/demarches,/demarches/index.xhtml",
        "/demarches/,/demarches/index.xhtml",
        "/demarches/acte-de-naissance,/demarches/_slug/index.xhtml",
        "/demarches/acte-de-naissance/ma-demande,/demarches/_slug/ma-demande.xhtml",
        "/demarches/theme/etat-civil,/demarches/theme/_theme.xhtml"
    })
    void anAddressIsAnsweredByTheViewAtItsPlace(String address, String view) {
        assertThat(routes.find(address)).map(Routes.Match::view).contains(view);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index",
                "/demarches/theme",
                "/demarches/acte-de-naissance/paiement",
                "/demarches/acte-de-naissance/ma-demande/2",
                "/suivi",
                "/inconnu",
                "/connexion.xhtml",
                "/Connexion",
                "/_slug"
            })
    void noOtherAddressIsAnswered(String address) {
        assertThat(routes.find(address)).isEmpty();
    }

    @Test
    void theVaryingPartsAreNamed() {
        assertThat(routes.find("/demarches/acte-de-naissance/ma-demande"))
                .map(Routes.Match::parameters)
                .contains(Map.of("slug", "acte-de-naissance"));
        assertThat(routes.find("/suivi/aB_-9"))
                .map(Routes.Match::parameters)
                .contains(Map.of("token", "aB_-9"));
        assertThat(routes.find("/demarches")).map(Routes.Match::parameters).contains(Map.of());
    }

    @Test
    void aWordGoesBeforeAParameter() {
        assertThat(routes.find("/demarches/theme/x"))
                .map(Routes.Match::parameters)
                .contains(Map.of("theme", "x"));
    }

    /** The addresses of the specification that exist so far; they are a contract. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/demarches",
                "/demarches/theme/etat-civil",
                "/demarches/acte-de-naissance",
                "/demarches/acte-de-naissance/mes-informations",
                "/demarches/acte-de-naissance/ma-demande",
                "/demarches/acte-de-naissance/recapitulatif",
                "/suivi/abc",
                "/connexion",
                "/agents",
                "/agents/demandes",
                "/agents/demandes/43513",
                "/aide",
                "/mentions-legales",
                "/conditions-generales",
                "/accessibilite",
                "/donnees-personnelles",
                "/contact"
            })
    void theShippedViewsAnswerTheAddressesOfTheSpecification(String address) throws IOException {
        var shipped = new Routes();
        Path root = Path.of("src/main/webapp/WEB-INF/views");
        try (Stream<Path> views = Files.walk(root)) {
            views.filter(v -> v.toString().endsWith(".xhtml"))
                    .forEach(
                            v ->
                                    shipped.add(
                                            "/"
                                                    + root.relativize(v)
                                                            .toString()
                                                            .replace('\\', '/')));
        }
        assertThat(shipped.find(address)).isPresent();
    }
}
