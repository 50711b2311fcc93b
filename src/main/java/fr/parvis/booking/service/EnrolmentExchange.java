package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.ActivityColumn;
import fr.parvis.booking.entity.EnrolmentColumn;
import fr.parvis.booking.entity.Season;
import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.entity.FamilyImport.Kind;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.family.service.FamilyImportDesk;
import fr.parvis.kernel.FrenchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Import and export of enrolments, and the list of activities: by an agent, who sees first what
 * would happen, or by business software with the key that it has for families.
 */
@ApplicationScoped
public class EnrolmentExchange {

    /** How many lines a file may have. */
    public static final int MOST_LINES = EnrolmentImports.MOST_LINES;

    @Inject EnrolmentImports imports;
    @Inject FamilyImportDesk desk;
    @Inject EnrolmentExportRepository exports;
    @Inject Activities activities;
    @Inject Clock clock;

    /** The name of the software whose key it is; empty when it is none. */
    public Optional<String> software(String authorization) {
        return desk.software(authorization);
    }

    /** What software brings. */
    @Transactional(TxType.NEVER)
    public FamilyReport take(String software, byte[] bytes, boolean trial) {
        return imports.run(EnrolmentImports.FILE.decode(bytes), trial, software);
    }

    /**
     * Keeps a file until it is imported.
     *
     * @return its id
     * @throws fr.parvis.kernel.DomainException when it cannot be read
     */
    @Transactional(TxType.NEVER)
    public long upload(Account agent, String fileName, byte[] bytes) {
        String text = EnrolmentImports.FILE.decode(bytes);
        EnrolmentImports.FILE.read(text);
        return desk.upload(agent, Kind.ENROLMENTS, fileName, text);
    }

    public List<FamilyImport> recent(Account agent) {
        return desk.recent(agent, Kind.ENROLMENTS);
    }

    @Transactional(TxType.NEVER)
    public FamilyImportDesk.Opened open(Account agent, long id) {
        return desk.open(agent, Kind.ENROLMENTS, id, imports::run);
    }

    /** Imports the good lines in one transaction. */
    @Transactional(TxType.NEVER)
    public void run(Account agent, long id) {
        desk.run(agent, Kind.ENROLMENTS, id, imports::run);
    }

    /** All enrolments that are not over, for an agent. */
    public List<Map<EnrolmentColumn, String>> enrolments(Account agent) {
        desk.exported(agent, "enrolments");
        return exports.all(LocalDate.now(clock));
    }

    /** The same for software that {@link #software} has admitted. */
    public List<Map<EnrolmentColumn, String>> enrolments(String software) {
        desk.exported(software, "enrolments");
        return exports.all(LocalDate.now(clock));
    }

    /** The activities with their places and how many are enrolled, for an agent. */
    public List<Map<ActivityColumn, String>> activities(Account agent) {
        desk.exported(agent, "activities");
        return list();
    }

    /** The same for software that {@link #software} has admitted. */
    public List<Map<ActivityColumn, String>> activities(String software) {
        desk.exported(software, "activities");
        return list();
    }

    private List<Map<ActivityColumn, String>> list() {
        List<EnrolmentExportRepository.Count> counts = exports.counts();
        var rows = new ArrayList<Map<ActivityColumn, String>>();
        for (Activity activity : activities.all()) {
            for (Season season : activity.seasons()) {
                for (Activity.Place place : activity.places()) {
                    List<EnrolmentExportRepository.Count> own =
                            counts.stream()
                                    .filter(c -> c.activity().equals(activity.id()))
                                    .filter(c -> c.place().equals(place.id()))
                                    .filter(c -> season.covers(c.from()))
                                    .toList();
                    rows.add(row(activity, season, place, own));
                }
            }
        }
        return rows;
    }

    private static Map<ActivityColumn, String> row(
            Activity activity,
            Season season,
            Activity.Place place,
            List<EnrolmentExportRepository.Count> counts) {
        var cells = new EnumMap<ActivityColumn, String>(ActivityColumn.class);
        cells.put(ActivityColumn.ACTIVITE, activity.id());
        cells.put(ActivityColumn.TITRE, activity.title());
        cells.put(ActivityColumn.SERVICE, activity.service());
        cells.put(ActivityColumn.LIEU, place.id());
        cells.put(ActivityColumn.NOM_LIEU, place.name());
        cells.put(ActivityColumn.SAISON, season.label());
        cells.put(ActivityColumn.DU, FrenchText.shortDate(season.from()));
        cells.put(ActivityColumn.AU, FrenchText.shortDate(season.to()));
        cells.put(
                ActivityColumn.PLACES,
                season.capacity() == null ? "" : String.valueOf(season.capacity()));
        cells.put(ActivityColumn.INSCRITS, sum(counts, EnrolmentExportRepository.Count::enrolled));
        cells.put(ActivityColumn.EN_ATTENTE, sum(counts, EnrolmentExportRepository.Count::waiting));
        cells.put(ActivityColumn.PLACES_PAR_JOUR, String.valueOf(place.capacity()));
        return cells;
    }

    private static String sum(
            List<EnrolmentExportRepository.Count> counts,
            ToIntFunction<EnrolmentExportRepository.Count> number) {
        return String.valueOf(counts.stream().mapToInt(number).sum());
    }
}
