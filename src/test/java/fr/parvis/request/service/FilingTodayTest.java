package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingStep;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A draft of an older version is filed as the démarche is offered today. */
@Feature("PRO-3")
class FilingTodayTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");
    private static final DraftOwner VISITOR = DraftOwner.browser("b".repeat(32));
    private static final Answers ANSWERS =
            new Answers(
                    Map.of(
                            "nom", List.of("Durand"),
                            "prenoms", List.of("Léa"),
                            "courriel", List.of("lea@example.fr"),
                            "logement", List.of("jardin")));

    private final ShippedTown town = ShippedTown.named("demo");
    private final Procedure begun = town.procedure("atelier-compostage");

    /** Tells which definition was asked for a place. */
    private static final class Asked extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Procedure procedure;

        private Asked(Procedure procedure) {
            this.procedure = procedure;
        }
    }

    private Filing filing(Procedure today) {
        var filing = new Filing();
        filing.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        filing.catalogue =
                new Catalogue() {
                    @Override
                    public Optional<Edition> find(String slug) {
                        return Optional.ofNullable(today).map(p -> new Edition(p, 2));
                    }

                    @Override
                    public Procedure version(long id) {
                        return begun;
                    }
                };
        filing.access = new FilingAccess();
        filing.access.town = town.settings();
        filing.drafts =
                new DraftRepository() {
                    @Override
                    Optional<Draft> lock(long id, DraftOwner owner, String slug) {
                        return Optional.of(
                                Draft.kept(
                                        id,
                                        null,
                                        slug,
                                        1,
                                        FilingStep.REVIEW,
                                        ANSWERS,
                                        NOW,
                                        NOW,
                                        ""));
                    }
                };
        filing.documents =
                new DraftDocuments() {
                    @Override
                    public Set<String> types(Draft draft) {
                        return Set.of();
                    }
                };
        filing.appointments =
                new FilingAppointments() {
                    @Override
                    boolean never(Procedure procedure, Draft draft) {
                        return false;
                    }
                };
        filing.quota =
                new QuotaKeeper() {
                    @Override
                    public String take(Procedure procedure) {
                        throw new Asked(procedure);
                    }
                };
        return filing;
    }

    private Procedure askedFor(Procedure today) {
        try {
            filing(today).submit(VISITOR, begun.slug(), 7);
        } catch (Asked asked) {
            return asked.procedure;
        }
        throw new AssertionError("no place was asked for");
    }

    @Test
    void itsPlaceIsOneOfToday() {
        Procedure today =
                town.procedures().stream()
                        .filter(p -> !p.needsAccount() && !p.opensElsewhere() && !p.equals(begun))
                        .findFirst()
                        .orElseThrow();
        assertThat(askedFor(today)).isSameAs(today);
    }

    @Test
    void itsOwnCountsWhereTheTownOffersItNoMore() {
        assertThat(askedFor(null)).isSameAs(begun);
    }

    @Test
    void whoLacksWhatTodayAsksForFilesNothing() {
        Procedure today =
                town.procedures().stream()
                        .filter(Procedure::needsAccount)
                        .findFirst()
                        .orElseThrow();
        assertThatThrownBy(() -> filing(today).submit(VISITOR, begun.slug(), 7))
                .isInstanceOf(NotFoundException.class);
    }
}
