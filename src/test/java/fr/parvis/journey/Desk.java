package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import java.util.List;
import java.util.Map;

/** The agents' side of the demonstration, by visitors without script. */
final class Desk {

    private Desk() {}

    /** A member of staff who has just signed in. */
    static Visitor agent(Demonstration demo, String name) {
        return agentAt(demo.portalUrl(), name);
    }

    /** The same at another node. */
    static Visitor agentAt(String portal, String name) {
        var agent = new Visitor(portal);
        Page inside =
                agent.submit(
                        agent.open("/connexion"),
                        "pv-connexion",
                        "entrer",
                        Map.of(
                                "identifiant", List.of(name),
                                "motdepasse", List.of(DemoAccounts.PASSWORD)));
        assertThat(inside.path()).isEqualTo("/agents");
        return agent;
    }

    /** Files a request for a birth certificate; the confirmation tells its number and link. */
    static Page birthCertificate(Visitor citizen, String mail) {
        return Filings.submit(
                citizen,
                Filings.upToReview(
                        citizen,
                        "acte-de-naissance",
                        Filings.applicant(mail),
                        FilingIT.birthAnswers()));
    }

    /** The number that a confirmation names. */
    static String number(Page confirmation) {
        return confirmation.html().select("[data-pv-copy]").attr("data-pv-copy");
    }
}
