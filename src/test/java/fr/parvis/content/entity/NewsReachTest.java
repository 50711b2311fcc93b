package fr.parvis.content.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For whom a text is, what goes with it, who reads it before everybody. */
class NewsReachTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private static NewsContent said(NewsReach reach, NewsDestination where) {
        return new NewsContent(
                new NewsText("Titre", "", "Texte", null, null), NewsMedia.none(), reach, where);
    }

    @Test
    @Feature("CON-2")
    void groupsMeetTheirMembersOnly() {
        NewsReach centre = NewsReach.groups(List.of("quartier:centre", "service:scolaire"));
        assertThat(centre.meets(Set.of("quartier:centre"))).isTrue();
        assertThat(centre.meets(Set.of("quartier:centre-ouest"))).isFalse();
        assertThat(centre.meets(Set.of())).isFalse();
        assertThat(NewsReach.signedIn().meets(Set.of())).isTrue();
        assertThat(centre.open()).isFalse();
        for (List<String> none : List.of(List.<String>of(), List.of("Un Groupe"), List.of(""))) {
            assertThatThrownBy(() -> NewsReach.groups(none)).hasMessage("content.problem.groups");
        }
    }

    @Test
    @Feature({"CON-2", "CON-4"})
    void whatIsForSomeNeverGoesToTheTownsSite() {
        for (NewsReach some :
                List.of(NewsReach.signedIn(), NewsReach.groups(List.of("quartier:centre")))) {
            for (NewsDestination site : List.of(NewsDestination.SITE, NewsDestination.BOTH)) {
                assertThatThrownBy(() -> new NewsItem(Section.NEWS, said(some, site), "Sacha", NOW))
                        .hasMessage("content.problem.privateOnSite");
                var open =
                        new NewsItem(Section.NEWS, said(NewsReach.everybody(), site), "Sacha", NOW);
                assertThatThrownBy(() -> open.write(said(some, site), "Sacha", NOW))
                        .hasMessage("content.problem.privateOnSite");
                var own =
                        new NewsItem(
                                Section.NEWS, said(some, NewsDestination.PORTAL), "Sacha", NOW);
                assertThatThrownBy(() -> own.destine(site))
                        .hasMessage("content.problem.privateOnSite");
            }
        }
    }

    @Test
    @Feature("CON-3")
    void aDocumentHasAFile() {
        var said = said(NewsReach.everybody(), NewsDestination.PORTAL);
        var item = new NewsItem(Section.DOCUMENT, said, "Sacha", NOW);
        assertThatThrownBy(() -> item.publish(null, null, s -> false, "Sacha", NOW))
                .hasMessage("content.problem.file");
        item.write(
                new NewsContent(
                        new NewsText("Titre", "", "", null, null),
                        new NewsMedia(null, List.of(4L, 2L, 4L)),
                        said.reach(),
                        said.destination()),
                "Sacha",
                NOW);
        item.publish(null, null, s -> false, "Sacha", NOW);
        assertThat(item.media().files()).containsExactly(4L, 2L);
        assertThat(item.versions().get(0).media()).isEqualTo(item.media());
    }

    @Test
    @Feature("CON-4")
    void whoeverWroteTheWordsIsNotTheOneWhoReadsThem() {
        var review = new NewsReview();
        review.written(7);
        review.ask("Sacha", NOW);
        assertThat(review.askedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> review.read(7, false)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> review.read(8, true)).isInstanceOf(DomainException.class);
        review.read(8, false);
        assertThat(review.askedAt()).isNull();
        review.ask("Sacha", NOW);
        review.written(8);
        assertThat(review.askedAt()).as("to be asked anew").isNull();
        assertThatThrownBy(() -> review.read(8, false)).isInstanceOf(DomainException.class);
    }

    @Test
    @Feature("CON-5")
    void anUrgentSentenceHasAnEndToCome() {
        var alert = alert("Inondation", "/actualites", NOW.plusSeconds(60));
        assertThat(alert.shownAt(NOW.plusSeconds(59))).isTrue();
        assertThat(alert.shownAt(NOW.plusSeconds(60))).isFalse();
        alert.remove("Sacha", NOW);
        assertThat(alert.shownAt(NOW)).isFalse();
        assertThatThrownBy(() -> alert("x", "", NOW)).hasMessage("content.problem.alertEnd");
        assertThatThrownBy(() -> alert(" \n", "", NOW.plus(Duration.ofDays(1))))
                .hasMessage("content.problem.alertText");
        for (String link : List.of("/demarches?q=eau", "/aide#compte", "https://a.example/?b")) {
            assertThat(alert("x", link, NOW.plusSeconds(1)).link()).isEqualTo(link);
        }
        for (String link :
                List.of("//ailleurs.example", "javascript:alert(1)", "http://a.example", "a b")) {
            assertThatThrownBy(() -> alert("x", link, NOW.plusSeconds(1)))
                    .as(link)
                    .hasMessage("content.problem.alertLink");
        }
    }

    private static UrgentAlert alert(String text, String link, Instant until) {
        return new UrgentAlert(text, link, NewsDestination.PORTAL, until, "Sacha", NOW);
    }
}
