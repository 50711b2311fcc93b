package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.AnswerGenerator;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.ProcedureFile;
import fr.parvis.town.TownFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every démarche of the real towns, filed from end to end through its own forms with generated
 * answers.
 */
@Feature({"PRO-4", "PRO-6", "REQ-2"})
class EveryProcedureIT {

    @Test
    void ofOsnyCanBeFiledWithoutAnAccountOrSaysWhatItNeeds() {
        try (Demonstration osny = SharedPortal.ofTown("osny")) {
            fileAll("osny", osny);
        }
    }

    @Test
    void ofVillennesCanBeFiledWithoutAnAccountOrSaysWhatItNeeds() {
        fileAll("villennes-sur-seine", SharedPortal.villennes());
    }

    @Test
    void ofCarrieresCanBeFiledWithoutAnAccountOrSaysWhatItNeeds() {
        fileAll("carrieres-sous-poissy", SharedPortal.carrieres());
    }

    private static void fileAll(String town, Demonstration portal) {
        var files = new TownFiles(Path.of("webapp-config", town));
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        for (Path file : files.procedures()) {
            Procedure procedure = ProcedureFile.read(file, files.settings()).procedure();
            var visitor = new Visitor(portal.portalUrl());
            if (procedure.kind() == Procedure.Kind.RESERVATION) {
                // filed by the pages of the agenda, and by no form
                assertThat(visitor.open("/demarches/" + procedure.slug()).status()).isEqualTo(404);
            } else if (procedure.opensElsewhere()) {
                assertThat(visitor.open("/demarches?q=" + procedure.slug()).html().html())
                        .contains(procedure.external().url());
            } else if (procedure.needsAccount()) {
                Page page = visitor.open("/demarches/" + procedure.slug());
                assertThat(page.text()).contains("Espace requis").doesNotContain("Commencer");
                assertThat(visitor.open(page.path() + "/mes-informations").path())
                        .isEqualTo(page.path());
            } else {
                file(visitor, procedure, today);
            }
        }
    }

    private static void file(Visitor visitor, Procedure procedure, LocalDate today) {
        Map<String, List<String>> answers = AnswerGenerator.valid(procedure, 7, today);
        Page review =
                Filings.upToReview(
                        visitor,
                        procedure.slug(),
                        of(procedure.applicantFields(), answers),
                        of(procedure.fields(), answers));
        Page confirmation = Filings.submit(visitor, review);
        assertThat(confirmation.title())
                .as(procedure.slug())
                .isEqualTo("Nous avons bien enregistré votre demande");
        Page tracking = visitor.open(Filings.tracking(confirmation));
        assertThat(tracking.html().select("h1").text()).contains(procedure.title().substring(0, 8));
    }

    /** The answers to these fields; what is not answered is emptied, also where it was proposed. */
    private static Map<String, List<String>> of(
            List<Field> fields, Map<String, List<String>> answers) {
        var own = new HashMap<String, List<String>>();
        fields.forEach(
                f -> f.inputs().forEach(i -> own.put(i, answers.getOrDefault(i, List.of()))));
        return own;
    }
}
