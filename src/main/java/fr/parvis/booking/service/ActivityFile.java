package fr.parvis.booking.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.Opening;
import fr.parvis.booking.entity.SchoolHolidays;
import fr.parvis.booking.entity.Season;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.ConfigurationFile;
import fr.parvis.town.TownSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One activity as its file defines it. Checks what a schema cannot: that what it names exists, and
 * that its dates and prices are in order.
 */
public final class ActivityFile {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build();

    private final ConfigurationFile file;
    private final Activity activity;
    private final List<ConfigurationException.Problem> problems = new ArrayList<>();

    private ActivityFile(ConfigurationFile file, String id) {
        this.file = file;
        this.activity = parse(file, id);
    }

    /**
     * Reads and checks a file.
     *
     * @param procedures the town's démarche with a slug
     * @throws ConfigurationException with every mistake of the file
     */
    public static Activity read(
            Path path, TownSettings town, Function<String, Optional<Procedure>> procedures) {
        String id = path.getFileName().toString().replaceFirst("\\.yaml$", "");
        var read = new ActivityFile(ConfigurationFile.read(path, "activity.schema.json"), id);
        read.check(id, town, procedures);
        return read.activity;
    }

    private static Activity parse(ConfigurationFile file, String id) {
        try {
            var node = (ObjectNode) MAPPER.readTree(file.json());
            node.put("id", id);
            return MAPPER.treeToValue(node, Activity.class);
        } catch (JsonProcessingException e) {
            throw file.refused(e);
        }
    }

    private void check(
            String id, TownSettings town, Function<String, Optional<Procedure>> procedures) {
        expect(ID.matcher(id).matches(), "", "the name of the file is an id: a-z, 0-9, -");
        expect(
                town.service(activity.service()).isPresent(),
                "/service",
                "service " + activity.service() + " is not in town.yaml");
        Optional<Procedure> filed = procedures.apply(activity.procedure());
        expect(
                filed.filter(p -> p.kind() == Procedure.Kind.RESERVATION).isPresent(),
                "/procedure",
                "a démarche of kind reservation named " + activity.procedure());
        expect(
                filed.map(Procedure::service).filter(activity.service()::equals).isPresent(),
                "/procedure",
                "a démarche of the service " + activity.service());
        once("/places", activity.places().stream().map(Activity.Place::id).toList());
        once("/units", activity.units().stream().map(Activity.Unit::id).toList());
        for (int i = 0; i < activity.bundles().size(); i++) {
            expect(
                    activity.bundles().get(i).stream().allMatch(u -> activity.unit(u).isPresent()),
                    "/bundles/" + i,
                    "ids of units");
        }
        expect(
                !activity.oneUnitADay() || activity.bundles().isEmpty(),
                "/oneUnitADay",
                "no bundles where units exclude one another");
        checkSeasons();
        checkPrices();
        checkPapers(town);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void checkSeasons() {
        var calendar = SchoolHolidays.of(activity.open().zone());
        for (int i = 0; i < activity.seasons().size(); i++) {
            Season season = activity.seasons().get(i);
            String at = "/seasons/" + i;
            expect(!season.to().isBefore(season.from()), at + "/to", "a day after from");
            expect(
                    activity.open().when() == Opening.When.ALWAYS
                            || !season.to().isAfter(calendar.knownUntil()),
                    at + "/to",
                    "no later than " + calendar.knownUntil() + ": the school calendar ends there");
            expect(
                    i == 0 || season.from().isAfter(activity.seasons().get(i - 1).to()),
                    at + "/from",
                    "seasons one after the other");
        }
    }

    private void checkPrices() {
        for (int u = 0; u < activity.units().size(); u++) {
            List<Activity.Bracket> prices = activity.units().get(u).prices();
            for (int i = 0; i < prices.size(); i++) {
                Integer upTo = prices.get(i).upTo();
                boolean last = i == prices.size() - 1;
                boolean ascending =
                        i == 0
                                || last
                                || upTo != null
                                        && prices.get(i - 1).upTo() != null
                                        && upTo > prices.get(i - 1).upTo();
                expect(
                        ascending && last == (upTo == null),
                        "/units/" + u + "/prices/" + i,
                        "brackets ascending, the last one without upTo");
            }
        }
    }

    /** What lies in a dossier can only be asked for where there are dossiers. */
    private void checkPapers(TownSettings town) {
        expect(
                !activity.enrolment().dossier() || town.enrolmentFile() != null,
                "/enrolment/dossier",
                "enrolmentFile in town.yaml");
        for (int i = 0; i < activity.enrolment().documents().size(); i++) {
            expect(
                    town.enrolmentFile() != null
                            && town.documentType(activity.enrolment().documents().get(i))
                                    .isPresent(),
                    "/enrolment/documents/" + i,
                    "a type of document of town.yaml, which has an enrolmentFile");
        }
    }

    private void once(String pointer, List<String> ids) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            expect(seen.add(ids.get(i)), pointer + "/" + i + "/id", "an id that is given once");
        }
    }

    private void expect(boolean holds, String pointer, String expected) {
        if (!holds) {
            problems.add(file.problem(pointer, expected));
        }
    }
}
