package fr.parvis.content.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.content.cms.CmsReader.Known;
import fr.parvis.content.cms.CmsReader.News;
import fr.parvis.content.cms.WordPressStandIn.Mood;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WordPress as it is read, and as it misbehaves. */
class WordPressReaderTest {

    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final WordPressStandIn site;
    private CmsHttp http;
    private CmsHttp own;
    private Map<String, String> categories = Map.of(WordPressStandIn.CATEGORY, "vie-municipale");

    WordPressReaderTest() throws Exception {
        site = new WordPressStandIn();
        http = new CmsHttp(site.address(), null);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private CmsReader reader() {
        return CmsReader.of(
                new CmsSettings.Source(
                        "site",
                        CmsSettings.Kind.WORDPRESS,
                        "Site",
                        site.address(),
                        null,
                        categories,
                        categories.isEmpty() ? "vie-municipale" : null,
                        own == null ? null : WordPressStandIn.USER),
                http,
                own);
    }

    private static Known known(Map<String, String> modified) {
        return new Known(modified, Map.of(), null, null, false, NOW);
    }

    @Test
    @Feature("CMS-1")
    void aPassFindsWhatIsNewChangedAndGone() throws Exception {
        String stays = site.write("Marché", "<p>Place</p>", "publish");
        String goes = site.write("Travaux", "<p>Rue</p>", "publish");
        site.write("Secret", "<p>x</p>", "private");
        site.write("parvis", "<p>x</p>", "publish");
        site.change(site.id("parvis"), "slug", WordPressPosts.MARK + "4-du-portail");
        site.write("Du site", "<p>x</p>", "publish");
        site.change(site.id("Du site"), "slug", WordPressPosts.MARK + "de-la-gare");
        News first = reader().read(known(Map.of()));
        assertThat(first.changed())
                .extracting(Post::title)
                .containsExactlyInAnyOrder("Marché", "Travaux", "Du site");
        assertThat(first.gone()).isEmpty();

        Map<String, String> had = new HashMap<>();
        first.changed().forEach(p -> had.put(p.id(), p.modified()));
        assertThat(reader().read(known(had)).changed()).isEmpty();

        site.change(stays, "title", "Marché d’hiver");
        site.change(goes, "status", "draft");
        News second = reader().read(known(had));
        assertThat(second.changed()).extracting(Post::title).containsExactly("Marché d’hiver");
        assertThat(second.gone()).containsExactly(goes);
        site.delete(stays);
        assertThat(reader().read(known(had)).gone()).containsExactlyInAnyOrder(stays, goes);
    }

    /** A database put up anew: its lists are empty, and it has never heard of any post. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void aSiteThatHasLostAllIsEmptyAndOneThatHidesIsNot() throws Exception {
        Known lost = known(Map.of("901", "x", "902", WordPressPost.mark(false, "x")));
        assertThat(reader().read(lost).empty()).isTrue();
        own = CmsHttp.of(site.address(), WordPressStandIn.USER, WordPressStandIn.PASSWORD);
        assertThat(reader().read(lost).empty()).isTrue();
        own = CmsHttp.of(site.address(), WordPressStandIn.USER, "faux");
        assertThat(reader().read(lost).empty()).as("nobody knows of what is private").isTrue();

        String hidden = site.write("Marché", "<p>x</p>", "draft");
        own = null;
        assertThat(reader().read(known(Map.of("901", "x", hidden, "x"))).empty())
                .as("the site has it still")
                .isFalse();
        site.change(hidden, "status", "private");
        assertThat(reader().read(lost).empty()).isTrue();
        own = CmsHttp.of(site.address(), WordPressStandIn.USER, WordPressStandIn.PASSWORD);
        assertThat(reader().read(lost).empty()).isFalse();
        own = null;
        site.change(hidden, "status", "publish");
        News read = reader().read(lost);
        assertThat(read.empty()).isFalse();
        assertThat(read.gone()).as("there is another one").containsExactlyInAnyOrder("901", "902");
    }

    @Test
    @Feature({"CMS-1", "CMS-4"})
    void whatIsPutBehindAPasswordIsGone() throws Exception {
        String id = site.write("Marché", "<p>Place</p>", "publish");
        String modified = site.post(id).path("modified_gmt").asText();
        site.change(id, "password", "cirque");
        News read = reader().read(known(Map.of(id, modified)));
        assertThat(read.gone()).containsExactly(id);
        assertThat(read.changed()).isEmpty();
        // also one that is too old for the list
        site.change(id, "old", "yes");
        assertThat(reader().read(known(Map.of(id, modified))).gone()).containsExactly(id);
    }

    @Test
    @Feature("CMS-1")
    void thePictureInATextIsItsPictureWhenItHasNoOther() throws Exception {
        site.write(
                "Marché",
                "<p>Place</p><figure><img src=\"/a.jpg\" alt=\"La place\"></figure>",
                "publish");
        Post post = reader().read(known(Map.of())).changed().get(0);
        assertThat(post.picture()).isEqualTo(site.address().resolve("/a.jpg"));
        assertThat(post.alt()).isEqualTo("La place");
    }

    /** Good JSON that names nothing: a cache, a plugin, a name that was changed there. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void whatNamesNothingIsNotBelieved() throws Exception {
        String id = site.write("Marché", "<p>Place</p>", "publish");
        categories = Map.of("renommee", "vie");
        assertThatThrownBy(() -> reader().read(known(Map.of(id, "x"))))
                .hasMessage("renommee")
                .isInstanceOfSatisfying(
                        CmsProblem.class,
                        p -> assertThat(p.kind()).isEqualTo(CmsProblem.Kind.NO_CATEGORY));
        site.be(Mood.HOLLOW);
        assertThatThrownBy(() -> reader().read(known(Map.of(id, "x"))))
                .isInstanceOf(CmsProblem.class);
        categories = Map.of();
        assertThatThrownBy(() -> reader().read(known(Map.of(id, "x"))))
                .isInstanceOfSatisfying(
                        CmsProblem.class,
                        p -> assertThat(p.kind()).isEqualTo(CmsProblem.Kind.NO_DATA));
        var draft =
                new WordPressPosts.Draft("parvis-3-noel", "Noël", "", "<p>a</p>", null, NOW, null);
        assertThatThrownBy(() -> posts().create(draft))
                .as("what names no post was not taken")
                .isInstanceOf(CmsProblem.class);
    }

    /** What is not found by its name keeps nothing else back, and takes nothing away. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void oneRenamedCategoryKeepsTheOthersNotBack() throws Exception {
        categories = Map.of(WordPressStandIn.CATEGORY, "vie", "renommee", "vie");
        String goes = site.write("Travaux", "<p>Rue</p>", "publish");
        String other = site.write("Du renommé", "<p>x</p>", "publish");
        site.change(other, "old", "yes");
        site.change(other, "category", "9");
        site.change(goes, "status", "draft");
        site.write("Marché", "<p>Place</p>", "publish");
        News read = reader().read(known(Map.of(goes, "x", other, "x")));
        assertThat(read.changed()).extracting(Post::title).containsExactly("Marché");
        assertThat(read.gone()).containsExactly(goes);
        assertThat(read.problem()).hasMessage("renommee");
        assertThat(read.problem().kind()).isEqualTo(CmsProblem.Kind.NO_CATEGORY);
        categories = Map.of(WordPressStandIn.CATEGORY, "vie");
        assertThat(reader().read(known(Map.of(other, "x"))).gone()).containsExactly(other);
    }

    @Test
    @Feature("CMS-1")
    void aChangeWithinTheSameSecondIsSeen() throws Exception {
        String id = site.write("Marché", "<p>Place</p>", "publish");
        site.change(id, "modified_gmt", "2026-11-22T09:59:30");
        String modified = site.post(id).path("modified_gmt").asText();
        // read anew while a change of the same second may still come
        assertThat(
                        reader().read(
                                        new Known(
                                                Map.of(id, modified),
                                                Map.of(),
                                                null,
                                                null,
                                                false,
                                                Instant.parse(modified + "Z").plusSeconds(30)))
                                .changed())
                .hasSize(1);
        assertThat(reader().read(known(Map.of(id, modified))).changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SLOW,SLOW", "ERROR,STATUS", "HTML,NO_DATA", "BIG,TOO_LARGE", "ASTRAY,ASTRAY"})
    @Feature("CMS-4")
    void aSiteThatMisbehavesIsNotBelieved(Mood mood, CmsProblem.Kind kind) {
        site.write("Marché", "<p>Place</p>", "publish");
        site.be(mood);
        if (mood == Mood.SLOW) {
            http = new CmsHttp(site.address(), null, LIMIT);
        }
        long begun = System.nanoTime();
        assertThatThrownBy(() -> reader().read(known(Map.of("1", "x"))))
                .isInstanceOfSatisfying(
                        CmsProblem.class, p -> assertThat(p.kind()).isEqualTo(kind));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(14));
    }

    @Test
    @Feature("CMS-4")
    void aSiteThatIsNotThereIsSaidToBe() {
        site.stop();
        assertThatThrownBy(() -> reader().read(known(Map.of())))
                .isInstanceOfSatisfying(
                        CmsProblem.class,
                        p -> assertThat(p.kind()).isEqualTo(CmsProblem.Kind.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/a",
                "http://localhost:1/a",
                "http://10.0.0.8/a",
                "http://192.168.1.1/a",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/a",
                "http://[fd00::1]/a",
                "http://100.64.0.1/a",
                "http://0.0.0.0/a",
                "http://[::ffff:127.0.0.1]/a",
                "file:///etc/passwd",
                "ftp://127.0.0.1/a"
            })
    @Feature("CMS-4")
    void noAddressOfTheTownsNetworkIsAsked(String address) {
        assertThatThrownBy(() -> http.get(URI.create(address), Map.of(), 1000))
                .isInstanceOfSatisfying(
                        CmsProblem.class,
                        p -> assertThat(p.kind()).isEqualTo(CmsProblem.Kind.ASTRAY));
    }

    private WordPressPosts posts() {
        return new WordPressPosts(
                new CmsSettings.Publish("Site", site.address(), WordPressStandIn.USER, null),
                WordPressStandIn.PASSWORD);
    }

    @Test
    @Feature({"CMS-1", "CON-2"})
    void whatIsPrivateThereIsReadByItsAccountOnlyAndStaysPrivate() throws Exception {
        String id = site.write("Pour les familles", "<p>x</p>", "private");
        site.write("Marché", "<p>x</p>", "publish");
        site.write("Brouillon", "<p>x</p>", "draft");
        assertThat(reader().read(known(Map.of())).changed())
                .as("where nobody asked for it")
                .extracting(Post::title)
                .containsExactly("Marché");
        own = CmsHttp.of(site.address(), WordPressStandIn.USER, WordPressStandIn.PASSWORD);
        News both = reader().read(known(Map.of()));
        assertThat(both.changed())
                .extracting(Post::title, Post::open)
                .containsExactlyInAnyOrder(
                        tuple("Marché", true), tuple("Pour les familles", false));

        Map<String, String> had = new HashMap<>();
        both.changed().forEach(p -> had.put(p.id(), p.modified()));
        assertThat(reader().read(known(had)).changed()).isEmpty();
        assertThat(reader().read(known(had)).gone()).isEmpty();
        // the same second, the same text: open or not is another state
        String modified = site.post(id).path("modified_gmt").asText();
        site.change(id, "status", "publish");
        site.change(id, "modified_gmt", modified);
        assertThat(reader().read(known(had)).changed())
                .filteredOn(p -> p.id().equals(id))
                .extracting(Post::open)
                .containsExactly(true);
        site.change(id, "status", "draft");
        assertThat(reader().read(known(had)).gone()).containsExactly(id);
    }

    @Test
    @Feature({"CMS-1", "CMS-4", "CON-2"})
    void aWrongAccountKeepsBackWhatIsPrivateAndNothingElse() throws Exception {
        String closed = site.write("Pour les familles", "<p>x</p>", "private");
        String goes = site.write("Travaux", "<p>x</p>", "publish");
        String closes = site.write("Réunion", "<p>x</p>", "publish");
        own = CmsHttp.of(site.address(), WordPressStandIn.USER, WordPressStandIn.PASSWORD);
        Map<String, String> had = new HashMap<>();
        reader().read(known(Map.of())).changed().forEach(p -> had.put(p.id(), p.modified()));
        had.computeIfPresent(closed, (id, mark) -> mark + " again");
        site.write("Marché", "<p>x</p>", "publish");
        site.change(goes, "status", "draft");
        site.change(closes, "status", "private");
        own = CmsHttp.of(site.address(), WordPressStandIn.USER, "faux");
        News read = reader().read(known(had));
        assertThat(read.changed()).extracting(Post::title).containsExactly("Marché");
        assertThat(read.gone())
                .as("what cannot be asked for is not gone")
                .containsExactlyInAnyOrder(goes, closes);
        String refused = WordPressStandIn.USER + ", REFUSED, 401";
        assertThat(read.problem()).hasMessage(refused);
        assertThat(read.problem().kind()).isEqualTo(CmsProblem.Kind.PRIVATE);

        categories = Map.of(WordPressStandIn.CATEGORY, "vie-municipale", "renommee", "vie");
        CmsProblem both = reader().read(known(had)).problem();
        assertThat(both).hasMessage("renommee · " + refused);
        assertThat(both.kind()).isEqualTo(CmsProblem.Kind.NO_CATEGORY);
    }

    @Test
    @Feature("CMS-2")
    void aPictureGoesWithItsPostOnceAndLeavesWithIt() throws Exception {
        byte[] bytes = "une image".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var place = new WordPressPosts.Picture("aa", "image/jpeg", "La place", bytes);
        var draft =
                new WordPressPosts.Draft("parvis-3-noel", "Noël", "", "<p>a</p>", null, NOW, place);
        var made = posts().create(draft);
        assertThat(site.media().all()).containsExactly("parvis-3-aa.jpg La place");
        assertThat(posts().update(made.id(), draft).picture()).isEqualTo(made.picture());
        assertThat(site.media().all()).hasSize(1);
        var other = new WordPressPosts.Picture("bb", "image/png", "Le marché", bytes);
        posts().update(
                        made.id(),
                        new WordPressPosts.Draft(
                                "parvis-3-noel", "Noël", "", "<p>a</p>", null, NOW, other));
        assertThat(site.media().all()).containsExactly("parvis-3-bb.png Le marché");
        posts().withdraw(made.id(), "parvis-3-noel");
        assertThat(site.media().all()).isEmpty();
    }

    /** A plugin that is off, another root, a server put in between: none of it deletes a post. */
    @Test
    @Feature({"CMS-2", "CMS-4"})
    void onlyWordPressItselfSaysThatAPostIsGone() throws Exception {
        String id = site.write("Marché", "<p>Place</p>", "publish");
        site.be(Mood.MOVED);
        assertThatThrownBy(() -> posts().find(id)).isInstanceOf(CmsProblem.class);
        assertThatThrownBy(() -> reader().read(known(Map.of(id, "x"))))
                .isInstanceOf(CmsProblem.class);
        site.be(Mood.FINE);
        assertThat(posts().find(id)).isPresent();
        assertThat(posts().find("999")).isEmpty();
    }

    @Test
    @Feature("CMS-2")
    void whatWillAppearByItselfCountsAsOpen() throws Exception {
        String id = site.write("Demain", "<p>x</p>", "future");
        assertThat(posts().find(id).orElseThrow().open()).isTrue();
        site.change(id, "status", "draft");
        assertThat(posts().find(id).orElseThrow().open()).isFalse();
    }

    @Test
    @Feature("CMS-2")
    void aPostIsFoundAgainAfterALostAnswer() throws Exception {
        WordPressPosts posts = posts();
        var draft =
                new WordPressPosts.Draft("parvis-3-noel", "Noël", "", "<p>a</p>", null, NOW, null);
        assertThat(posts.findBySlug("parvis-3-noel")).isEmpty();
        site.be(Mood.LOST_ANSWER);
        assertThatThrownBy(() -> posts.create(draft)).isInstanceOf(CmsProblem.class);
        site.be(Mood.FINE);
        var found = posts.findBySlug("parvis-3-noel").orElseThrow();
        var updated = posts.update(found.id(), draft);
        assertThat(site.published()).containsExactly("Noël");
        assertThat(posts.find(updated.id()).orElseThrow().hash()).isEqualTo(updated.hash());
        posts.withdraw(updated.id(), "parvis-3-noel");
        assertThat(site.published()).isEmpty();
        site.delete(updated.id());
        assertThat(posts.find(updated.id())).isEmpty();
    }
}
