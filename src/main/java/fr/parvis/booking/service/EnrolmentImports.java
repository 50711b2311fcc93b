package fr.parvis.booking.service;

import fr.parvis.booking.entity.EnrolmentCheck;
import fr.parvis.booking.entity.EnrolmentColumn;
import fr.parvis.booking.entity.EnrolmentDraft;
import fr.parvis.family.entity.FamilyFile;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.family.entity.ImportedLine;
import fr.parvis.kernel.TableFile;
import fr.parvis.kernel.TrialRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * Enrolments that business software brings in a file. A faulty line stops nothing but itself; the
 * same file again changes nothing, because a child is enrolled once in an activity and season.
 */
@ApplicationScoped
class EnrolmentImports {

    static final int MOST_LINES = 20_000;

    static final TableFile<EnrolmentColumn> FILE =
            new TableFile<>(
                    EnrolmentColumn.class,
                    "inscriptions",
                    "family.import.",
                    MOST_LINES,
                    FamilyFile.MOST_BYTES);

    @Inject EnrolmentImportBatch batch;
    @Inject Activities activities;
    @Inject Clock clock;

    /**
     * @param trial whether nothing is to be written
     * @param by who brings it, as histories name it
     * @throws fr.parvis.kernel.DomainException when the file as a whole cannot be read
     */
    @Transactional(TxType.NEVER)
    FamilyReport run(String text, boolean trial, String by) {
        var check = new EnrolmentCheck(activities.all(), LocalDate.now(clock));
        var lines = new ArrayList<ImportedLine>();
        var good = new ArrayList<EnrolmentDraft>();
        FILE.read(text).stream()
                .map(check::check)
                .forEach(
                        checked -> {
                            if (checked.draft() != null) {
                                good.add(checked.draft());
                            } else {
                                lines.add(
                                        new ImportedLine(
                                                checked.line(),
                                                checked.who(),
                                                FamilyOutcome.FAULTY,
                                                String.join(" ", checked.problems())));
                            }
                        });
        lines.addAll(
                trial
                        ? TrialRun.of(FamilyReport.class, () -> batch.attempt(good, by)).lines()
                        : batch.write(good, by));
        lines.sort(Comparator.comparingInt(ImportedLine::line));
        return new FamilyReport(lines);
    }
}
