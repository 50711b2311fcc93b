package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoFamily;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A family on its pages, and the agents who look after it: over HTTP, without script. */
class FamilyIT {

    private final Demonstration demo = SharedPortal.get();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String file = "F-" + mark.toUpperCase();
    private final String user = "fa" + mark;
    private Visitor parent;
    private long lea;
    private long matteo;

    @BeforeEach
    void aFamily() throws SQLException {
        parent = Spaces.newCitizen(demo, user);
        DemoInvoices.link(demo.database(), file, user);
        DemoFamily.found(demo.database(), file, mark);
        lea = DemoFamily.child(demo.database(), mark + "1");
        matteo = DemoFamily.child(demo.database(), mark + "2");
    }

    @Test
    @Feature({"FAM-1", "FAM-2", "FAM-3"})
    void oneSeesOnesOwnFamilyAndNobodyElses() throws SQLException {
        Page family = parent.open("/mon-espace/famille");
        assertThat(family.text())
                .contains("Léa Durand", "CE2", "Matteo Durand", "Thomas Durand", file)
                .contains("Dossier d’inscription", "Ajouter un membre", "Créer une inscription");
        assertThat(parent.open("/mon-espace").text()).contains("Ma famille", "Matteo Durand");
        assertThat(parent.open("/mon-espace/profil").text())
                .contains("Composition de votre foyer", "Thomas Durand");
        Page child = parent.open("/mon-espace/famille/enfant-" + matteo);
        assertThat(child.text()).contains("Grande section", "École Jules-Ferry", "Coordonnées");

        Visitor stranger = Spaces.newCitizen(demo, "x" + user);
        assertThat(stranger.open("/mon-espace/famille").text())
                .contains("Aucun foyer n’est relié", "Saisir ma clé d’accès");
        for (String path :
                List.of("", "/dossier", "/dossier/sante", "/coordonnees/changement-courriel")) {
            assertThat(stranger.open("/mon-espace/famille/enfant-" + matteo + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        for (String key : List.of("enfant-0", "enfant-x", "compte-1", "adulte-999999999", "moi")) {
            assertThat(parent.open("/mon-espace/famille/" + key).status()).isEqualTo(404);
        }
    }

    @Test
    @Feature("FAM-1")
    void anAdultWithoutTheRightReadsAndAsksForNothing() throws SQLException {
        sql(
                "update household_member set may_book = false where household_id ="
                        + " (select id from household where file_number = '"
                        + file
                        + "')");
        Bills.office(demo).bring(DemoInvoices.REGIE, Bills.file(file, 1, 2));
        assertThat(parent.open("/mon-espace/factures").text()).contains("12,40");
        sql(
                "update household_member set may_see_invoices = false where household_id ="
                        + " (select id from household where file_number = '"
                        + file
                        + "')");
        assertThat(parent.open("/mon-espace/factures").text()).doesNotContain("12,40");
        Page family = parent.open("/mon-espace/famille");
        assertThat(family.text()).contains("Vous consultez ce dossier famille");
        assertThat(family.html().select("a[href$=/dossier]")).isEmpty();
        String at = "/mon-espace/famille/enfant-" + lea;
        assertThat(parent.open(at).text()).contains("CE2").doesNotContain("Changer");
        assertThat(parent.open(at + "/dossier").status()).isEqualTo(404);
        assertThat(parent.open(at + "/coordonnees/changement-telephones").status()).isEqualTo(404);
    }

    @Test
    @Feature("FAM-1")
    void aHouseholdThatLostAChildShowsItNoMore() throws SQLException {
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        sql("update household_child set until = '" + today + "' where child_id = " + lea);
        assertThat(parent.open("/mon-espace/famille").text())
                .contains("Matteo Durand")
                .doesNotContain("Léa Durand");
        assertThat(parent.open("/mon-espace/famille/enfant-" + lea).status()).isEqualTo(404);
    }

    @Test
    @Feature("ACC-12")
    void contactDetailsOfAChildChangeWhenAnAgentAccepts() {
        Page form =
                parent.open(
                        "/mon-espace/famille/enfant-"
                                + matteo
                                + "/coordonnees/changement-adresse-postale");
        Page wrong =
                parent.submit(
                        form,
                        "pv-coordonnees",
                        "valider",
                        Map.of("nouvelle_adresse.code_postal", List.of("95")));
        assertThat(wrong.html().select(".pv-errors li").eachText())
                .anyMatch(t -> t.contains("5 chiffres"));
        Map<String, List<String>> address =
                Map.of(
                        "nouvelle_adresse.ligne", List.of("5 impasse du Lavoir"),
                        "nouvelle_adresse.code_postal", List.of("95520"),
                        "nouvelle_adresse.ville", List.of("Osny"));
        Page done = parent.submit(wrong, "pv-coordonnees", "valider", address);
        String number = Desk.number(done);
        Page again = parent.submit(wrong, "pv-coordonnees", "valider", address);
        assertThat(Desk.number(again)).as("a second click").isEqualTo(number);

        var agent = Desk.agent(demo, "agent.etatcivil");
        assertThat(agent.open("/agents/demandes/" + number).text())
                .contains("Changement d’adresses postales - Matteo Durand");
        decide(agent, number, "mis-a-jour");
        assertThat(parent.open("/mon-espace/famille/enfant-" + matteo).text())
                .contains("5 impasse du Lavoir");
        assertThat(parent.open("/mon-espace/coordonnees").text())
                .as("one's own address stays")
                .doesNotContain("impasse du Lavoir");
    }

    @Test
    @Feature("FAM-2")
    void aMemberIsAddedWhenAnAgentAcceptsAndNotWhenHeRefuses() {
        var agent = Desk.agent(demo, "agent.enfance");
        String refused = askToAdd("Jade");
        decide(agent, refused, "refus");
        assertThat(parent.open("/mon-espace/famille").text()).doesNotContain("Jade");
        String accepted = askToAdd("Jade");
        decide(agent, accepted, "ajoute");
        assertThat(parent.open("/mon-espace/famille").text()).contains("Jade Durand", "CP");
        decide(agent, askToAdd("jade"), "ajoute");
        assertThat(parent.open("/mon-espace/famille").html().select(".pv-member__name").eachText())
                .as("who is there is not added again")
                .filteredOn(n -> n.equalsIgnoreCase("Jade Durand"))
                .hasSize(1);
    }

    private String askToAdd(String firstName) {
        var values = new HashMap<String, List<String>>();
        values.put("membre", List.of("enfant"));
        values.put("enfant.nom", List.of("Durand"));
        values.put("enfant.prenoms", List.of(firstName));
        values.put("enfant.date_naissance.jour", List.of("3"));
        values.put("enfant.date_naissance.mois", List.of("2"));
        values.put("enfant.date_naissance.annee", List.of("2020"));
        values.put("ecole", List.of("École Jules-Ferry"));
        values.put("niveau", List.of("cp"));
        return Desk.number(
                Filings.submit(
                        parent,
                        Filings.upToReview(
                                parent,
                                "ajouter-un-membre",
                                Filings.applicant(user + "@example.org"),
                                values)));
    }

    private static void decide(Visitor agent, String number, String outcome) {
        Page done =
                agent.submit(
                        agent.open("/agents/demandes/" + number),
                        "pv-decision",
                        "decider",
                        Map.of(
                                "pv-issue", List.of(outcome),
                                "pv-motif", List.of("Vu avec la famille.")));
        assertThat(done.status()).isEqualTo(200);
    }

    private void sql(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
