package fr.parvis.family.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.service.Documents;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.town.EnrolmentFileSettings;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a dossier is kept, and what goes with it, on a real PostgreSQL. */
@Feature("ENR-1")
class DossierRetentionTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, , 2024-2025",
        "2026-08-31, , 2023-2024",
        "2026-09-01, , 2024-2025",
        "2026-11-22, 2, 2025-2026",
        "2026-10-31, 2, 2024-2025",
        "2028-02-29, 6, 2025-2026"
    })
    void aDossierIsKeptSomeMonthsAfterItsSchoolYear(LocalDate day, Integer months, String last) {
        var settings =
                new EnrolmentFileSettings(MonthDay.of(5, 1), MonthDay.of(6, 30), List.of(), months);
        assertThat(settings.forgotten(day)).isEqualTo(last);
        assertThat(settings.year(day)).as("never the one that is asked for").isGreaterThan(last);
    }

    @Test
    void itGoesWithItsDocumentsItsHealthAndItsReadings() {
        // the entities of any capability do: these are statements
        try (var database = new SchemaDatabase("booking")) {
            EntityManager entities = database.entities();
            var gone = new ArrayList<String>();
            var retention = new DossierRetention();
            retention.dossiers = new DossierRepository();
            retention.dossiers.entities = entities;
            retention.documents =
                    new Documents() {
                        @Override
                        public void deleteAll(DocumentHolder holder) {
                            gone.add(holder.key());
                        }
                    };
            retention.town = ShippedTown.named("demo").settings();
            retention.clock =
                    Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneId.of("Europe/Paris"));
            entities.getTransaction().begin();
            for (String statement :
                    List.of(
                            "insert into child (id, first_name, last_name, born_on, created_at)"
                                    + " overriding system value values (1, 'Léa', 'Durand',"
                                    + " '2017-05-02', now())",
                            "insert into dossier (id, child_id, school_year, state, answers,"
                                    + " changed_at) overriding system value select n, 1, (2022 + n) ||"
                                    + " '-' || (2023 + n), 'VALIDATED', '{}', now() from"
                                    + " generate_series(1, 4) n",
                            "insert into dossier_health select n, 'x' from generate_series(1, 4) n",
                            "insert into health_access (dossier_id, at, reader) select n, now(),"
                                    + " 'Camille' from generate_series(1, 4) n")) {
                entities.createNativeQuery(statement).executeUpdate();
            }
            assertThat(retention.forget()).isEqualTo(2);
            assertThat(retention.forget()).isZero();
            entities.getTransaction().commit();
            assertThat(gone).containsExactly("1", "2");
            for (String table : List.of("dossier", "dossier_health", "health_access")) {
                assertThat(
                                String.valueOf(
                                        entities.createNativeQuery("select count(*) from " + table)
                                                .getSingleResult()))
                        .as(table)
                        .isEqualTo("2");
            }
        }
    }
}
