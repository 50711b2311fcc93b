package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.SampleActivity;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days that were booked under another file of the town: on a real PostgreSQL. */
@Feature("BKG-8")
class PlaceCountRepositoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 9);

    private static String rows(FamilyRows rows) {
        return rows.one(
                "select string_agg(concat_ws(' ', unit, extract(day from day), taken, capacity), ', '"
                        + " order by day, unit) from day_capacity");
    }

    @Test
    void whatWasBookedCountsInThePartsThatItTakesNow() {
        try (var database = new SchemaDatabase("booking")) {
            EntityManager entities = database.entities();
            var rows = new FamilyRows(entities);
            rows.households(1);
            rows.children(1);
            rows.enrolled(1, 1, 1);
            rows.booked(1, 1, "2026-11-04");
            rows.booked(2, 1, "2026-12-02");
            rows.booked(3, 1, "2026-12-09");
            rows.sql("update reservation set state = 'CANCELLED' where id = 3");
            rows.sql("update day_capacity set taken = 0 where day = '2026-12-09'");
            rows.sql("update day_capacity set capacity = 7 where day = '2026-12-02'");
            var counts = new PlaceCountRepository();
            counts.sql = PlainSql.on(database.dataSource());

            var same = List.of(SampleActivity.wednesdays());
            counts.follow(same, TODAY);
            assertThat(rows(rows))
                    .as("nothing has changed")
                    .isEqualTo("matin 4 1 10, matin 2 1 7, matin 9 0 10");

            var changed = List.of(SampleActivity.taking("matin", List.of("matin", "midi")));
            counts.follow(changed, TODAY);
            counts.follow(changed, TODAY);
            assertThat(rows(rows))
                    .isEqualTo("matin 4 1 10, matin 2 1 7, midi 2 1 10, matin 9 0 10");

            var moved = List.of(SampleActivity.taking("matin", List.of("midi")));
            counts.follow(moved, TODAY);
            assertThat(rows(rows))
                    .as("the day that is over stays")
                    .isEqualTo("matin 4 1 10, matin 2 0 7, midi 2 1 10, matin 9 0 10");
            entities.close();
        }
    }
}
