package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoFamily;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agents who look after families, and the dossiers that families send them: over HTTP. */
class FamilyDeskIT {

    private static final String SECRET = "Arachide, adrénaline dans le sac";

    private final Demonstration demo = SharedPortal.get();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String file = "D-" + mark.toUpperCase();
    private final String user = "fd" + mark;
    private Visitor parent;
    private Visitor agent;
    private long household;
    private long matteo;

    @BeforeEach
    void aFamilyAndAnAgent() throws SQLException {
        parent = Spaces.newCitizen(demo, user);
        DemoInvoices.link(demo.database(), file, user);
        DemoFamily.found(demo.database(), file, mark);
        matteo = DemoFamily.child(demo.database(), mark + "2");
        household = number("select id from household where file_number = '" + file + "'");
        agent = Desk.agent(demo, "agent.enfance");
    }

    @Test
    @Feature({"FAM-1", "FAM-4"})
    void anAgentFindsAndChangesAHouseholdWithAReason() throws SQLException {
        Page found = agent.open("/agents/familles?q=" + file.toLowerCase());
        assertThat(found.html().select("tbody tr")).hasSize(1);
        assertThat(found.text()).contains("Matteo Durand", "Thomas Durand");
        assertThat(agent.open("/agents/familles?q=%25%25").html().select("table caption"))
                .isEmpty();

        Page quotient = change("quotient", "");
        Page wrong =
                agent.submit(quotient, "pv-foyer", "enregistrer", Map.of("montant", List.of("-5")));
        assertThat(wrong.html().select(".pv-errors li")).hasSizeGreaterThanOrEqualTo(2);
        Page set =
                agent.submit(
                        wrong,
                        "pv-foyer",
                        "enregistrer",
                        Map.of(
                                "montant", List.of("480"),
                                "debut.jour", List.of("1"),
                                "debut.mois", List.of("9"),
                                "debut.annee", List.of("2026"),
                                "motif", List.of("Avis d’imposition 2026")));
        assertThat(set.text()).contains("480 €, à partir du", "620 €", "Avis d’imposition 2026");

        Page rights = change("droits", account());
        Page less =
                agent.submit(
                        rights,
                        "pv-foyer",
                        "enregistrer",
                        Map.of(
                                "droits", List.of("factures"),
                                "motif", List.of("Jugement du 3 mars")));
        assertThat(less.text()).contains("Jugement du 3 mars", "voir les factures");
        assertThat(parent.open("/mon-espace/famille").text()).contains("Vous consultez");

        Page leaving = change("depart", "enfant-" + matteo);
        agent.submit(
                leaving,
                "pv-foyer",
                "enregistrer",
                Map.of(
                        "jour.jour", List.of("1"),
                        "jour.mois", List.of("9"),
                        "jour.annee", List.of("2026"),
                        "motif", List.of("Garde au père")));
        assertThat(parent.open("/mon-espace/famille").text()).doesNotContain("Matteo");
    }

    @Test
    @Feature("FAM-1")
    void aSpaceIsLinkedAndAChildIsSharedByTwoHouseholds() throws SQLException {
        String other = "p" + user;
        Visitor father = Spaces.newCitizen(demo, other);
        Page opened =
                agent.submit(
                        agent.open("/agents/familles"),
                        "pv-foyer",
                        "creer",
                        Map.of("pv-numero", List.of(file + "-P")));
        Map<String, List<String>> matteoAgain = new HashMap<>();
        matteoAgain.put("prenom", List.of("Matteo"));
        matteoAgain.put("nom", List.of("DURAND"));
        List<String> born = born();
        matteoAgain.put("naissance.annee", List.of(born.get(0)));
        matteoAgain.put("naissance.mois", List.of(born.get(1)));
        matteoAgain.put("naissance.jour", List.of(born.get(2)));
        matteoAgain.put("motif", List.of("Garde alternée"));
        Page form = agent.open(opened.path() + "/modifier/enfant");
        Page known = agent.submit(form, "pv-foyer", "enregistrer", matteoAgain);
        assertThat(known.text())
                .as("nobody is mixed up by a name")
                .contains("est déjà connu", file);
        matteoAgain.put("partage", List.of(file));
        agent.submit(known, "pv-foyer", "enregistrer", matteoAgain);
        Page unknown =
                agent.submit(
                        agent.open(opened.path() + "/modifier/relier"),
                        "pv-foyer",
                        "enregistrer",
                        Map.of("compte", List.of("personne"), "motif", List.of("Vu")));
        assertThat(unknown.text()).contains("Aucun espace actif");
        agent.submit(
                unknown,
                "pv-foyer",
                "enregistrer",
                Map.of("compte", List.of(other), "motif", List.of("Carte d’identité vue")));
        assertThat(father.open("/mon-espace/famille").text()).contains("Matteo Durand");
        assertThat(father.open("/mon-espace/famille/enfant-" + matteo).status()).isEqualTo(200);
        assertThat(number("select count(*) from household_child where child_id = " + matteo))
                .as("one child, two households")
                .isEqualTo(2);
    }

