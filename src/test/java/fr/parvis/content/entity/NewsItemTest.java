package fr.parvis.content.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may become of a news item, and when it is to be read. */
@Feature("CON-1")
class NewsItemTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final Instant END = NOW.plus(Duration.ofDays(9));

    private static NewsText text(String title) {
        return new NewsText(title, "En bref", "Le texte.", "mot-du-maire", null);
    }

    private static NewsItem draft() {
        return new NewsItem(text("Marché de Noël"), "Sacha Girard", NOW);
    }

    private static void publish(NewsItem item, Instant from, Instant until, Instant now) {
        item.publish(from, until, slug -> false, "Sacha Girard", now);
    }

    /** An item that stands there now. */
    private static NewsItem in(NewsState state) {
        NewsItem item = draft();
        Instant before = NOW.minus(Duration.ofDays(5));
        switch (state) {
            case DRAFT -> {}
            case SCHEDULED -> publish(item, LATER, null, NOW);
            case PUBLISHED -> publish(item, null, null, before);
            case ENDED -> publish(item, null, NOW.minusSeconds(1), before);
            case WITHDRAWN -> item.withdraw("Sacha Girard", before);
        }
        assertThat(item.state(NOW)).isEqualTo(state);
        return item;
    }

    @Test
    void theTableIsMeantAsItIs() {
        assertThat(
                        Map.of(
                                NewsState.DRAFT, next(NewsState.DRAFT),
                                NewsState.SCHEDULED, next(NewsState.SCHEDULED),
                                NewsState.PUBLISHED, next(NewsState.PUBLISHED),
                                NewsState.ENDED, next(NewsState.ENDED),
                                NewsState.WITHDRAWN, next(NewsState.WITHDRAWN)))
                .isEqualTo(
                        Map.of(
                                NewsState.DRAFT,
                                Set.of(
                                        NewsState.SCHEDULED,
                                        NewsState.PUBLISHED,
                                        NewsState.WITHDRAWN),
                                NewsState.SCHEDULED,
                                Set.of(
                                        NewsState.SCHEDULED,
                                        NewsState.PUBLISHED,
                                        NewsState.WITHDRAWN),
                                NewsState.PUBLISHED,
                                Set.of(NewsState.PUBLISHED, NewsState.WITHDRAWN),
                                NewsState.ENDED,
                                Set.of(NewsState.SCHEDULED, NewsState.PUBLISHED),
                                NewsState.WITHDRAWN,
                                Set.of(NewsState.SCHEDULED, NewsState.PUBLISHED)));
    }

    private static Set<NewsState> next(NewsState state) {
        var next = EnumSet.noneOf(NewsState.class);
        for (NewsState other : NewsState.values()) {
            if (state.mayBecome(other)) {
                next.add(other);
            }
        }
        return next;
    }

    @ParameterizedTest
    @EnumSource(NewsState.class)
    void itBecomesWhatTheTableAllowsAndEachChangeIsAVersion(NewsState state) {
        Map.<NewsState, java.util.function.Consumer<NewsItem>>of(
                        NewsState.PUBLISHED, i -> publish(i, null, null, NOW),
                        NewsState.SCHEDULED, i -> publish(i, LATER, END, NOW),
                        NewsState.WITHDRAWN, i -> i.withdraw("Maxime Fournier", NOW))
                .forEach(
                        (next, change) -> {
                            NewsItem item = in(state);
                            int before = item.versions().size();
                            if (!state.mayBecome(next)) {
                                assertThatThrownBy(() -> change.accept(item))
                                        .isInstanceOf(DomainException.class)
                                        .hasMessage("content.problem.state");
                                assertThat(item.state(NOW)).isEqualTo(state);
                                assertThat(item.versions()).hasSize(before);
                                return;
                            }
                            change.accept(item);
                            assertThat(item.state(NOW)).isEqualTo(next);
                            assertThat(item.versions()).hasSize(before + 1);
                            assertThat(item.versions().get(0).state()).isEqualTo(next);
                            assertThat(item.versions().get(0).edition()).isEqualTo(before + 1);
                        });
    }

    @Property
    void itIsReadFromItsFirstMomentUntilItsLast(
            @ForAll @IntRange(min = 1, max = 900) int wait,
            @ForAll @IntRange(min = 1, max = 900) int length,
            @ForAll @IntRange(min = 0, max = 2000) int asked) {
        NewsItem item = draft();
        publish(item, NOW.plusSeconds(wait), NOW.plusSeconds(wait + length), NOW);
        assertThat(item.state(NOW.plusSeconds(asked)))
                .isEqualTo(
                        asked < wait
                                ? NewsState.SCHEDULED
                                : asked < wait + length ? NewsState.PUBLISHED : NewsState.ENDED);
    }

    @Test
    void itsAddressIsOfItsFirstPublicationForEver() {
        NewsItem item = draft();
        assertThat(item.slug()).isNull();
        Set<String> others = Set.of("marche-de-noel", "marche-de-noel-2");
        item.publish(null, null, others::contains, "Sacha Girard", NOW);
        assertThat(item.slug()).isEqualTo("marche-de-noel-3");
        item.write(text("Un autre titre"), "Sacha Girard", NOW);
        item.withdraw("Sacha Girard", NOW);
        publish(item, null, null, NOW);
        assertThat(item.slug()).isEqualTo("marche-de-noel-3");
        assertThat(text("« ??? »").slug()).isEqualTo("actualite");
        assertThat(text("Œuvres & été à l’école".repeat(5)).slug())
                .matches("[a-z0-9]+(-[a-z0-9]+)*")
                .hasSizeLessThanOrEqualTo(70);
    }

    @Test
    void datesAreInOrderAndToCome() {
        assertThatThrownBy(() -> publish(draft(), NOW.minusSeconds(1), null, NOW))
                .hasMessage("content.problem.datePast");
        assertThatThrownBy(() -> publish(draft(), LATER, LATER, NOW))
                .hasMessage("content.problem.end");
        assertThatThrownBy(() -> publish(draft(), null, NOW, NOW))
                .hasMessage("content.problem.end");
    }

    @Test
    void anotherEndKeepsTheDateOfWhatIsPublic() {
        NewsItem item = in(NewsState.PUBLISHED);
        Instant since = item.publishAt();
        publish(item, null, END, NOW);
        assertThat(item.publishAt()).isEqualTo(since);
        assertThat(item.endsAt()).isEqualTo(END);
    }

    @Test
    @Feature("CON-4")
    void theDatesOfADraftAreKeptAndPublishNothing() {
        NewsItem item = draft();
        item.plan(LATER, END, NOW);
        assertThat(item.state(LATER)).isEqualTo(NewsState.DRAFT);
        assertThat(item.publishAt()).isEqualTo(LATER);
        assertThat(item.endsAt()).isEqualTo(END);
        assertThatThrownBy(() -> item.plan(LATER, LATER, NOW)).hasMessage("content.problem.end");
        item.plan(null, null, NOW);
        assertThat(item.publishAt()).isNull();
    }

    @Test
    @Feature("CON-4")
    void whatIsScheduledStaysSoWhenItIsSaved() {
        NewsItem item = in(NewsState.SCHEDULED);
        item.plan(null, END, NOW);
        assertThat(item.state(NOW)).isEqualTo(NewsState.SCHEDULED);
        assertThat(item.publishAt()).isEqualTo(LATER);
        assertThat(item.endsAt()).isEqualTo(END);
        assertThatThrownBy(() -> item.plan(NOW, END, NOW)).hasMessage("content.problem.datePast");
    }

    @Test
    @Feature("CON-4")
    void theDatesOfWhatHasEndedAreKeptAndPublishNothing() {
        NewsItem over = in(NewsState.ENDED);
        Instant ended = over.endsAt();
        over.plan(LATER, END, NOW);
        assertThat(over.state(END.minusSeconds(1)))
                .as("nobody has published it")
                .isEqualTo(NewsState.ENDED);
        assertThat(over.endsAt()).isEqualTo(ended);
        assertThat(over.wishedAt()).isEqualTo(LATER);
        assertThat(over.wishedEnd()).isEqualTo(END);
        assertThatThrownBy(() -> over.plan(END, LATER, NOW)).hasMessage("content.problem.end");
        over.plan(null, null, NOW);
        assertThat(over.wishedEnd()).isNull();
        over.plan(LATER, END, NOW);
        publish(over, LATER, null, NOW);
        assertThat(over.wishedEnd()).as("what was decided").isNull();
    }

    @Test
    void whatSaysNothingIsNotPublished() {
        var empty = new NewsItem(new NewsText("Titre", "", " \n", null, null), "Sacha", NOW);
        assertThatThrownBy(() -> publish(empty, null, null, NOW))
                .hasMessage("content.problem.body");
        NewsItem item = in(NewsState.PUBLISHED);
        assertThatThrownBy(
                        () -> item.write(new NewsText("Titre", "", "", null, null), "Sacha", NOW))
                .hasMessage("content.problem.body");
    }

    @Test
    void anEarlierVersionStaysAsItWas() {
        NewsItem item = draft();
        item.write(text("Marché d’hiver"), "Maxime Fournier", LATER);
        assertThat(item.versions())
                .extracting(v -> v.text().title())
                .containsExactly("Marché d’hiver", "Marché de Noël");
        assertThat(item.versions())
                .extracting(NewsVersion::actor)
                .containsExactly("Maxime Fournier", "Sacha Girard");
    }

    @Test
    void aTextHasATitleAndALimit() {
        assertThatThrownBy(() -> text(" ")).hasMessage("content.problem.title");
        assertThatThrownBy(() -> text("a".repeat(121))).hasMessage("content.problem.titleLong");
        assertThatThrownBy(() -> new NewsText("a", "b".repeat(301), "", null, null))
                .hasMessage("content.problem.summaryLong");
        assertThatThrownBy(() -> new NewsText("a", "", "b".repeat(20_001), null, null))
                .hasMessage("content.problem.bodyLong");
        assertThatThrownBy(() -> new NewsText("a", "", "", null, 0))
                .hasMessage("content.problem.rank");
        assertThat(new NewsText("a\r\nb\u0000", "", "x\r\ny\u0007", null, null))
                .extracting(NewsText::title, NewsText::body)
                .containsExactly("a b", "x\ny");
    }

    @Test
    @Feature("CON-4")
    void aPictureOfTheLibrarySaysWhatItShows() {
        assertThat(MediaItem.requireAlt(" Le parvis ")).isEqualTo("Le parvis");
        assertThatThrownBy(() -> MediaItem.requireAlt(" "))
                .hasMessage("content.problem.altMissing");
    }
}
