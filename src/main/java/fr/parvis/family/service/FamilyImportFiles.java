package fr.parvis.family.service;

import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Files of households and enrolments between their upload and their import. */
@ApplicationScoped
class FamilyImportFiles {

    private static final Duration KEPT_UNUSED = Duration.ofDays(7);
    private static final Duration KEPT_DONE = Duration.ofDays(365);

    @Inject FamilyImportRepository files;
    @Inject Clock clock;

    @Transactional
    long keep(FamilyImport file) {
        files.add(file);
        return file.id();
    }

    @Transactional
    List<FamilyImport> recent(FamilyImport.Kind kind) {
        return files.recent(kind);
    }

    @Transactional
    FamilyImport get(FamilyImport.Kind kind, long id) {
        return files.find(id)
                .filter(f -> f.kind() == kind)
                .orElseThrow(() -> new NotFoundException("import " + id));
    }

    @Transactional
    void finish(long id, FamilyReport report) {
        files.lock(id).finish(report, clock.instant());
    }

    /** Forgets files that nobody imported for a week, and results after a year. */
    @Transactional
    void forgetOld() {
        Instant now = clock.instant();
        files.forget(now.minus(KEPT_UNUSED), now.minus(KEPT_DONE));
    }
}
