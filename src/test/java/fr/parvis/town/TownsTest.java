package fr.parvis.town;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Field;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every town that is shipped can be started. */
@Feature({"PRO-4", "PRO-6"})
class TownsTest {

    static Stream<ShippedTown> towns() {
        return ShippedTown.ids().stream().map(ShippedTown::named);
    }

    @Test
    void theShippedTownsAreThere() {
        assertThat(ShippedTown.ids())
                .contains("carrieres-sous-poissy", "demo", "osny", "villennes-sur-seine");
    }

    @ParameterizedTest
    @MethodSource("towns")
    void loadsWithAllItsDemarches(ShippedTown town) {
        assertThat(town.settings().name()).isNotBlank();
        assertThat(town.procedures()).isNotEmpty();
        assertThat(town.procedures()).extracting(Procedure::slug).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("towns")
    @Feature("PRO-1")
    void everyIconExists(ShippedTown town) throws IOException {
        Stream<String> used =
                Stream.concat(
                        town.settings().themes().stream().map(TownSettings.Theme::icon),
                        town.procedures().stream().map(Procedure::icon));
        assertThat(icons()).containsAll(used.toList());
    }

    private static Set<String> icons() throws IOException {
        Set<String> names = new HashSet<>();
        try (InputStream in = TownsTest.class.getResourceAsStream("/fr/parvis/web/lucide.zip");
                var zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName().replace(".svg", ""));
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("towns")
    @Feature("PRO-1")
    void everyThemeHasADemarche(ShippedTown town) {
        assertThat(town.settings().themes())
                .allSatisfy(
                        theme ->
                                assertThat(town.procedures())
                                        .as(theme.id())
                                        .extracting(Procedure::theme)
                                        .contains(theme.id()));
    }

    @ParameterizedTest
    @MethodSource("towns")
    void idsAreGivenOnce(ShippedTown town) {
        TownSettings settings = town.settings();
        assertThat(settings.services())
                .extracting(TownSettings.TownService::id)
                .doesNotHaveDuplicates();
        assertThat(settings.themes()).extracting(TownSettings.Theme::id).doesNotHaveDuplicates();
        assertThat(settings.documentTypes())
                .extracting(TownSettings.DocumentType::id)
                .doesNotHaveDuplicates();
        for (Procedure procedure : town.procedures()) {
            assertThat(procedure.outcomes())
                    .as(procedure.slug())
                    .extracting(Procedure.Outcome::id)
                    .doesNotHaveDuplicates();
            for (Field field : procedure.fields()) {
                assertThat(field.options())
                        .as(procedure.slug() + " " + field.name())
                        .extracting(Field.Option::value)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    @Feature("REQ-4")
    void everyDemarcheAsksWhereToSendTheAcknowledgement(ShippedTown town) {
        for (Procedure procedure : town.procedures()) {
            if (!procedure.opensElsewhere()) {
                assertThat(procedure.applicantFields())
                        .as(procedure.slug())
                        .filteredOn(Field::required)
                        .extracting(Field::name)
                        .contains("courriel");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    void textsUseTheFrenchApostrophe(ShippedTown town) {
        List<String> straight =
                town.procedures().stream()
                        .flatMap(
                                p ->
                                        texts(p).filter(t -> t.contains("'"))
                                                .map(t -> p.slug() + ": " + t))
                        .toList();
        assertThat(straight).isEmpty();
    }

    private static Stream<String> texts(Procedure procedure) {
        Stream<String> own =
                Stream.of(procedure.title(), procedure.summary(), procedure.help() + "");
        Stream<String> fields =
                procedure.fields().stream()
                        .flatMap(f -> Stream.of(f.label() + "", f.hint() + "", f.text() + ""));
        Stream<String> outcomes =
                procedure.outcomes().stream().flatMap(o -> Stream.of(o.title(), o.message()));
        return Stream.of(own, fields, outcomes, procedure.complements().stream())
                .flatMap(texts -> texts);
    }

    @Test
    void osnyOffersWhatItsGuideLists() {
        assertThat(ShippedTown.named("osny").procedures())
                .extracting(Procedure::slug)
                .contains(
                        "acte-de-naissance",
                        "acte-de-mariage",
                        "acte-de-deces",
                        "livret-de-famille",
                        "dossier-de-mariage",
                        "recensement-citoyen",
                        "listes-electorales",
                        "attestation-d-accueil",
                        "legalisation-de-signature",
                        "espaces-verts",
                        "proprete-et-graffitis",
                        "eclairage-public",
                        "occupation-du-domaine-public",
                        "operation-tranquillite-absence",
                        "chiens-categorises",
                        "bourse-bafa",
                        "bourse-permis",
                        "sejours-jeunesse",
                        "ecole-de-danse",
                        "ecole-de-musique",
                        "nouveaux-habitants");
    }

    @Test
    @Feature("ACC-12")
    void villennesOffersWhatItsGuidesNameAndNeedsNoFamily() {
        ShippedTown villennes = ShippedTown.named("villennes-sur-seine");
        assertThat(villennes.procedures())
                .extracting(Procedure::title)
                .contains(
                        "Changement d’adresses postales",
                        "Changement de téléphones",
                        "Changement de courriels",
                        "Contacter un service");
    }

    @Test
    @Feature({"ACC-5", "ACC-6", "ACC-7"})
    void villennesGivesSpacesAsItsGuideSays() {
        TownSettings villennes = ShippedTown.named("villennes-sur-seine").settings();
        assertThat(villennes.accounts().userName())
                .isEqualTo(TownSettings.Accounts.UserName.CHOSEN);
        assertThat(villennes.accounts().activation())
                .isEqualTo(TownSettings.Accounts.Activation.BY_AGENT);
        assertThat(villennes.accounts().activationHours()).isEqualTo(48);
        assertThat(villennes.familyServices())
                .as("both enrol and receive children")
                .extracting(TownSettings.TownService::id)
                .containsExactly("pole-scolaire", "sivm");
        assertThat(villennes.keyServices())
                .extracting(TownSettings.TownService::name)
                .containsExactly("Pôle Scolaire");
        assertThat(villennes.accounts().signInHelp())
                .extracting(TownSettings.Section::title)
                .startsWith("Ancien utilisateur du Portail famille");
    }

    /** "Effectuer des démarches sans créer de compte". */
    @Test
    void carrieresOffersWithoutAnAccountWhatItsGuideLists() {
        ShippedTown carrieres = ShippedTown.named("carrieres-sous-poissy");
        assertThat(carrieres.settings().themes())
                .extracting(TownSettings.Theme::title)
                .startsWith(
                        "Actes d’état civil",
                        "Listes électorales",
                        "Recensement citoyen",
                        "Autorisation parentale",
                        "Livret de famille",
                        "Attestation de changement de domicile ou d’hébergement",
                        "Attestation de vie maritale",
                        "Petite Enfance",
                        "Seniors");
        assertThat(carrieres.procedures())
                .filteredOn(p -> p.opensElsewhere() || !p.needsAccount())
                .extracting(Procedure::slug)
                .contains(
                        "acte-de-naissance",
                        "acte-de-mariage",
                        "acte-de-deces",
                        "listes-electorales",
                        "livret-de-famille",
                        "recensement-citoyen",
                        "autorisation-parentale",
                        "changement-de-domicile",
                        "certificat-de-vie-maritale",
                        "petite-enfance",
                        "seniors");
        assertThat(carrieres.procedure("dossier-administratif").needsAccount()).isTrue();
    }

    @Test
    @Feature({"ACC-6", "BIL-1", "BIL-3"})
    void carrieresGivesKeysAndCollectsInvoicesAsItsGuideSays() {
        TownSettings carrieres = ShippedTown.named("carrieres-sous-poissy").settings();
        assertThat(carrieres.accounts().userName()).isEqualTo(TownSettings.Accounts.UserName.MAIL);
        assertThat(carrieres.keyServices())
                .extracting(TownSettings.TownService::key)
                .containsExactly("Clé Espace Citoyens Enfance");
        RegieSettings regie = carrieres.regie("regie-centrale").orElseThrow();
        assertThat(regie.phone()).isEqualTo("01 39 22 36 27");
        assertThat(regie.accounts())
                .extracting(RegieSettings.BudgetAccount::title)
                .containsExactly("Facturation unique", "Classes transplantées");
        assertThat(regie.hours().get("tuesday")).containsExactly("08:30-12:00");
        assertThat(regie.hours().get("thursday")).containsExactly("08:30-12:00", "13:45-16:00");
        assertThat(regie.paybox()).isNotNull();
    }

    @Test
    @Feature("PRO-1")
    void theElectoralRollOpensTheOfficialSite() {
        Procedure roll = ShippedTown.named("osny").procedure("listes-electorales");
        assertThat(roll.opensElsewhere()).isTrue();
        assertThat(roll.external().url()).startsWith("https://www.service-public.");
    }

    @Test
    void demoHasEveryDemarcheOfOsny() {
        assertThat(ShippedTown.named("demo").procedures())
                .extracting(Procedure::slug)
                .containsAll(
                        ShippedTown.named("osny").procedures().stream()
                                .map(Procedure::slug)
                                .toList())
                .contains(
                        "autorisation-parentale",
                        "changement-de-domicile",
                        "certificat-de-vie-maritale",
                        "petite-enfance",
                        "seniors",
                        "changement-de-coordonnees");
    }
}