    @Test
    @Feature({"FAM-1", "ENR-1"})
    void onlyTheServiceInChargeSeesFamilies() {
        for (String name : List.of("agent.etatcivil", "admin", "regie")) {
            Visitor other = Desk.agent(demo, name);
            for (String path :
                    List.of(
                            "/agents/familles",
                            "/agents/familles/" + household,
                            "/agents/familles/dossiers/1/sante")) {
                assertThat(other.open(path).status()).as(name + " " + path).isEqualTo(404);
            }
        }
        assertThat(agent.open("/agents/familles/999999999").status()).isEqualTo(404);
        assertThat(agent.open("/agents/familles/dossiers/999999999").status()).isEqualTo(404);
        assertThat(agent.open("/agents/familles/" + household + "/modifier/rien").status())
                .isEqualTo(404);
    }

    @Test
    @Feature("ENR-1")
    void aDossierBeginsWithLastYearsAndKeepsHealthApartAndSealed() throws SQLException {
        String at = "/mon-espace/famille/enfant-" + matteo + "/dossier";
        Page refused = parent.submit(parent.open(at), "pv-envoi", "envoyer", Map.of());
        assertThat(refused.text()).contains("Il manque", "vaccinations");

        part(
                at,
                "ecole",
                Map.of(
                        "urgence_nom",
                        List.of("Anne"),
                        "urgence_telephone",
                        List.of("06 11 22 33 44"),
                        "niveau",
                        List.of("gs")));
        part(
                at,
                "sante",
                Map.of(
                        "medecin", List.of("Dr Petit"),
                        "vaccins", List.of("a-jour"),
                        "allergies", List.of("oui"),
                        "allergies_precisions", List.of(SECRET),
                        "pai", List.of("non")));
        assertThat(parent.open(at).text()).contains(SECRET);
        long dossier = number("select id from dossier where child_id = " + matteo);
        assertThat(
                        number(
                                "select count(*) from dossier where answers::text like '%Arachide%'"
                                        + " or answers::text like '%Petit%'"))
                .isZero();
        assertThat(
                        number(
                                "select count(*) from dossier_health where dossier_id = "
                                        + dossier
                                        + " and position('Arachide'::bytea in content) = 0"))
                .isEqualTo(1);

        // the year after: what was said is there, and nothing is kept before it is looked at
        sql(
                "update dossier set school_year = (substr(school_year, 1, 4)::int - 1) || '-' ||"
                        + " substr(school_year, 1, 4) where id = "
                        + dossier);
        Page fresh = parent.open(at);
        assertThat(fresh.text()).contains(SECRET, "Les réponses de l’an dernier", "À commencer");
        assertThat(number("select count(*) from dossier where child_id = " + matteo)).isEqualTo(1);
        part(at, "personnes", Map.of("seul", List.of("non")));
        assertThat(parent.open(at).text()).contains(SECRET, "Incomplet");
        assertThat(number("select count(*) from dossier where child_id = " + matteo)).isEqualTo(2);
    }

