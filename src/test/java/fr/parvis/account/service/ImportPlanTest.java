package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.ImportFile;
import fr.parvis.account.entity.ImportOutcome;
import fr.parvis.account.service.ImportPlan.Known;
import fr.parvis.kernel.Feature;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Feature("ACC-7")
class ImportPlanTest {

    private static ImportOutcome outcome(String cells, Map<String, Known> known) {
        var lines = ImportFile.read("dossier;nom;prenoms;courriel\n" + cells + "\n");
        var checked = ImportPlan.checked(lines, LocalDate.of(2026, 11, 17));
        return ImportPlan.decided(checked, known).get(0).outcome();
    }

    @Test
    void whoIsThereIsNeverLinkedSilentlyAndNobodyElseIsTakenForThem() {
        var known = Map.of("zoe@example.org", new Known(7, "DURAND", "Zoé Marie", Set.of("A1")));
        assertThat(outcome("A1;Durand;Zoe;Zoe@example.org", known))
                .isEqualTo(ImportOutcome.ALREADY);
        assertThat(outcome("A2;Durand;Zoé;zoe@example.org", known)).isEqualTo(ImportOutcome.EXISTS);
        assertThat(outcome("A1;Durand;Hugo;zoe@example.org", known))
                .isEqualTo(ImportOutcome.FAULTY);
        assertThat(outcome("A1;Petit;Zoé;zoe@example.org", known)).isEqualTo(ImportOutcome.FAULTY);
        assertThat(outcome("A1;Petit;Zoé;new@example.org", known)).isEqualTo(ImportOutcome.CREATE);
        assertThat(outcome("A1;Petit;Zoé;", known)).isEqualTo(ImportOutcome.IGNORE);
        assertThat(outcome(";Petit;Zoé;new@example.org", known)).isEqualTo(ImportOutcome.FAULTY);
    }
}
