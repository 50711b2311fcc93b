package fr.parvis.family.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.service.HouseholdJoined;
import fr.parvis.family.entity.FamilyCheck;
import fr.parvis.family.entity.FamilyColumn;
import fr.parvis.family.entity.FamilyFile;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.ImportedLine;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Heard;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.kernel.TrialRun;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What files of households change, and whom they mean once the adults have accounts, on a real
 * PostgreSQL.
 */
@Feature({"FAM-1", "FAM-5"})
class HouseholdImportsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T11:00:00Z"), ZoneId.of("Europe/Paris"));
    private static final String PAUL =
            "dossier;type;reference;nom;prenom;droits;quitte\nF-1;adulte;A-17;Durand;Paul;";
    private static final String FEW = "dossier;type;reference;nom;prenom;naissance\n";
    private static final String LEA = "F-1;enfant;E-1;Durand;Léa;02/05/2017\n";
    private static final String LEAVES =
            "dossier;type;reference;nom;prenom;naissance;quitte\nF-1;enfant;E-1;Durand;Léa;02/05/2017;";

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static FamilyImportBatch batch;
    private static KnownAdults known;
    private static MemberRepository members;
    private static FamilyExportRepository exports;
    private static final List<QuotientsSet> TOLD = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("family", "account", "form");
        entities = database.entities();
        members = new MemberRepository();
        members.entities = entities;
        known = new KnownAdults();
        known.adults = new AdultRepository();
        known.adults.entities = entities;
        known.members = members;
        known.clock = CLOCK;
        batch = new FamilyImportBatch();
        batch.members = members;
        batch.quotients = new QuotientRepository();
        batch.quotients.entities = entities;
        batch.setting = new Quotients();
        batch.setting.quotients = batch.quotients;
        batch.setting.settings = Heard.by(TOLD::add);
        batch.adults = new ImportedAdults();
        batch.adults.members = members;
        batch.adults.adults = known.adults;
        batch.adults.known = known;
        batch.adults.clock = CLOCK;
        batch.children = new ImportedChildren();
        batch.children.members = members;
        batch.children.clock = CLOCK;
        batch.clock = CLOCK;
        exports = new FamilyExportRepository();
        exports.sql = PlainSql.on(database.dataSource());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void nobody() {
        TOLD.clear();
        sql("truncate account, household, child cascade");
    }

    private static <T> T run(Supplier<T> what) {
        entities.clear();
        entities.getTransaction().begin();
        try {
            T done = what.get();
            entities.getTransaction().commit();
            return done;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void sql(String statement) {
        run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    private static String one(String query) {
        return String.valueOf(entities.createNativeQuery(query).getSingleResult());
    }

    private static List<FamilyOutcome> write(String text) {
        var check = new FamilyCheck(TODAY);
        return run(
                () ->
                        batch
                                .write(
                                        FamilyFile.read(text).stream().map(check::check).toList(),
                                        "Logiciel")
                                .stream()
                                .map(ImportedLine::outcome)
                                .toList());
    }

    /** He types the key of household F-1, or comes by a file of accounts. */
    private static void paulHasAnAccount(String firstNames) {
        sql(
                "insert into account (id, kind, user_name, mail, last_name, first_names, created_at,"
                        + " state_since) overriding system value values (1, 'CITIZEN', 'paul',"
                        + " 'paul@example.org', 'DURAND', '%s', now(), now())"
                                .formatted(firstNames));
        sql(
                "insert into household_member (household_id, account_id, since) select id, 1, now()"
                        + " from household where file_number = 'F-1'");
        long household = Long.parseLong(one("select id from household where file_number = 'F-1'"));
        run(
                () -> {
                    known.joined(new HouseholdJoined(household, 1));
                    return null;
                });
    }

    private static String rights() {
        return one(
                "select coalesce(string_agg(concat_ws(' ', may_book, may_see_invoices, may_pick_up),"
                        + " ','), 'none') from household_member");
    }

    private static String adults() {
        return one(
                "select string_agg(concat_ws(' ', reference, coalesce(cast(account_id as text), '-'),"
                        + " until), ',' order by id) from household_adult");
    }

    @Test
    @Feature("ACC-6")
    void whoComesWithAKeyIsWhomTheTownNamedWithHisRights() {
        write(PAUL + "aucun;\n");
        paulHasAnAccount("Paul, Jean");
        assertThat(rights()).isEqualTo("f f f");
        assertThat(adults()).isEqualTo("A-17 1");
        assertThat(write(PAUL + "aucun;\n")).containsExactly(FamilyOutcome.SAME);
    }

    @Test
    void theTownGivesAndTakesRightsAlsoOfWhoHasAnAccount() {
        write(PAUL + "reserver;\n");
        paulHasAnAccount("Paul");
        assertThat(rights()).isEqualTo("t f f");
        assertThat(write(PAUL + "aucun;\n")).containsExactly(FamilyOutcome.CHANGE);
        assertThat(rights()).isEqualTo("f f f");
        assertThat(write(PAUL + ";\n")).as("not said").containsExactly(FamilyOutcome.SAME);
        assertThat(write(PAUL + ";01/02/2027\n"))
                .as("not come yet")
                .containsExactly(FamilyOutcome.SAME);
        assertThat(write(PAUL + ";01/11/2026\n")).containsExactly(FamilyOutcome.CHANGE);
        assertThat(rights()).isEqualTo("none");
        assertThat(adults()).isEqualTo("A-17 - 2026-11-01");
        assertThat(write(PAUL + ";01/11/2026\n")).containsExactly(FamilyOutcome.SAME);
        assertThat(one("select string_agg(kind, ',' order by id) from household_event"))
                .isEqualTo("ADULT_ADDED,RIGHTS,ADULT_LEFT");
    }

    @Test
    void whoHasAnAccountAlreadyIsNotThereTwice() {
        write("dossier;type\nF-1;foyer\n");
        paulHasAnAccount("Paul");
        assertThat(write(PAUL + ";\n")).containsExactly(FamilyOutcome.CHANGE);
        assertThat(adults()).isEqualTo("A-17 1");
        assertThat(rights()).as("not said").isEqualTo("t t t");
        assertThat(write(PAUL + "aucun;\n")).containsExactly(FamilyOutcome.CHANGE);
        assertThat(rights()).isEqualTo("f f f");
        assertThat(write(PAUL.replace("Paul", "Paula") + ";\n"))
                .as("the same reference")
                .containsExactly(FamilyOutcome.SAME);
    }

    @Test
    void aHouseholdAloneIsNew() {
        assertThat(write("dossier;type\nF-1;foyer\nF-2;foyer\n"))
                .containsOnly(FamilyOutcome.CREATE);
        assertThat(write("dossier;type\nF-1;foyer\n")).containsExactly(FamilyOutcome.SAME);
    }

    /** Who locks the days of these households can lock all of them in one order. */
    @Test
    @Feature("FAM-4")
    void whatQuotientsChangeIsToldOnceForAllHouseholds() {
        String two =
                "dossier;type;quotient;quotient_debut\nF-2;foyer;480;01/09/2026\n"
                        + "F-1;foyer;620;01/09/2026\n";
        assertThatThrownBy(() -> run(() -> attempt(two))).isInstanceOf(TrialRun.class);
        assertThat(TOLD).as("a trial locks nobody's days").isEmpty();
        write(two);
        assertThat(TOLD).hasSize(1);
        assertThat(TOLD.get(0).all()).extracting(QuotientSet::amount).containsExactly(480, 620);
        write(two);
        assertThat(TOLD).as("nothing has changed").hasSize(1);
    }

    private static Object attempt(String text) {
        var check = new FamilyCheck(TODAY);
        batch.attempt(FamilyFile.read(text).stream().map(check::check).toList(), "Logiciel");
        return null;
    }

    /** What the file has no column for, and what no file has a column for. */
    @Test
    void ofWhatAFileHasNoColumnForItSaysNothing() {
        write(
                "dossier;type;reference;nom;prenom;naissance;ecole;niveau;parti;telephone;adresse;courriel\n"
                        + "F-1;enfant;E-1;Durand;Léa;02/05/2017;Jules Verne;CE2;01/09/2026;0611223344;1 rue"
                        + " Verte;l@example.org\n");
        sql("update child set work_phone = '01 11 22 33 44', address_complement = 'Bât. B'");
        assertThat(write(FEW + LEA)).containsExactly(FamilyOutcome.SAME);
        assertThat(
                        write(
                                "dossier;type;reference;nom;prenom;naissance;ecole;adresse\n"
                                        + "F-1;enfant;E-1;Durand;Léa;02/05/2017;;2 rue Bleue\n"))
                .containsExactly(FamilyOutcome.CHANGE);
        assertThat(
                        one(
                                "select concat_ws(' ', coalesce(school, '-'), school_level, left_on,"
                                        + " mobile_phone, work_phone, address_line,"
                                        + " coalesce(address_complement, '-'), mail) from child"))
                .isEqualTo(
                        "- CE2 2026-09-01 06 11 22 33 44 01 11 22 33 44 2 rue Bleue -"
                                + " l@example.org");
    }

    private static String bond() {
        return one(
                "select string_agg(since || ' ' || coalesce(cast(until as text), '-'), ',') from"
                        + " household_child");
    }

    @Test
    void aChildThatIsToLeaveBelongsToItsHouseholdUntilThen() {
        assertThat(write(LEAVES + "31/08/2027\n")).containsExactly(FamilyOutcome.CREATE);
        assertThat(bond()).isEqualTo("2026-11-23 2027-08-31");
        assertThat(write(LEAVES + "31/08/2027\n")).containsExactly(FamilyOutcome.SAME);
        assertThat(write(FEW + LEA)).as("not said").containsExactly(FamilyOutcome.SAME);
        assertThat(write(LEAVES + "31/12/2026\n"))
                .as("a correction")
                .containsExactly(FamilyOutcome.CHANGE);
        assertThat(bond()).isEqualTo("2026-11-23 2026-12-31");
        long child = Long.parseLong(one("select id from child"));
        assertThat(members.householdsOf(child, TODAY)).hasSize(1);
        assertThat(members.householdsOf(child, TODAY.plusYears(1))).isEmpty();
        assertThat(write(LEAVES + "\n")).as("taken back").containsExactly(FamilyOutcome.CHANGE);
        assertThat(bond()).isEqualTo("2026-11-23 -");
    }

    @Test
    void aChildThatHasLeftKeepsWhereItWas() {
        assertThat(write(LEAVES + "01/09/2025\n")).containsExactly(FamilyOutcome.CREATE);
        assertThat(bond()).isEqualTo("2025-09-01 2025-09-01");
        assertThat(write(FEW + LEA)).containsExactly(FamilyOutcome.SAME);
    }

    @Test
    void withoutAReferenceTheNameSaysWhichMemberIsMeant() {
        String noReference = LEA.replace("E-1", "") + "F-1;adulte;;Durand;Paul;\n";
        assertThat(write(FEW + noReference)).containsOnly(FamilyOutcome.FAULTY);
        sql("update household set file_number = 'F-1'");
        write(FEW + LEA + "F-1;adulte;A-17;Durand;Paul;\n");
        assertThat(write(FEW + noReference)).containsOnly(FamilyOutcome.SAME);
        sql("update household_adult set reference = null");
        assertThat(write(PAUL + ";\n")).containsExactly(FamilyOutcome.CHANGE);
        assertThat(adults()).isEqualTo("A-17 -");
    }

    /** Members whom agents and keys brought have no reference. */
    @Test
    void whatIsExportedMayBeImportedAndChangesNothing() {
        write(PAUL + "reserver chercher;\n");
        write(FEW + LEA);
        sql("update household_adult set reference = null, first_names = 'Zoé', home_phone = '01'");
        paulHasAnAccount("Paul Jean");
        sql("update child set reference = null, preferred_contact = 'MAIL'");
        String text =
                Arrays.stream(FamilyColumn.values())
                                .map(FamilyColumn::title)
                                .collect(Collectors.joining(";"))
                        + "\n"
                        + exports.all().stream()
                                .map(row -> String.join(";", row.values()))
                                .collect(Collectors.joining("\n"));
        assertThat(write(text)).hasSize(4).containsOnly(FamilyOutcome.SAME);
    }
}
