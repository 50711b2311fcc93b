package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which definition says who may file, until when and how often. */
@Feature("PRO-3")
class OfferedTodayTest {

    private final ShippedTown town = ShippedTown.named("demo");
    private final Procedure begun = town.procedure("atelier-compostage");
    private final Procedure today = town.procedure("acte-de-naissance");

    private static Filing filing(Optional<Procedure> offered) {
        var filing = new Filing();
        filing.catalogue =
                new Catalogue() {
                    @Override
                    public Optional<Edition> find(String slug) {
                        return offered.map(p -> new Edition(p, 2));
                    }
                };
        return filing;
    }

    @Test
    void isTodaysWhateverADraftWasBegunWith() {
        assertThat(filing(Optional.of(today)).offered(begun)).isSameAs(today);
    }

    @Test
    void isTheDraftsOwnWhereTheTownOffersItNoMore() {
        assertThat(filing(Optional.empty()).offered(begun)).isSameAs(begun);
    }
}
