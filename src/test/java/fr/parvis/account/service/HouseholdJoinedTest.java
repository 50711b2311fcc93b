package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Heard;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts that come into households, on a real PostgreSQL. */
@Feature({"ACC-6", "ACC-7", "FAM-1"})
class HouseholdJoinedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /**
     * Whoever knows its members says what the account may do there: once, and not when it stays.
     */
    @Test
    void whoComesIntoAHouseholdIsToldOnce() {
        try (var database = new SchemaDatabase("account", "form")) {
            EntityManager entities = database.entities();
            var told = new ArrayList<HouseholdJoined>();
            var households = new HouseholdRepository();
            households.entities = entities;
            households.joined = Heard.by(told::add);
            entities.getTransaction().begin();
            entities.createNativeQuery(
                            "insert into household (id, file_number, created_at) overriding system"
                                    + " value values (5, 'F-5', now())")
                    .executeUpdate();
            entities.createNativeQuery(
                            "insert into account (id, kind, user_name, mail, last_name, first_names,"
                                    + " created_at, state_since) overriding system value values (3,"
                                    + " 'CITIZEN', 'paul', 'p@example.org', 'Durand', 'Paul', now(),"
                                    + " now())")
                    .executeUpdate();
            households.join(5, 3, NOW);
            households.join(5, 3, NOW);
            entities.getTransaction().commit();
            assertThat(told).isEqualTo(List.of(new HouseholdJoined(5, 3)));
        }
    }
}
