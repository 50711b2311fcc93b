package fr.parvis.procedure.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.TownFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the shipped towns: what a person types must find what the person means. */
@Feature("PRO-2")
class ProcedureSearchTest {

    private static final Map<String, ProcedureSearch> SEARCHES = new HashMap<>();

    private static ProcedureSearch search(String town) {
        return SEARCHES.computeIfAbsent(town, ProcedureSearchTest::build);
    }

    private static ProcedureSearch build(String town) {
        ShippedTown shipped = ShippedTown.named(town);
        var catalogue = new Catalogue();
        catalogue.files = new TownFiles(Path.of("webapp-config", town));
        catalogue.town = shipped.settings();
        catalogue.repository = new NothingPublished();
        catalogue.publishing = new VersionsInMemory();
        catalogue.load(new PortalStarting());
        var search = new ProcedureSearch();
        search.catalogue = catalogue;
        search.town = shipped.settings();
        return search;
    }

    private static final class NothingPublished extends ProcedureRepository {

        @Override
        Map<String, Long> published(Collection<String> hashes) {
            return Map.of();
        }
    }

    private static final class VersionsInMemory extends Publishing {

        private long last;

        @Override
        long publish(ProcedureFile file, String hash) {
            return ++last;
        }
    }

    private static List<String> find(String town, String words) {
        return search(town).find(words).stream().map(Procedure::slug).toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "osny,naissance,acte-de-naissance",
        "demo,naissance,acte-de-naissance",
        "osny,Acte naissence,acte-de-naissance",
        "demo,Acte naissence,acte-de-naissance",
        "osny,poubelles,proprete-et-graffitis",
        "demo,poubelles,proprete-et-graffitis",
        "demo,nounou,petite-enfance",
        "osny,POUBELLE,proprete-et-graffitis",
        "osny,dechets,proprete-et-graffitis",
        "osny,déchet,proprete-et-graffitis",
        "osny,tag,proprete-et-graffitis",
        "osny,lampadaire,eclairage-public",
        "osny,lampadaires cassés,eclairage-public",
        "osny,éclairage,eclairage-public",
        "osny,eclairage,eclairage-public",
        "osny,ECLAIRAGE,eclairage-public",
        "osny,mariage,dossier-de-mariage",
        "osny,je veux me marier,dossier-de-mariage",
        "osny,acte de mariage,acte-de-mariage",
        "osny,décès,acte-de-deces",
        "osny,mort,acte-de-deces",
        "osny,bebe,acte-de-naissance",
        "osny,BÉBÉ,acte-de-naissance",
        "osny,chien,chiens-categorises",
        "osny,pitbull,chiens-categorises",
        "osny,voter,listes-electorales",
        "osny,élections,listes-electorales",
        "osny,listes electorales,listes-electorales",
        "osny,bafa,bourse-bafa",
        "osny,permis de conduire,bourse-permis",
        "osny,recensement,recensement-citoyen",
        "osny,JDC,recensement-citoyen",
        "osny,je pars en vacances surveillance,operation-tranquillite-absence",
        "osny,cambriolage,operation-tranquillite-absence",
        "osny,livret de famille,livret-de-famille",
        "osny,l’école de danse,ecole-de-danse",
        "osny,l'école de danse,ecole-de-danse",
        "osny,danse,ecole-de-danse",
        "osny,piano,ecole-de-musique",
        "osny,signature,legalisation-de-signature",
        "osny,arbre,espaces-verts",
        "osny,benne,occupation-du-domaine-public",
        "osny,échafaudage,occupation-du-domaine-public",
        "osny,nouvel habitant,nouveaux-habitants",
        "osny,héberger un étranger,attestation-d-accueil",
        "demo,crèche,petite-enfance",
        "demo,nourrice,petite-enfance",
        "demo,compost,atelier-compostage",
        "carrieres-sous-poissy,autorisation parentale,autorisation-parentale",
        "carrieres-sous-poissy,je suis hébergé,changement-de-domicile",
        "carrieres-sous-poissy,vie maritale,certificat-de-vie-maritale",
        "carrieres-sous-poissy,impôts,dossier-administratif",
        "demo,concubinage,certificat-de-vie-maritale"
    })
    void findsFirst(String town, String words, String slug) {
        assertThat(find(town, words)).first().isEqualTo(slug);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "osny,je déménage,nouveaux-habitants",
        "osny,je déménage,occupation-du-domaine-public",
        "osny,déménagement,occupation-du-domaine-public",
        "osny,poubele,proprete-et-graffitis",
        "osny,lampadère,eclairage-public",
        "osny,mariag,dossier-de-mariage",
        "osny,passeport,acte-de-naissance",
        "villennes-sur-seine,connexion,changement-courriel",
        "demo,je déménage,changement-de-domicile"
    })
    void findsAmongOthers(String town, String words, String slug) {
        assertThat(find(town, words)).contains(slug);
    }

    @Test
    void forgivesCaseAccentsAndPlurals() {
        List<String> plain = find("osny", "dechet");
        assertThat(plain).isNotEmpty();
        for (String same : List.of("déchets", "DÉCHETS", "Dechets", "les déchets", "  déchet ?")) {
            assertThat(find("osny", same)).as(same).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "carte d’identité, Carte d'identité, cni",
        "carte d'identité, perdre sa CARTE D’IDENTITE, CNI",
        "nid-de-poule, des nids et un nid de poule, cni",
        "mot de passe, votre mot de passe, cni",
        "l’eau, Eau, cni",
        "sortie du territoire, Autorisation de sortie du territoire, cni"
    })
    void aSynonymMayHoldLittleWords(String phrase, String text, String typed) throws IOException {
        var synonyms = List.of(List.of(phrase, "CNI"), List.of("de la", "x"), List.of("de", "du"));
        try (var analyzer = new FrenchAnalyzer(synonyms);
                var words = analyzer.tokenStream("title", text)) {
            var term = words.addAttribute(CharTermAttribute.class);
            var found = new ArrayList<String>();
            words.reset();
            while (words.incrementToken()) {
                found.add(term.toString());
            }
            assertThat(found).contains(typed.toLowerCase()).doesNotContain("x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xyzzyqwk",
                "kubernetes",
                "",
                "   ",
                "?!…",
                "le la les",
                "«»",
                "***",
                "\u0000",
                "🏛"
            })
    void findsNothingForNonsense(String words) {
        assertThat(find("osny", words)).isEmpty();
        assertThat(find("demo", words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "naissance:",
                "(naissance",
                "naissance*",
                "\"naissance",
                "+naissance -",
                "naissance~9",
                "title:[a TO z] naissance",
                "naissance\\",
                "naissance && ||",
                "<b>naissance</b>",
                "naissance'; drop table request; --"
            })
    void takesSpecialCharactersForSpace(String words) {
        assertThat(find("osny", words)).contains("acte-de-naissance");
    }

    @Test
    void readsTheBeginningOfAVeryLongQuery() {
        assertThat(find("osny", "naissance " + "a".repeat(5000))).contains("acte-de-naissance");
        assertThat(find("osny", "x".repeat(5000))).isEmpty();
        assertThat(find("osny", "naissance ".repeat(500))).first().isEqualTo("acte-de-naissance");
    }

    @Test
    void findsByTheBeginningOfAWordWhileOneTypes() {
        for (String typed : List.of("nai", "naiss", "naissan")) {
            assertThat(find("osny", typed)).as(typed).contains("acte-de-naissance");
        }
    }

    @Test
    void saysNoDemarcheTwice() {
        assertThat(find("osny", "acte naissance mariage décès")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"osny", "demo"})
    void findsEveryDemarcheByItsTitle(String town) {
        for (Procedure procedure : ShippedTown.named(town).procedures()) {
            assertThat(find(town, procedure.title()))
                    .as(procedure.title())
                    .first()
                    .isEqualTo(procedure.slug());
        }
    }

    @Property(tries = 100)
    void neverFails(@ForAll String words) {
        assertThatCode(() -> search("osny").find(words)).doesNotThrowAnyException();
    }
}
