package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Accounts of staff in the hands of an administrator, over HTTP. */
@Feature("ACC-16")
class StaffAccountsIT {

    private static final String PAGE = "/agents/comptes/agents";

    private final Demonstration demo = SharedPortal.get();
    private final String name = "agent." + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = name + "@example.org";
    private final Visitor admin = Desk.agent(demo, "admin");

    private Map<String, List<String>> values(String... roles) {
        return Map.of(
                "prenoms", List.of("Élodie"),
                "nom", List.of("Nouvelle"),
                "nom_utilisateur", List.of(name),
                "courriel", List.of(mail),
                "pv-role", List.of(roles));
    }

    private Page create(String... roles) {
        Page page = admin.submit(admin.open(PAGE), "pv-agent", "creer", values(roles));
        assertThat(page.path()).as(page.text()).matches(PAGE + "/\\d+");
        return page;
    }

    private Visitor signedIn() {
        var agent = new Visitor(demo.portalUrl());
        Page link = agent.open(Spaces.link(demo, mail, 1, "/activation/"));
        assertThat(link.text()).contains("compte d’agent").doesNotContain("portail famille");
        agent.submit(
                link,
                "pv-activation",
                "activer",
                Map.of(
                        "mot_de_passe", List.of(Spaces.PASSWORD),
                        "mot_de_passe_encore", List.of(Spaces.PASSWORD)));
        assertThat(Spaces.signIn(agent, name, Spaces.PASSWORD).path()).isEqualTo("/agents");
        return agent;
    }

    @Test
    void anAgentIsMadeChoosesAPasswordGetsRolesAndLeaves() {
        Page file = create("AGENT:etat-civil");
        var agent = signedIn();
        assertThat(agent.open("/agents/comptes").status()).isEqualTo(200);

        Page changed =
                admin.submit(
                        admin.open(file.path()),
                        "pv-roles",
                        "enregistrer",
                        Map.of("pv-role", List.of("AGENT:culture", "COMMUNICATION")));
        assertThat(changed.text()).contains("C’est enregistré", "Rôles changés", "Maxime Fournier");
        assertThat(agent.open("/agents/comptes").status()).as("from the next click").isEqualTo(404);
        assertThat(agent.open("/agents/demandes").status()).isEqualTo(200);

        Page disabled = admin.submit(admin.open(file.path()), "pv-acces", "desactiver", Map.of());
        assertThat(disabled.text()).contains("Compte désactivé");
        assertThat(agent.open("/agents").path()).as("at once").isEqualTo("/connexion");
        assertThat(Spaces.signIn(agent, name, Spaces.PASSWORD).path()).isEqualTo("/connexion");
        admin.submit(admin.open(file.path()), "pv-acces", "reactiver", Map.of());
        assertThat(Spaces.signIn(agent, name, Spaces.PASSWORD).path()).isEqualTo("/agents");
        // from a page of before
        assertThat(admin.submit(disabled, "pv-acces", "reactiver", Map.of()).text())
                .contains("Ce compte a changé");
    }

    @Test
    void whatIsTypedWronglyIsSaidAndKept() {
        Page page = admin.open(PAGE);
        Page noRole = admin.submit(page, "pv-agent", "creer", values());
        assertThat(noRole.html().select(".pv-errors").text()).contains("au moins un rôle");
        assertThat(noRole.html().select("#c-roles .pv-error").text()).contains("au moins un rôle");
        assertThat(noRole.html().getElementById("c-nom_utilisateur").val()).isEqualTo(name);
        for (var wrong :
                Map.of(
                                "nom_utilisateur", "é e",
                                "courriel", "nom@x",
                                "nom", " ")
                        .entrySet()) {
            var values = new java.util.HashMap<>(values("REGIE"));
            values.put(wrong.getKey(), List.of(wrong.getValue()));
            Page refused = admin.submit(page, "pv-agent", "creer", values);
            assertThat(refused.html().select(".pv-errors li")).as(wrong.getKey()).hasSize(1);
            assertThat(refused.html().select("#c-" + wrong.getKey() + "[aria-invalid=true]"))
                    .as("said beside " + wrong.getKey())
                    .hasSize(1);
            assertThat(refused.html().select("#pv-agent .pv-error")).hasSize(1);
        }
        var taken = new java.util.HashMap<>(values("REGIE"));
        taken.put("nom_utilisateur", List.of("DURAND"));
        assertThat(admin.submit(page, "pv-agent", "creer", taken).text()).contains("déjà pris");
        assertThat(admin.submit(page, "pv-agent", "creer", values("ROOT")).status()).isEqualTo(404);
        assertThat(admin.submit(page, "pv-agent", "creer", values("AGENT:x")).status())
                .isEqualTo(404);
        create("REGIE");
        assertThat(admin.submit(page, "pv-agent", "creer", values("REGIE")).text())
                .contains("déjà pris");
    }

    @Test
    void onlyAnAdministratorFindsThem() {
        Page file = create("REGIE");
        for (String other : List.of("agent.etatcivil", "agent.enfance", "regie", "communication")) {
            var staff = Desk.agent(demo, other);
            assertThat(staff.open(PAGE).status()).as(other).isEqualTo(404);
            assertThat(staff.open(file.path()).status()).as(other).isEqualTo(404);
            assertThat(
                            staff.post(
                                            URI.create(demo.portalUrl() + file.path()),
                                            Map.of(
                                                    "pv-action", List.of("enregistrer"),
                                                    "pv-version", List.of("1"),
                                                    "pv-role", List.of("ADMIN")))
                                    .status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(admin.open("/agents/comptes" + file.path().replace(PAGE, "")).status())
                .as("staff are not among the citizens")
                .isEqualTo(404);
    }

    @Test
    void twoAdministratorsCannotRemoveEachOtherAtOnce() throws Exception {
        String file = create("ADMIN").path();
        var other = signedIn();
        String own =
                PAGE
                        + admin.open(PAGE)
                                .html()
                                .select("tr:contains(Fournier) th a")
                                .attr("href")
                                .replaceFirst(".*/agents", "");
        Page mine = other.open(own);
        Page theirs = admin.open(file);
        var both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Page>> at =
                    List.of(
                            () -> other.submit(mine, "pv-acces", "desactiver", Map.of()),
                            () -> admin.submit(theirs, "pv-acces", "desactiver", Map.of()));
            for (var one : both.invokeAll(at)) {
                one.get();
            }
        } finally {
            both.shutdown();
        }
        boolean mineIn = other.open(PAGE).status() == 200 && other.open(PAGE).path().equals(PAGE);
        boolean theirsIn = admin.open(PAGE).path().equals(PAGE);
        assertThat(mineIn ^ theirsIn).as("one of them stays").isTrue();
        Visitor last = mineIn ? other : admin;
        String lastPage = mineIn ? file : own;
        for (String button : List.of("desactiver")) {
            assertThat(last.submit(last.open(lastPage), "pv-acces", button, Map.of()).text())
                    .contains("dernier administrateur");
        }
        assertThat(
                        last.submit(
                                        last.open(lastPage),
                                        "pv-roles",
                                        "enregistrer",
                                        Map.of("pv-role", List.of("REGIE")))
                                .text())
                .contains("dernier administrateur");
        // as the other tests know it
        String gone = mineIn ? own : file;
        last.submit(last.open(gone), "pv-acces", "reactiver", Map.of());
        var back = Desk.agent(demo, "admin");
        back.submit(back.open(file), "pv-acces", "desactiver", Map.of());
    }
}
