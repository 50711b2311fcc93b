package fr.parvis.family.service;

import fr.parvis.family.entity.FamilyCheck;
import fr.parvis.family.entity.FamilyCheck.Checked;
import fr.parvis.family.entity.FamilyFile;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.family.entity.ImportedLine;
import fr.parvis.kernel.Batches;
import fr.parvis.kernel.TrialRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Households and members that business software brings in a file. A faulty line stops nothing but
 * itself; the same file again changes nothing, because references say who is meant.
 */
@ApplicationScoped
class FamilyImports {

    @Inject FamilyImportBatch batch;
    @Inject Clock clock;

    /**
     * @param trial whether nothing is to be written
     * @param by who brings it, as histories name it
     * @throws fr.parvis.kernel.DomainException when the file as a whole cannot be read
     */
    @Transactional(TxType.NEVER)
    FamilyReport run(String text, boolean trial, String by) {
        var check = new FamilyCheck(LocalDate.now(clock));
        var lines = new ArrayList<ImportedLine>();
        var good = new ArrayList<Checked>();
        FamilyFile.read(text).stream()
                .map(check::check)
                .forEach(
                        checked -> {
                            if (checked.draft() == null) {
                                lines.add(faulty(checked));
                            } else {
                                good.add(checked);
                            }
                        });
        for (List<Checked> some : Batches.of(good)) {
            lines.addAll(
                    trial
                            ? TrialRun.of(FamilyReport.class, () -> batch.attempt(some, by)).lines()
                            : batch.write(some, by));
        }
        lines.sort(Comparator.comparingInt(ImportedLine::line));
        return new FamilyReport(List.copyOf(lines));
    }

    private static ImportedLine faulty(Checked checked) {
        return new ImportedLine(
                checked.row().line(),
                checked.who(),
                FamilyOutcome.FAULTY,
                String.join(" ", checked.problems()));
    }
}
