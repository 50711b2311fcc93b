package fr.parvis.family.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.Dossier;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.Member;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.town.TownSettings;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the class that a dossier says is the child's, on a real PostgreSQL. */
@Feature({"ENR-1", "ENR-2", "ENR-3"})
class ClassPlacesTest {

    private static final LocalDate RENTREE = LocalDate.of(2027, 9, 1);
    private static final List<Long> CHILD = List.of(1L);

    private SchemaDatabase database;
    private EntityManager entities;
    private ClassPlaces places;
    private Dossiers years;
    private DossierPapers papers;

    @BeforeEach
    void aChildInTheLastYearOfNurserySchool() {
        database = new SchemaDatabase("family", "account", "form");
        entities = database.entities();
        var rows = new DossierRepository();
        rows.entities = entities;
        rows.sql = PlainSql.on(database.dataSource());
        places = new ClassPlaces();
        places.dossiers = rows;
        places.members = new MemberRepository();
        places.members.entities = entities;
        papers = new DossierPapers();
        papers.dossiers = rows;
        papers.town = ShippedTown.named("osny").settings();
        years = new Dossiers();
        years.dossiers = rows;
        years.town = papers.town;
        today(LocalDate.of(2027, 6, 10));
        run(
                () -> {
                    sql(
                            "insert into child (id, first_name, last_name, born_on, school_level,"
                                    + " created_at) overriding system value values (1, 'Léa', 'Durand',"
                                    + " '2021-05-02', 'GS', now())");
                    sql(
                            "insert into household (id, file_number, created_at) overriding system"
                                    + " value values (1, 'F-1', now())");
                    sql("insert into household_child values (1, 1, '2024-09-01')");
                    dossier(1, "2026-2027", "gs", "VALIDATED");
                    dossier(2, "2027-2028", "cp", "COMPLETE");
                });
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void dossier(long id, String year, String level, String state) {
        sql(
                "insert into dossier (id, child_id, school_year, state, answers, changed_at)"
                        + " overriding system value values (%d, 1, '%s', '%s',"
                                .formatted(id, year, state)
                        + " '{\"niveau\": [\"%s\"], \"ecole\": [\"Jules-Ferry\"]}', now())"
                                .formatted(level));
        sql(
                "insert into dossier_event (dossier_id, at, state_to, actor_name) values (%d, now(),"
                                .formatted(id)
                        + " '%s', 'Camille')".formatted(state));
    }

    private void today(LocalDate day) {
        var paris = ZoneId.of("Europe/Paris");
        var clock = Clock.fixed(day.atTime(9, 0).atZone(paris).toInstant(), paris);
        places.clock = clock;
        papers.clock = clock;
        years.clock = clock;
    }

    private void sql(String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }

    private void run(Runnable what) {
        entities.clear();
        entities.getTransaction().begin();
        what.run();
        entities.getTransaction().commit();
    }

    private String child() {
        return String.valueOf(
                entities.createNativeQuery("select school_level || ' ' || school from child")
                        .getSingleResult());
    }

    private void validate() {
        run(
                () -> {
                    Dossier dossier = places.dossiers.lock(2).orElseThrow();
                    dossier.validate("Camille", places.clock.instant());
                    places.validated(dossier);
                });
    }

    private void round() {
        run(
                () -> {
                    while (places.placeOne()) {
                        // one after the other
                    }
                });
    }

    @Test
    void theClassIsThatOfTheNextDossierFromTheFirstDayOfItsYear() {
        round();
        assertThat(child()).isEqualTo("GS Jules-Ferry");
        validate();
        round();
        assertThat(child()).as("in June").isEqualTo("GS Jules-Ferry");
        assertThat(papers.of(CHILD, List.of(RENTREE)).level(RENTREE, 1))
                .as("of a season that begins in September")
                .contains(SchoolLevel.CP);
        today(RENTREE);
        round();
        assertThat(child()).isEqualTo("CP Jules-Ferry");
        run(() -> sql("update child set school_level = 'CE1'"));
        round();
        assertThat(child()).as("what an agent says later stays").isEqualTo("CE1 Jules-Ferry");
        assertThat(papers.of(CHILD, List.of(RENTREE)).level(RENTREE, 1)).isEmpty();
        assertThat(
                        entities.createNativeQuery(
                                        "select what || ' ' || actor_name from household_event"
                                                + " order by id desc limit 1")
                                .getSingleResult())
                .isEqualTo("Léa Durand Camille");
    }

    @Test
    void whatIsValidatedAfterTheFirstDayCountsAtOnce() {
        today(RENTREE.plusDays(20));
        validate();
        assertThat(child()).isEqualTo("CP Jules-Ferry");
    }

    /** From May on families are asked for the next one. */
    @Test
    void theRunningSeasonAsksForItsOwnDossier() {
        run(() -> sql("update dossier set state = 'OPEN' where id = 2"));
        LocalDate today = LocalDate.of(2027, 6, 10);
        var both = papers.of(CHILD, List.of(today, RENTREE));
        assertThat(both.on(today, 1)).hasValueSatisfying(p -> assertThat(p.sent()).isTrue());
        assertThat(both.on(RENTREE, 1)).hasValueSatisfying(p -> assertThat(p.sent()).isFalse());
        run(() -> sql("delete from dossier where id = 1"));
        run(() -> sql("update dossier set state = 'COMPLETE'"));
        assertThat(papers.of(CHILD, List.of(today)).on(today, 1))
                .as("a family that came since")
                .hasValueSatisfying(p -> assertThat(p.sent()).isTrue());
    }

    @Test
    void aTownThatAsksForNoDossierHasNone() {
        papers.town =
                new TownSettings(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(papers.of(CHILD, List.of(RENTREE)).on(RENTREE, 1)).isEmpty();
    }

    /** A new dossier says the class that the town knows, not that of the year before. */
    @Test
    void lastYearsClassIsNotFilledIn() {
        years.health =
                new HealthRecords() {
                    @Override
                    Answers of(Dossier dossier) {
                        return Answers.NONE;
                    }
                };
        assertThat(begun(SchoolLevel.GS).text("niveau")).as("in June: to be asked").isEmpty();
        run(() -> sql("delete from dossier where id = 2"));
        run(() -> sql("update dossier set school_year = '2025-2026'"));
        today(LocalDate.of(2026, 10, 5));
        assertThat(begun(SchoolLevel.CE1).text("niveau")).isEqualTo("ce1");
        assertThat(begun(SchoolLevel.CE1).text("ecole")).isEqualTo("École des Tilleuls");
        assertThat(begun(null).text("niveau")).as("nobody knows").isEmpty();
    }

    private Answers begun(SchoolLevel level) {
        var facts =
                new ChildFacts(
                        "Léa",
                        "Durand",
                        LocalDate.of(2021, 5, 2),
                        "École des Tilleuls",
                        level,
                        null);
        return years.lastYear(
                new Member(
                        new MemberKey(MemberKey.Kind.CHILD, 1),
                        null,
                        new FamilyChild(1, facts, 1, "F-1", RENTREE, null),
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void anAgentFindsTheDossiersOfBothYears() {
        assertThat(years.summaries(CHILD).get(1L).id()).isEqualTo(2);
        assertThat(years.lastYears(CHILD).get(1L).id()).isEqualTo(1);
        assertThat(years.lastYears(List.of(7L))).isEmpty();
    }
}