    @Test
    @Feature("ENR-1")
    void anAgentReadsHealthByNameAndValidatesOrGivesBack() throws SQLException {
        String at = "/mon-espace/famille/enfant-" + matteo + "/dossier";
        complete(at);
        Page sent = parent.submit(parent.open(at), "pv-envoi", "envoyer", Map.of());
        assertThat(sent.text()).contains("Complet, en attente de validation");
        long id = number("select id from dossier where child_id = " + matteo);
        assertThat(agent.open("/agents/familles").html().select("a[href$=/dossiers/" + id + "]"))
                .hasSize(1);
        String desk = "/agents/familles/dossiers/" + id;
        Page before = agent.open(desk);
        assertThat(before.text()).doesNotContain(SECRET);
        assertThat(number("select count(*) from health_access where dossier_id = " + id)).isZero();
        assertThat(agent.open(desk + "/sante").text()).contains(SECRET);
        assertThat(agent.open(desk).text()).contains("Dominique Roux, ");
        assertThat(number("select count(*) from health_access where dossier_id = " + id))
                .isEqualTo(1);
        String fileOf = before.html().select(".pv-stored__file").attr("href");
        String picture = fileOf.replaceFirst("^/[^/]+", "").replace("?voir", "") + "?apercu";
        assertThat(agent.bytes(picture).statusCode()).isEqualTo(200);
        assertThat(agent.bytes(fileOf.replaceFirst("^/[^/]+", "")).statusCode()).isEqualTo(200);

        Page noReason =
                agent.submit(before, "pv-renvoi", "renvoyer", Map.of("pv-motif", List.of(" ")));
        assertThat(noReason.text()).contains("Indiquez le motif");
        agent.submit(
                agent.open(desk),
                "pv-renvoi",
                "renvoyer",
                Map.of("pv-motif", List.of("Le carnet est illisible.")));
        assertThat(parent.open(at).text()).contains("Le carnet est illisible.", "Incomplet");
        parent.submit(parent.open(at), "pv-envoi", "envoyer", Map.of());
        Page stale = agent.submit(before, "pv-validation", "valider", Map.of());
        assertThat(stale.text()).as("another version was seen").contains("a changé entre-temps");
        Page done = agent.submit(agent.open(desk), "pv-validation", "valider", Map.of());
        assertThat(done.text()).contains("Validé");
        assertThat(
                        agent.open("/agents/familles/" + household)
                                .html()
                                .select("a[href$=/dossiers/" + id + "]"))
                .as("it waits no more, and is found by its child")
                .hasSize(1);
        assertThat(parent.open(at).html().select("#pv-envoi, a[href$=/sante]")).isEmpty();
        assertThat(parent.open("/mon-espace/famille").text()).contains("Validé");
    }

    private void complete(String at) {
        part(
                at,
                "ecole",
                Map.of(
                        "urgence_nom",
                        List.of("Anne"),
                        "urgence_telephone",
                        List.of("06 11 22 33 44"),
                        "niveau",
                        List.of("gs")));
        part(
                at,
                "sante",
                Map.of(
                        "medecin", List.of("Dr Petit"),
                        "vaccins", List.of("a-jour"),
                        "allergies", List.of("oui"),
                        "allergies_precisions", List.of(SECRET),
                        "pai", List.of("non")));
        part(at, "personnes", Map.of("seul", List.of("non")));
        part(
                at,
                "autorisations",
                Map.of(
                        "photo", List.of("non"),
                        "soins", List.of("oui"),
                        "assureur", List.of("Mutuelle"),
                        "assurance_numero", List.of("M-1")));
        for (String type : List.of("vaccins", "attestation-assurance")) {
            Page joined =
                    parent.upload(
                            parent.open(at),
                            "pv-joindre-" + type,
                            "joindre",
                            Map.of("pv-type", type),
                            "fichier",
                            "page.jpg",
                            SampleDocuments.jpeg());
            assertThat(joined.text()).contains("La pièce est jointe");
        }
    }

    private void part(String at, String part, Map<String, List<String>> values) {
        Page next = parent.submit(parent.open(at + "/" + part), "pv-partie", "suite", values);
        assertThat(next.path()).as(next.html().select(".pv-errors").text()).doesNotEndWith(part);
    }

    private Page change(String what, String member) {
        return agent.open(
                "/agents/familles/" + household + "/modifier/" + what + "?pv-membre=" + member);
    }

    private String account() throws SQLException {
        return "compte-" + number("select id from account where user_name = '" + user + "'");
    }

    private List<String> born() throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select born_on::text from child where id = " + matteo)) {
            found.next();
            return List.of(found.getString(1).split("-"));
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
