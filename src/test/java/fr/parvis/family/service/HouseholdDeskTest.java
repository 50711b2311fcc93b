package fr.parvis.family.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Heard;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who leaves a household, as agents note it, on a real PostgreSQL. */
@Feature("FAM-1")
class HouseholdDeskTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<Object> TOLD = new ArrayList<>();

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static HouseholdDesk desk;

    @BeforeAll
    static void aMotherAndHerChild() {
        database = new SchemaDatabase("family", "account", "form");
        entities = database.entities();
        desk = new HouseholdDesk();
        desk.right =
                new FamilyRight() {
                    @Override
                    public String require(Account staff) {
                        return "Camille";
                    }
                };
        desk.families = new FamilyRepository();
        desk.families.sql = PlainSql.on(database.dataSource());
        desk.members = new MemberRepository();
        desk.members.entities = entities;
        desk.adults = new AdultRepository();
        desk.adults.entities = entities;
        desk.leaving = Heard.by(TOLD::add);
        desk.clock = Clock.fixed(Instant.parse("2026-11-23T11:00:00Z"), ZoneId.of("Europe/Paris"));
        run(
                () ->
                        List.of(
                                        "account (id, kind, user_name, mail, last_name, first_names,"
                                                + " created_at, state_since) overriding system value values"
                                                + " (1, 'CITIZEN', 'anne', 'a@example.org', 'Durand', 'Anne',"
                                                + " now(), now())",
                                        "household (id, file_number, created_at) overriding system value"
                                                + " values (1, 'F-1', now())",
                                        "household_member (household_id, account_id, since) values (1, 1,"
                                                + " now())",
                                        "child (id, first_name, last_name, born_on, created_at) overriding"
                                                + " system value values (1, 'Léa', 'Durand', '2017-05-02',"
                                                + " now())",
                                        "household_child values (1, 1, '2020-01-01')")
                                .forEach(
                                        row ->
                                                entities.createNativeQuery("insert into " + row)
                                                        .executeUpdate()));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static void run(Runnable what) {
        entities.clear();
        entities.getTransaction().begin();
        try {
            what.run();
            entities.getTransaction().commit();
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void leaves(MemberKey key, LocalDate day) {
        var agent =
                new Account() {
                    @Override
                    public String displayName() {
                        return "Camille";
                    }
                };
        run(() -> desk.leave(new HouseholdDesk.Change(agent, 1, "Départ"), key, day));
    }

    @Test
    void aDayOfDepartureIsCorrectedAndPutOff() {
        MemberKey lea = MemberKey.child(1);
        for (LocalDate day :
                List.of(
                        TODAY.plusMonths(9),
                        TODAY.plusMonths(1),
                        TODAY.plusMonths(1),
                        TODAY.plusMonths(2))) {
            leaves(lea, day);
            assertThat(
                            String.valueOf(
                                    entities.createNativeQuery("select until from household_child")
                                            .getSingleResult()))
                    .isEqualTo(day.toString());
        }
        assertThat(
                        database.number(
                                "select count(*) from household_event where kind = 'CHILD_LEFT'"))
                .as("the same day again is no change")
                .isEqualTo(3);
        assertThat(TOLD).hasSize(3);
    }

    @Test
    void whoHasAnAccountIsPutOutAtOnceAndNotBeforeTheDay() {
        var anne = new MemberKey(MemberKey.Kind.ACCOUNT, 1);
        assertThatThrownBy(() -> leaves(anne, TODAY.plusDays(1)))
                .isInstanceOf(DomainException.class)
                .hasMessage("family.desk.leave.later");
        assertThat(database.number("select count(*) from household_member")).isEqualTo(1);
        leaves(anne, TODAY);
        assertThat(database.number("select count(*) from household_member")).isZero();
    }
}
