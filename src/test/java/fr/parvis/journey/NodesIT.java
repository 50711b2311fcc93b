package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Any node answers any request, also the next step of a form whose first step another node served.
 */
class NodesIT {

    private final Demonstration demo = SharedPortal.get();

    @Test
    @Feature({"REQ-3", "REL-1"})
    void eachStepIsAnsweredByAnotherNodeAndOneOfThemDies() throws Exception {
        var other = demo.addNode(2, Ports.freePort());
        String first = demo.portalUrl();
        String second = other.url();
        var visitor = new Visitor(first);
        try {
            Page step2 = visitor.open("/demarches/acte-de-naissance/mes-informations");
            Page step3 =
                    visitor.submitAt(
                            at(second, step2),
                            step2,
                            "pv-etape",
                            "suite",
                            Filings.applicant("deux@example.fr"));
            assertThat(step3.address().toString()).startsWith(second);
            assertThat(step3.path()).endsWith("/ma-demande");
            Page review =
                    visitor.submitAt(
                            at(first, step3), step3, "pv-etape", "suite", FilingIT.birthAnswers());
            assertThat(review.path()).endsWith("/recapitulatif");
            other.kill();
            Page confirmation =
                    visitor.submitAt(at(first, review), review, "pv-valider", "valider", Map.of());
            assertThat(confirmation.path()).endsWith("/confirmation");
        } finally {
            other.stop();
        }
    }

    private static URI at(String node, Page page) {
        return URI.create(node + page.path());
    }
}
