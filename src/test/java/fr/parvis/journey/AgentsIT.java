package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The back office over HTTP: rights, stale saves, notes that citizens never see. */
class AgentsIT {

    private final Demonstration demo = SharedPortal.get();
    private Visitor citizen;
    private String tracking;
    private String desk;

    @BeforeEach
    void aRequestWaits() {
        citizen = new Visitor(demo.portalUrl());
        Page confirmation = Desk.birthCertificate(citizen, "agents@example.fr");
        tracking = Filings.tracking(confirmation);
        desk = "/agents/demandes/" + Desk.number(confirmation);
    }

    private Visitor agent(String name) {
        return Desk.agent(demo, name);
    }

    @Test
    @Feature({"AGT-1", "ACC-16"})
    void anAgentSeesTheRequestsOfTheOwnServicesOnly() {
        Page mine = agent("agent.etatcivil").open(desk);
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.text()).contains("Extrait sans filiation", "Durand");
        Page others = agent("agent.enfance").open(desk);
        assertThat(others.status()).as("another service's number is not found").isEqualTo(404);
        assertThat(agent("regie").open(desk).status()).isEqualTo(404);
        assertThat(citizen.open(desk).path())
                .as("nobody is asked to sign in")
                .isEqualTo("/connexion");
    }

    @Test
    @Feature("AGT-1")
    void theQueueFindsByNumberAndByName() {
        var agent = agent("agent.etatcivil");
        String number = desk.substring(desk.lastIndexOf('/') + 1);
        assertThat(agent.open("/agents/demandes?q=" + number).html().select("tbody tr")).hasSize(1);
        // which page of them has ours depends on what other tests have filed
        assertThat(agent.open("/agents/demandes?q=dur").html().select("tbody tr"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text()).containsIgnoringCase("dur"));
        assertThat(agent.open("/agents/demandes?q=%25").html().select("tbody tr"))
                .as("a wildcard is no name")
                .hasSizeLessThanOrEqualTo(25);
        assertThat(agent.open("/agents/demandes?vue=terminees_x&tri=y&page=99999").status())
                .isEqualTo(200);
        assertThat(agent.open("/agents/demandes/export?vue=todo").text()).contains(number);
    }

    @Test
    @Feature("AGT-3")
    void aStaleSaveIsRefusedWithWhatChangedAndNothingIsOverwritten() {
        var first = agent("agent.etatcivil");
        var second = agent("admin");
        Page seenByFirst = first.open(desk);
        Page seenBySecond = second.open(desk);
        assertThat(seenBySecond.text()).contains("Camille Petit consulte aussi cette demande");

        Page taken = second.submit(seenBySecond, "pv-prendre", "prendre", Map.of());
        assertThat(taken.text()).contains("En cours d’instruction");
        Page refused =
                first.submit(
                        seenByFirst,
                        "pv-decision",
                        "decider",
                        Map.of(
                                "pv-issue",
                                List.of("a-retirer"),
                                "pv-motif",
                                List.of("Venez le chercher.")));
        assertThat(refused.text())
                .contains("Cette demande a changé", "Ce qui a changé", "Instruction commencée");
        assertThat(refused.html().select("#pv-motif").val())
                .as("nothing typed is lost")
                .isEqualTo("Venez le chercher.");
        assertThat(citizen.open(tracking).text()).doesNotContain("Venez le chercher");

        Page decided =
                first.submit(
                        refused,
                        "pv-decision",
                        "decider",
                        Map.of(
                                "pv-issue",
                                List.of("a-retirer"),
                                "pv-motif",
                                List.of("Venez le chercher.")));
        assertThat(decided.text()).contains("Traitée positivement");
        assertThat(citizen.open(tracking).text())
                .contains("Traitée positivement", "Venez le chercher.");
    }

    @Test
    @Feature("AGT-2")
    void aDecisionNeedsItsWordsAndANoteStaysInside() {
        var agent = agent("agent.etatcivil");
        Page page = agent.open(desk);
        Page refused =
                agent.submit(page, "pv-decision", "decider", Map.of("pv-issue", List.of("envoye")));
        assertThat(refused.html().select(".pv-errors").text())
                .contains("Écrivez ce que la personne doit lire");
        Page forged =
                agent.submit(
                        page,
                        "pv-decision",
                        "decider",
                        Map.of("pv-issue", List.of("couronner"), "pv-motif", List.of("x")));
        assertThat(forged.html().select(".pv-errors").text()).contains("Choisissez une décision");

        Page noted =
                agent.submit(
                        page,
                        "pv-notes",
                        "noter",
                        Map.of("pv-note", List.of("Pièce <b>douteuse</b>")));
        assertThat(noted.html().select(".pv-note").text()).contains("Pièce <b>douteuse</b>");
        assertThat(citizen.open(tracking).html().html()).doesNotContain("douteuse", "Camille");
    }

    @Test
    @Feature({"REQ-5", "AGT-2"})
    void anAgentReplacesTheLinkThatReachedTheWrongPerson() {
        var agent = agent("agent.etatcivil");
        Page page = agent.open(desk);
        Page replaced = agent.submit(page, "pv-lien", "remplacer", Map.of());
        assertThat(replaced.html().select(".pv-timeline").text())
                .contains("Lien de suivi remplacé", "Camille Petit");
        assertThat(citizen.open(tracking).status()).isEqualTo(404);
        Page stale = agent.submit(page, "pv-lien", "remplacer", Map.of());
        assertThat(stale.html().select(".pv-errors").text()).contains("Cette demande a changé");
    }

    @Test
    @Feature({"AGT-2", "TRK-2"})
    void aComplementGoesThereAndBack() {
        var agent = agent("agent.etatcivil");
        Page asked =
                agent.submit(
                        agent.open(desk),
                        "pv-complement",
                        "demander",
                        Map.of("pv-question", List.of("Quel second prénom ?")));
        assertThat(asked.text()).contains("En attente de complément");
        Page waiting = citizen.open(tracking);
        assertThat(waiting.text()).contains("Quel second prénom", "À vous");
        Page empty =
                citizen.submit(
                        waiting, "pv-complement", "repondre", Map.of("pv-reponse", List.of("  ")));
        assertThat(empty.html().select(".pv-errors").text()).contains("Écrivez votre réponse");
        Page answered =
                citizen.submit(
                        waiting,
                        "pv-complement",
                        "repondre",
                        Map.of("pv-reponse", List.of("Marie")));
        assertThat(answered.text()).contains("En cours d’instruction");
        assertThat(agent.open(desk).text()).contains("Marie");
        Page twice =
                citizen.submit(
                        waiting,
                        "pv-complement",
                        "repondre",
                        Map.of("pv-reponse", List.of("Encore")));
        assertThat(twice.text()).contains("Rien n’a été enregistré", "Encore");
    }
}
