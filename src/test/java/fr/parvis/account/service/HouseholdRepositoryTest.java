package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose invoices an adult may see: on a real PostgreSQL. */
@Feature({"BIL-7", "FAM-1"})
class HouseholdRepositoryTest {

    private static SchemaDatabase database;

    @BeforeAll
    static void start() {
        // its SQL needs no entity: which are mapped is all the same
        database = new SchemaDatabase("billing");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void aHouseholdWhoseInvoicesOneMayNotSeeIsNoneToDecideFor() {
        EntityManager entities = database.entities();
        entities.getTransaction().begin();
        for (String row :
                List.of(
                        "insert into household (id, file_number, created_at) overriding system"
                                + " value values (1, 'F-1', now()), (2, 'F-2', now())",
                        "insert into account (id, kind, user_name, mail, last_name, first_names,"
                                + " created_at, state_since) overriding system value values"
                                + " (1, 'CITIZEN', 'a', 'a@e.fr', 'D', 'L', now(), now())",
                        "insert into household_member (household_id, account_id, since,"
                                + " may_see_invoices) values (1, 1, now(), true),"
                                + " (2, 1, now(), false)")) {
            entities.createNativeQuery(row).executeUpdate();
        }
        entities.getTransaction().commit();
        var households = new HouseholdRepository();
        households.entities = entities;
        households.sql = PlainSql.on(database.dataSource());

        assertThat(households.numbers(1)).containsExactly("F-1", "F-2");
        assertThat(households.invoiced(1)).containsExactly("F-1");
        assertThat(households.invoicedLinks(1))
                .containsExactly(new ServiceKeyUse.Link("F-1", null));
        entities.close();
    }
}
