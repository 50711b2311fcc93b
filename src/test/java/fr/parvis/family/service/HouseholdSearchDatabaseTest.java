package fr.parvis.family.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Households as whoever answers the telephone looks for them. */
@Feature("FAM-1")
class HouseholdSearchDatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);

    @Test
    void areFoundByNamesWithoutTheirMarks() {
        try (var database = new SchemaDatabase("family")) {
            long household =
                    database.number(
                            "insert into household (file_number, created_at)"
                                    + " values ('43513', now()) returning id");
            long child =
                    database.number(
                            "insert into child (first_name, last_name, born_on, created_at) values"
                                    + " ('Lætitia', 'Müller', '2018-05-04', now()) returning id");
            database.number(
                    "with made as (insert into household_child (household_id, child_id, since)"
                            + " values ("
                            + household
                            + ", "
                            + child
                            + ", now()) returning 1) select count(*) from made");
            var search = new HouseholdSearchRepository();
            search.sql = PlainSql.on(database.dataSource());

            for (String words : new String[] {"laetitia", "Lætitia", "muller", "MÜLL", "435"}) {
                assertThat(search.find(words, TODAY, 5)).as(words).hasSize(1);
            }
            for (String words : new String[] {"\u0301\u0308", "%", "_u", "etitia"}) {
                assertThat(search.find(words, TODAY, 5)).as(words).isEmpty();
            }
        }
    }
}
