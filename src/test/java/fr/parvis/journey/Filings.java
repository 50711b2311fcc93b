package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Filing by a visitor without script, step by step. */
final class Filings {

    /** What "Mes informations" needs. */
    static final Map<String, List<String>> APPLICANT =
            Map.of(
                    "civilite", List.of("madame"),
                    "nom", List.of("Durand"),
                    "prenoms", List.of("Léa"),
                    "courriel", List.of("lea.durand@example.fr"));

    /** What the composting workshop asks. */
    static final Map<String, List<String>> WORKSHOP = Map.of("logement", List.of("jardin"));

    private Filings() {}

    /** The applicant where no civility is asked. */
    static Map<String, List<String>> named(String mail) {
        var answers = applicant(mail);
        answers.remove("civilite");
        return answers;
    }

    static Map<String, List<String>> applicant(String mail) {
        var answers = new HashMap<>(APPLICANT);
        answers.put("courriel", List.of(mail));
        return answers;
    }

    /** Fills both steps in and stops at the summary. */
    static Page upToReview(
            Visitor visitor,
            String slug,
            Map<String, List<String>> applicant,
            Map<String, List<String>> answers) {
        Page step2 = visitor.open("/demarches/" + slug + "/mes-informations");
        if (step2.path().endsWith("/mon-rendez-vous")) {
            step2 = chooseSlot(visitor, step2);
        }
        assertThat(step2.status()).as(slug).isEqualTo(200);
        Page step3 = visitor.submit(step2, "pv-etape", "suite", applicant);
        assertThat(step3.path())
                .as(() -> slug + ": " + step3.html().select(".pv-errors").text())
                .endsWith("/ma-demande");
        Page review = SampleDocuments.sendWithMissing(visitor, step3, slug, answers);
        assertThat(review.path())
                .as(slug + ": " + review.html().select(".pv-errors").text())
                .endsWith("/recapitulatif");
        return review;
    }

    /** Chooses the first slot that a page offers; the next page. */
    static Page chooseSlot(Visitor visitor, Page page) {
        String slot = page.html().select("input[name=pv-creneau]").attr("value");
        assertThat(slot).as(page.text()).isNotEmpty();
        return visitor.submit(page, "pv-creneaux", "valider", Map.of("pv-creneau", List.of(slot)));
    }

    static Page submit(Visitor visitor, Page review) {
        return visitor.submit(review, "pv-valider", "valider", Map.of());
    }

    /** Files a request for the composting workshop, the shortest démarche of the demonstration. */
    static Page workshop(Visitor visitor, String mail) {
        return submit(visitor, upToReview(visitor, "atelier-compostage", named(mail), WORKSHOP));
    }

    /** The path of the tracking page that a confirmation belongs to. */
    static String tracking(Page confirmation) {
        assertThat(confirmation.path()).endsWith("/confirmation");
        return confirmation.path().replace("/confirmation", "");
    }
}
