package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Accounts made beforehand from a file of the old "Portail famille", over HTTP. */
@Feature("ACC-7")
class AccountImportIT {

    private static final String PAGE = "/agents/comptes/import";

    private final Demonstration demo = SharedPortal.get();
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final Visitor agent = Desk.agent(demo, "agent.etatcivil");

    private Page send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    private Page send(byte[] file) {
        return agent.upload(
                agent.open(PAGE), "pv-import", "controler", "fichier", "familles.csv", file);
    }

    private String mail(int i) {
        return "p" + i + "." + run + "@example.org";
    }

    private int accounts(Page any) {
        return agent.open("/agents/comptes?q=imp" + run).html().select("tbody tr").size();
    }

    @Test
    void twoHundredAdultsWithSevenFaultyLinesAreImportedAndOneIsActivated() {
        String file = Families.file(run, 200, 7);
        // as a French spreadsheet writes it
        Page check = send(file.getBytes(Charset.forName("windows-1252")));
        assertThat(check.path()).as(check.text()).matches(PAGE + "/\\d+");
        assertThat(check.html().select(".pv-figures dd").eachText())
                .containsExactly("193", "0", "0", "0", "7");
        assertThat(check.html().select("#pv-fautes li").eachText())
                .hasSize(7)
                .anyMatch(t -> t.startsWith("Ligne 11,") && t.contains("Il manque le « @ »"))
                .anyMatch(t -> t.startsWith("Ligne 71,") && t.contains("déjà à la ligne"));
        assertThat(accounts(check)).as("nothing is written yet").isZero();

        Page done = agent.submit(check, "pv-confirmer", "importer", Map.of());
        assertThat(done.text()).contains("Import fait le");
        assertThat(done.html().select(".pv-figures dd").eachText())
                .containsExactly("193", "0", "0", "0", "7");
        Page twice = agent.submit(check, "pv-confirmer", "importer", Map.of());
        assertThat(twice.html().select(".pv-figures dd").first().text()).isEqualTo("193");

        // the same file again changes nothing
        Page again = send(file);
        assertThat(again.html().select(".pv-figures dd").eachText())
                .containsExactly("0", "0", "193", "0", "7");
        assertThat(again.html().select("button[value=importer]")).isEmpty();

        // some, then all others; nobody gets two
        String first = done.html().select("input[name=pv-ligne]").first().val();
        Page some = agent.submit(done, "pv-choix", "envoyer", Map.of("pv-ligne", List.of(first)));
        assertThat(some.text()).contains("1 courriel est parti");
        Page all = agent.submit(some, "pv-tous", "envoyer-tout", Map.of());
        assertThat(all.text()).contains("192 courriels sont partis");
        assertThat(agent.submit(some, "pv-tous", "envoyer-tout", Map.of()).text())
                .contains("0 courriels sont partis");

        var citizen = new Visitor(demo.portalUrl());
        Page page = citizen.open(Spaces.link(demo, mail(1), 1, "/activation/"));
        assertThat(page.text()).contains("Imp" + run + "é", "ancien compte");
        Page active =
                citizen.submit(
                        page,
                        "pv-activation",
                        "activer",
                        Map.of(
                                "mot_de_passe", List.of(Spaces.PASSWORD),
                                "mot_de_passe_encore", List.of(Spaces.PASSWORD)));
        assertThat(active.text()).contains("Votre espace est actif");
        assertThat(Spaces.signIn(citizen, mail(1), Spaces.PASSWORD).path())
                .isEqualTo("/mon-espace");
        assertThat(citizen.open("/mon-espace/profil/cles").text())
                .contains("F-" + run.toUpperCase());
        assertThat(demo.mail().messagesTo(mail(1)).get(0).text()).contains("30 jours");
        // both parents are linked to the one file
        assertThat(
                        agent.open("/agents/comptes/cles?dossier=F-" + run + "-0")
                                .html()
                                .select("main li a[href*=comptes/]")
                                .eachText())
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whoHasASpaceAlreadyIsNotLinkedButToldToTheAgent() throws Exception {
        String name = "ex" + run;
        Visitor owner = Spaces.newCitizen(demo, name);
        String head = "dossier;nom;prenoms;courriel\r\n";
        String line = "EX-" + run + ";LEFEVRE;Zoé;" + name + "@example.org\r\n";
        Page check = send(head + line + "EX-" + run + ";Autre;Nom;autre." + mail(1) + "\r\n");
        assertThat(check.html().select(".pv-figures dd").eachText())
                .containsExactly("1", "1", "0", "0", "0");
        Page done = agent.submit(check, "pv-confirmer", "importer", Map.of());
        String number = "EX-" + run.toUpperCase();
        assertThat(done.html().select("#pv-existants li").eachText())
                .singleElement()
                .asString()
                .contains("Ligne 2", "Zoé Lefèvre", "Dossier n° " + number, "Donner une clé");
        assertThat(owner.open("/mon-espace/profil/cles").text())
                .as("only its owner links a space")
                .doesNotContain(number);

        // the way out: a key, which the owner types
        Page keys =
                agent.open(
                        done.html()
                                .select("#pv-existants a")
                                .attr("href")
                                .replaceFirst(".*/agents", "/agents"));
        Page letter =
                Desk.agent(demo, "agent.enfance")
                        .submit(keys, "pv-nouvelle", "creer", service("petite-enfance"));
        String key = letter.html().select("#pv-cle-nouvelle").text();
        owner.submit(
                owner.open("/mon-espace/profil/cles"),
                "pv-cle",
                "relier",
                Map.of("cle", List.of(key)));
        assertThat(owner.open("/mon-espace/profil/cles").text()).contains(number);
        assertThat(send(head + line).html().select(".pv-figures dd").eachText())
                .containsExactly("0", "0", "1", "0", "0");
    }

    private static Map<String, List<String>> service(String id) {
        return Map.of("pv-service", List.of(id));
    }

    @Test
    void anAgentCorrectsTheAddressAndSendsTheLinkAgain() {
        Page done =
                agent.submit(send(Families.file(run, 1, 0)), "pv-confirmer", "importer", Map.of());
        String account =
                done.html().select("tbody th a").attr("href").replaceFirst(".*/agents", "/agents");
        Page file = agent.open(account);
        Page wrong =
                agent.submit(
                        file, "pv-invitation", "inviter", Map.of("courriel", List.of("nom@x")));
        assertThat(wrong.html().select("#pv-invitation .pv-error").text())
                .contains("n’a pas la bonne forme");
        Page taken =
                agent.submit(
                        file,
                        "pv-invitation",
                        "inviter",
                        Map.of("courriel", List.of("Durand@example.org")));
        assertThat(taken.html().select("#pv-invitation .pv-error").text())
                .contains("Un autre espace");
        String other = "autre." + mail(1);
        Page sent =
                agent.submit(file, "pv-invitation", "inviter", Map.of("courriel", List.of(other)));
        assertThat(sent.text()).contains("Le courriel est parti");
        assertThat(Spaces.link(demo, other, 1, "/activation/")).isNotBlank();
        await().during(Duration.ofSeconds(2))
                .until(() -> demo.mail().messagesTo(mail(1)).isEmpty());
    }

    @Test
    void filesThatAreNoneAreRefusedWithASentence() {
        assertThat(send("").text()).contains("Choisissez un fichier");
        assertThat(send(new byte[] {'P', 'K', 3, 4, 0}).text()).contains("pas un fichier CSV");
        assertThat(send("a;b\n1;2\n").text()).contains("colonne inconnue : « a »");
        assertThat(send("nom;prenoms\nx;y\n").text()).contains("Il manque des colonnes");
        assertThat(send("dossier;nom;prenoms;courriel\n\"x;y\n").text()).contains("guillemet");
        Page big = send(new byte[6 * 1024 * 1024]);
        assertThat(big.text()).contains("trop lourd");
        assertThat(big.html().select("#pv-import")).hasSize(1);
        for (String wrong : List.of("/0", "/x", "/99999999")) {
            assertThat(agent.open(PAGE + wrong).status()).as(wrong).isEqualTo(404);
        }
    }

    @Test
    @Feature({"ACC-7", "ACC-16"})
    void nobodyElseImports() {
        var other = Desk.agent(demo, "agent.enfance");
        assertThat(other.open(PAGE).status()).isEqualTo(404);
        Page form = agent.open(PAGE);
        assertThat(
                        other.upload(
                                        form,
                                        "pv-import",
                                        "controler",
                                        "fichier",
                                        "x.csv",
                                        Families.file(run, 1, 0).getBytes(StandardCharsets.UTF_8))
                                .status())
                .isEqualTo(404);
        Page check = send(Families.file(run, 1, 0));
        URI address = URI.create(demo.portalUrl() + check.path());
        assertThat(other.post(address, Map.of("pv-action", List.of("importer"))).status())
                .isEqualTo(404);
        assertThat(agent.open(check.path()).html().select("button[value=importer]")).hasSize(1);
    }
}
