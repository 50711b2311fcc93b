package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.EnrolmentDraft;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.family.entity.ImportedLine;
import fr.parvis.family.service.FamilyImportDesk;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of enrolments, on a real PostgreSQL. The season has twenty places. */
@Feature({"FAM-5", "ENR-3"})
class EnrolmentImportsTest {

    private static final String HEAD = "dossier;reference;activite;du;au;groupe\n";

    private static SchemaDatabase database;
    private static FamilyRows rows;
    private static EnrolmentImports imports;
    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        EntityManager entities = database.entities();
        rows = new FamilyRows(entities);
        var clock = Clock.fixed(Instant.parse("2026-11-18T11:00:00Z"), ZoneId.of("Europe/Paris"));
        var batch =
                new EnrolmentImportBatch() {
                    @Override
                    void attempt(List<EnrolmentDraft> drafts, String by) {
                        rows.run(() -> super.attempt(drafts, by));
                    }

                    @Override
                    List<ImportedLine> write(List<EnrolmentDraft> drafts, String by) {
                        return FamilyRows.in(entities, () -> super.write(drafts, by));
                    }
                };
        batch.enrolments = new EnrolmentImportRepository();
        batch.enrolments.entities = counted(entities);
        batch.seats = new ImportedSeatRepository();
        batch.seats.entities = batch.enrolments.entities;
        batch.desk =
                new FamilyImportDesk() {
                    @Override
                    public void oneImportAtATime() {
                        // nobody else is here
                    }
                };
        batch.clock = clock;
        imports = new EnrolmentImports();
        imports.batch = batch;
        imports.clock = clock;
        imports.activities =
                new Activities() {
                    @Override
                    public List<Activity> all() {
                        return List.of(SampleActivity.wednesdays());
                    }
                };
    }

    private static EntityManager counted(EntityManager entities) {
        return (EntityManager)
                Proxy.newProxyInstance(
                        EntityManager.class.getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (self, method, arguments) -> {
                            STATEMENTS.incrementAndGet();
                            return method.invoke(entities, arguments);
                        });
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void fiveChildren() {
        families(5);
    }

    private static void families(int number) {
        rows.clear();
        rows.households(number);
        rows.children(number);
        rows.sql(
                "insert into household_child select n, n, '2020-01-01' from generate_series(1, "
                        + number
                        + ") n");
    }

    private static FamilyReport write(String lines) {
        return imports.run(HEAD + lines, false, "Camille");
    }

    private static String places() {
        return rows.one("select coalesce(sum(taken), 0) from season_capacity");
    }

    private static String enrolled() {
        return rows.one(
                "select coalesce(string_agg(child_id || ' ' || state, ', ' order by child_id), '')"
                        + " from enrolment");
    }

    @Test
    void aTrialSaysWhatTheImportThenDoesAndTheSameAgainChangesNothing() {
        String lines =
                """
                F-1;E-1;ALSH Mercredis;01/09/2026;;
                F-2;E-2;alsh-mercredis;;;Les Winners (8-10 ans)
                F-3;E-2;alsh-mercredis;;;
                """;
        FamilyReport trial = imports.run(HEAD + lines, true, "Camille");
        assertThat(enrolled()).as("a trial writes nothing").isEmpty();
        assertThat(places()).isEqualTo("0");
        assertThat(write(lines)).as("the import does what was said").isEqualTo(trial);
        assertThat(trial.count(FamilyOutcome.CREATE)).isEqualTo(2);
        assertThat(trial.problems())
                .singleElement()
                .satisfies(l -> assertThat(l.line()).isEqualTo(4))
                .satisfies(l -> assertThat(l.reason()).contains("pas connu dans le dossier F-3"));
        assertThat(enrolled()).isEqualTo("1 ACTIVE, 2 ACTIVE");
        assertThat(places()).isEqualTo("2");
        assertThat(
                        rows.one(
                                "select string_agg(group_name || ' ' || from_day || ' ' || to_day, ', '"
                                        + " order by child_id) from enrolment"))
                .isEqualTo(
                        "Les Winners (8-10 ans) 2026-09-01 2027-07-02,"
                                + " Les Winners (8-10 ans) 2026-11-18 2027-07-02");
        assertThat(
                        rows.one(
                                "select string_agg(distinct actor_name || state_to, '') from enrolment_event"))
                .isEqualTo("CamilleACTIVE");

        FamilyReport again = write(lines);
        assertThat(again.count(FamilyOutcome.SAME)).isEqualTo(2);
        assertThat(again.written()).isZero();
        assertThat(places()).isEqualTo("2");
        assertThat(rows.one("select count(*) from enrolment_event")).isEqualTo("2");
    }

    /** Each faulty line with what is said of it. */
    private static final Map<String, String> FAULTY = new LinkedHashMap<>();

    static {
        FAULTY.put("F-9;E-1;alsh-mercredis;;;", "dossier F-9 n’est pas connu");
        FAULTY.put("F-1;E-9;alsh-mercredis;;;", "Cet enfant n’est pas connu");
        FAULTY.put("F-1;;alsh-mercredis;;;", "Il faut la référence");
        FAULTY.put("F-1;E-1;judo;;;", "L’activité « judo »");
        FAULTY.put("F-1;E-1;alsh-mercredis;01/08/2026;;", "La période n’est pas dans une saison");
        FAULTY.put("F-1;E-1;alsh-mercredis;;31/12/2027;", "La période n’est pas dans une saison");
        FAULTY.put("F-1;E-1;alsh-mercredis;05/01/2027;04/01/2027;", "La fin précède");
        FAULTY.put("F-1;E-1;alsh-mercredis;31/02/2027;;", "n’existe pas");
        FAULTY.put("F-1;E-1;alsh-mercredis;01/09/2026;30/09/2026;", "depuis le 30/09/2026");
        FAULTY.put("F-1;E-1;alsh-mercredis;;31/01/2027;", "valent pour la saison");
        FAULTY.put("F-1;E-1;alsh-mercredis;;;Les Grands", "n’a pas de groupe « Les Grands »");
        FAULTY.put("F-4;E-4;alsh-mercredis;;;", "n’est pas de son âge. De 3 à 11");
        FAULTY.put("F-5;E-5;alsh-mercredis;;;", "a quitté son école");
        FAULTY.put("F-3;E-3;alsh-mercredis;;;;x", "n’appartient à aucune colonne");
    }

    @Test
    void aFaultyLineIsNamedWithItsReasonAndStopsNothingButItself() {
        rows.sql("update child set born_on = '2010-01-01' where id = 4");
        rows.sql("update child set left_on = '2026-10-01' where id = 5");
        FamilyReport report =
                write(String.join("\n", FAULTY.keySet()) + "\nF-2;E-2;alsh-mercredis;;;\n");
        var reasons = List.copyOf(FAULTY.values());
        assertThat(report.problems()).hasSameSizeAs(reasons);
        for (int i = 0; i < reasons.size(); i++) {
            ImportedLine line = report.problems().get(i);
            assertThat(line.line()).isEqualTo(i + 2);
            assertThat(line.reason().replace('\u00A0', ' ')).contains(reasons.get(i));
        }
        assertThat(enrolled()).isEqualTo("2 ACTIVE");
    }

    @Test
    void nameAndBirthSayWhoIsMeant() {
        FamilyReport report =
                imports.run(
                        "dossier;nom;prenom;naissance;activite\n"
                                + "f-1;DURAND;léa;02/05/2017;alsh mercredis\n"
                                + "F-1;Durand;Tom;02/05/2017;alsh mercredis\n",
                        false,
                        "Camille");
        assertThat(report.count(FamilyOutcome.CREATE)).isEqualTo(1);
        assertThat(report.problems()).extracting(ImportedLine::who).containsExactly("Tom Durand");
    }

    @Test
    void whoIsEnrolledAlreadyStaysAsItIsUnlessTheGroupChanges() {
        rows.enrolled(1, 1, 1);
        rows.belongs(2, 1);
        assertThat(write("F-2;E-1;alsh-mercredis;;;\n").count(FamilyOutcome.SAME))
                .as("whichever household of the child asked")
                .isEqualTo(1);
        FamilyReport other = write("F-1;E-1;alsh-mercredis;01/10/2026;;\n");
        assertThat(other.problems().get(0).reason()).contains("du 01/09/2026 au 02/07/2027");
        assertThat(
                        write("F-1;E-1;alsh-mercredis;;;Les Winners (8-10 ans)\n")
                                .count(FamilyOutcome.CHANGE))
                .isEqualTo(1);
        assertThat(rows.one("select group_name from enrolment"))
                .isEqualTo("Les Winners (8-10 ans)");
        rows.sql("update enrolment set state = 'ENDED', to_day = '2026-10-31'");
        assertThat(write("F-1;E-1;alsh-mercredis;01/09/2026;;\n").problems())
                .as("what an agent ended does not come back with an old file")
                .hasSize(1);
        assertThat(write("F-1;E-1;alsh-mercredis;01/11/2026;;\n").count(FamilyOutcome.CREATE))
                .isEqualTo(1);
    }

    @Test
    void whoLeavesAPlaceInMidSeasonMayBeEnrolledAtAnother() {
        rows.enrolled(1, 1, 1);
        rows.sql(
                "update enrolment set place = 'les-tilleuls', to_day = '2026-12-31', ends_early ="
                        + " true");
        assertThat(write("F-1;E-1;alsh-mercredis;01/12/2026;;\n").problems())
                .as("while it is there")
                .hasSize(1);
        assertThat(write("F-1;E-1;alsh-mercredis;01/01/2027;;\n").count(FamilyOutcome.CREATE))
                .isEqualTo(1);
        assertThat(write("F-1;E-1;alsh-mercredis;;;\n").count(FamilyOutcome.SAME)).isEqualTo(1);
    }

    @Test
    void whoComesLastStandsOnTheWaitingListAndNobodyOvertakes() {
        rows.sql(
                "insert into season_capacity values ('alsh-mercredis', 'ile-aux-enfants', '2026-2027',"
                        + " 20, 18)");
        String all =
                IntStream.rangeClosed(1, 4)
                        .mapToObj("F-%1$d;E-%1$d;alsh-mercredis;;;\n"::formatted)
                        .collect(Collectors.joining());
        FamilyReport report = write(all + "F-1;E-1;alsh-mercredis;;;\n");
        assertThat(report.lines())
                .extracting(ImportedLine::outcome)
                .containsExactly(
                        FamilyOutcome.CREATE,
                        FamilyOutcome.CREATE,
                        FamilyOutcome.WAITING,
                        FamilyOutcome.WAITING,
                        FamilyOutcome.FAULTY);
        assertThat(enrolled()).isEqualTo("1 ACTIVE, 2 ACTIVE, 3 WAITING, 4 WAITING");
        assertThat(places()).isEqualTo("20");
        rows.sql("update season_capacity set taken = 19");
        assertThat(write("F-5;E-5;alsh-mercredis;;;\n").count(FamilyOutcome.WAITING))
                .as("a place that somebody waits for is his")
                .isEqualTo(1);
        assertThat(write(all).count(FamilyOutcome.SAME)).isEqualTo(4);
    }

    @Test
    void whoCameBeforePlacesWereCountedHasOne() {
        rows.enrolled(1, 1, 1);
        assertThat(write("F-2;E-2;alsh-mercredis;;;\n").count(FamilyOutcome.CREATE)).isEqualTo(1);
        assertThat(places()).isEqualTo("2");
    }

    @Test
    void twoThousandLinesAreAsManyStatementsAsOne() {
        families(2000);
        rows.sql(
                "insert into season_capacity values ('alsh-mercredis', 'ile-aux-enfants', '2026-2027',"
                        + " 20, 0)");
        STATEMENTS.set(0);
        write("F-1;E-1;alsh-mercredis;;;\n");
        int one = STATEMENTS.getAndSet(0);
        FamilyReport report =
                write(
                        IntStream.rangeClosed(1, 2000)
                                .mapToObj("F-%1$d;E-%1$d;alsh-mercredis;;;\n"::formatted)
                                .collect(Collectors.joining()));
        assertThat(report.count(FamilyOutcome.CREATE)).isEqualTo(19);
        assertThat(report.count(FamilyOutcome.WAITING)).isEqualTo(1980);
        assertThat(report.count(FamilyOutcome.SAME)).isEqualTo(1);
        assertThat(STATEMENTS.get()).isEqualTo(one).isLessThanOrEqualTo(8);
        assertThat(
                        rows.one(
                                "select string_agg(cast(child_id as text), ',' order by asked_at, id)"
                                        + " from (select * from enrolment where state = 'WAITING' order by"
                                        + " asked_at, id limit 3) e"))
                .as("in the order of the file")
                .isEqualTo("21,22,23");
    }
}
