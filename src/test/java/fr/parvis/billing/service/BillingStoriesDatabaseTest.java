package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.service.BillingStoriesTest.Step;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The stories of {@link BillingStoriesTest} on a real PostgreSQL, through the SQL of production.
 */
@Feature({"BIL-5", "BIL-6", "BIL-10"})
class BillingStoriesDatabaseTest {

    private static SchemaDatabase database;

    @BeforeContainer
    static void start() {
        database = new SchemaDatabase("billing");
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return BillingStoriesTest.stories();
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void keepTheBooksInOrder(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        try (var ground = new DatabaseGround(database, BillingStoriesTest.PRINTER)) {
            BillingStoriesTest.tell(ground, steps, seed, 10);
        }
        assertThat(
                        database.number(
                                "select count(*) from provider_notification where state ="
                                        + " 'RECEIVED'"))
                .isZero();
        assertThat(
                        database.number(
                                "select count(*) from (select 1 from payment where provider is not"
                                        + " null group by transaction having count(*) > 1) twice"))
                .isZero();
    }
}
