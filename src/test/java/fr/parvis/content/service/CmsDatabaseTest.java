package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.Role;
import fr.parvis.account.entity.StaffRights;
import fr.parvis.account.entity.StaffRole;
import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.content.cms.CmsHttp;
import fr.parvis.content.cms.CmsProblem;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.content.cms.Post;
import fr.parvis.content.cms.WordPressPosts;
import fr.parvis.content.cms.WordPressStandIn;
import fr.parvis.content.entity.CmsPush;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsState;
import fr.parvis.content.entity.NewsText;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings.NewsCategory;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News on its way to the town's site, on a real PostgreSQL; each node has its own way to it. */
@Feature("CMS-2")
class CmsDatabaseTest {

    private static SchemaDatabase database;

    /** Finer than what the database keeps, as clocks are. */
    private Instant now = Instant.parse("2026-11-22T10:00:00.123456489Z");

    private final Clock moving =
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneId.of("Europe/Paris");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
    private final String title = "Fête " + UUID.randomUUID();
    private final WordPressStandIn site;
    private final Node first;
    private final Node second;
    private long id;

    CmsDatabaseTest() throws Exception {
        site = new WordPressStandIn();
        first = new Node();
        second = new Node();
    }

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("content");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @AfterEach
    void close() {
        first.entities.close();
        second.entities.close();
        site.close();
    }

    /** A node of the portal, for one thread at a time. */
    private final class Node extends CmsOutbox {
        private final EntityManager entities = database.entities();
        private final CmsDelivery delivery = new CmsDelivery();

        Node() {
            var publish =
                    new CmsSettings.Publish("Site", site.address(), WordPressStandIn.USER, null);
            repository = new CmsPushRepository();
            repository.entities = entities;
            media = new MediaRepository();
            media.entities = entities;
            media.sql = PlainSql.on(database.dataSource());
            configuration =
                    new CmsConfiguration() {
                        @Override
                        public Optional<CmsSettings.Publish> publish() {
                            return Optional.of(publish);
                        }
                    };
            clock = moving;
            portal =
                    new PortalAddress() {
                        @Override
                        public String of(String path) {
                            return "https://demarches.example" + path;
                        }
                    };
            delivery.outbox = this;
            delivery.posts = new WordPressPosts(publish, WordPressStandIn.PASSWORD);
        }

        private <T> T in(Supplier<T> work) {
            entities.getTransaction().begin();
            try {
                T result = work.get();
                entities.getTransaction().commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
                entities.clear();
            }
        }

        private void in(Runnable work) {
            in(
                    () -> {
                        work.run();
                        return null;
                    });
        }

        @Override
        Optional<Task> claim() {
            return in(super::claim);
        }

        @Override
        void sent(Task task, WordPressPosts.Remote remote) {
            in(() -> super.sent(task, remote));
        }

        @Override
        void failed(Task task, CmsProblem problem) {
            in(() -> super.failed(task, problem));
        }

        @Override
        void disputed(Task task, WordPressPosts.Remote remote) {
            in(() -> super.disputed(task, remote));
        }

        @Override
        void rested(Task task) {
            in(() -> super.rested(task));
        }

        void edit(Consumer<NewsItem> how) {
            in(
                    () -> {
                        NewsItem item = entities.find(NewsItem.class, id);
                        how.accept(item);
                        changed(item);
                    });
        }

        CmsPush row() {
            return in(() -> repository.find(id).orElseThrow());
        }
    }

    private NewsText text(String body) {
        return new NewsText(title, "", body, null, null);
    }

    @BeforeEach
    void oneItemIsPublishedOnBothSites() {
        id =
                first.in(
                        () -> {
                            var item = new NewsItem(text("un"), "Sacha", now);
                            item.destine(NewsDestination.BOTH);
                            first.entities.persist(item);
                            var news = new NewsRepository();
                            news.entities = first.entities;
                            item.publish(null, null, news::slugTaken, "Sacha", now);
                            first.entities.flush();
                            first.changed(item);
                            return item.id();
                        });
    }

    @AfterEach
    void nothingIsLeftToOthers() {
        second.in(() -> second.entities.createQuery("delete from CmsPush p").executeUpdate());
    }

    private String said() {
        return site.post(site.id(title)).path("content").asText();
    }

    @Test
    void anEditWhileItIsSentIsSentAfterwardsAndNothingTwice() {
        site.meanwhile(
                () -> {
                    second.edit(i -> i.write(text("deux"), "Sacha", now));
                    // it is the other node's until that has an answer
                    second.delivery.deliver();
                });
        first.delivery.deliver();
        assertThat(site.published()).containsExactly(title);
        assertThat(said()).contains("deux");
        assertThat(first.row().dueAt()).isNull();
        assertThat(first.row().conflict()).isFalse();
    }

    @Test
    void whatIsTakenBackWhileItIsSentIsNotLeftThere() {
        site.meanwhile(() -> second.edit(i -> i.destine(NewsDestination.PORTAL)));
        first.delivery.deliver();
        second.delivery.deliver();
        assertThat(site.published()).isEmpty();
    }

    @Test
    void whatADeadNodeHadTakenIsSentByAnotherAfterAWhileAndOnce() throws Exception {
        CmsOutbox.Task taken = first.claim().orElseThrow();
        first.delivery.posts.create(taken.draft());
        second.delivery.deliver();
        assertThat(second.row().sentAt()).as("it is still the other's").isNull();
        now = now.plus(Duration.ofMinutes(4));
        second.edit(i -> i.write(text("deux"), "Sacha", now));
        second.delivery.deliver();
        assertThat(site.published()).containsExactly(title);
        assertThat(said()).contains("deux");

        // it was not dead but slow: what it says now is not believed
        first.sent(taken, null);
        assertThat(second.row().remoteId()).isEqualTo(site.id(title));
        assertThat(second.row().dueAt()).as("looked at once more").isNotNull();
        second.delivery.deliver();
        assertThat(site.published()).containsExactly(title);
        assertThat(second.row().dueAt()).isNull();
    }

    @Test
    @Feature("CMS-4")
    void aSiteThatIsNotThereForAWhileLosesNothing() {
        first.delivery.deliver();
        site.be(WordPressStandIn.Mood.MOVED);
        second.edit(i -> i.withdraw("Sacha", now));
        second.delivery.deliver();
        assertThat(second.row().failure().since()).isNotNull();
        assertThat(site.published()).as("still read there").containsExactly(title);
        site.be(WordPressStandIn.Mood.FINE);
        now = now.plus(Duration.ofMinutes(1));
        second.delivery.deliver();
        assertThat(site.published()).isEmpty();
        assertThat(second.row().failure().since()).isNull();
    }

    @Test
    void whatSomebodyWroteThereIsAskedAboutWhenItIsPublishedAgain() {
        first.delivery.deliver();
        site.change(site.id(title), "content", "<p>corrigé</p>");
        first.edit(i -> i.withdraw("Sacha", now));
        first.delivery.deliver();
        assertThat(site.published()).isEmpty();
        first.edit(i -> i.publish(null, null, s -> false, "Sacha", now));
        first.delivery.deliver();
        assertThat(first.row().conflict()).isTrue();
        assertThat(said()).isEqualTo("<p>corrigé</p>");

        // with its own words there is nothing to ask
        first.in(() -> first.repository.find(id).orElseThrow().insist(now));
        first.delivery.deliver();
        first.edit(i -> i.withdraw("Sacha", now));
        first.delivery.deliver();
        first.edit(i -> i.publish(null, null, s -> false, "Sacha", now));
        first.delivery.deliver();
        assertThat(first.row().conflict()).isFalse();
        assertThat(site.published()).containsExactly(title);
    }

    @Test
    void whatStaffTookBackThereIsNotPublishedAgainByAnEdit() {
        first.delivery.deliver();
        site.change(site.id(title), "status", "draft");
        first.edit(i -> i.write(text("deux"), "Sacha", now));
        first.delivery.deliver();
        assertThat(first.row().conflict()).isTrue();
        assertThat(site.published()).isEmpty();
    }

    private static Account editor() {
        return new Account() {
            @Override
            public StaffRights rights() {
                return new StaffRights(Set.of(new StaffRole(Role.COMMUNICATION, "")));
            }

            @Override
            public String displayName() {
                return "Sacha";
            }
        };
    }

    private void staffLeaveTheSiteAsItIs() {
        first.delivery.deliver();
        site.change(site.id(title), "content", "<p>corrigé</p>");
        first.edit(i -> i.write(text("deux"), "Sacha", now));
        first.delivery.deliver();
        first.in(() -> first.leave(id, editor()));
    }

    @Test
    void whatWasLeftAloneIsNotWrittenOverLater() {
        staffLeaveTheSiteAsItIs();
        assertThat(first.in(() -> first.latest(editor()))).isEmpty();
        first.edit(i -> i.write(text("trois"), "Sacha", now));
        first.delivery.deliver();
        assertThat(site.published()).as("left alone").containsExactly(title);
        first.edit(i -> i.destine(NewsDestination.BOTH));
        first.delivery.deliver();
        assertThat(said()).isEqualTo("<p>corrigé</p>");
        assertThat(first.row().conflict()).isTrue();
    }

    @Test
    void whatIsForTheSiteOnlyIsNotPublishedHereWhenTheSiteIsLeftAlone() {
        first.edit(i -> i.destine(NewsDestination.SITE));
        staffLeaveTheSiteAsItIs();
        NewsItem item = first.in(() -> first.entities.find(NewsItem.class, id));
        assertThat(item.decided()).isEqualTo(NewsState.WITHDRAWN);
        assertThat(item.destination()).isEqualTo(NewsDestination.SITE);
        assertThat(site.published()).containsExactly(title);
        first.edit(i -> i.write(text("trois"), "Sacha", now));
        first.delivery.deliver();
        assertThat(site.published()).as("an edit").containsExactly(title);
        Instant later = now.plus(Duration.ofHours(1));
        first.edit(i -> i.publish(later, null, s -> false, "Sacha", now));
        first.delivery.deliver();
        assertThat(site.published()).as("a date to come").containsExactly(title);
        assertThat(first.row().leasedUntil()).isNull();
        now = later.plusSeconds(1);
        first.delivery.deliver();
        assertThat(first.row().conflict()).isTrue();
        assertThat(first.row().leftAlone()).isFalse();
        assertThat(said()).isEqualTo("<p>corrigé</p>");
    }

    private CmsIntake intake() {
        var intake = new CmsIntake();
        intake.repository = new CmsRepository();
        intake.repository.entities = second.entities;
        intake.news = new NewsRepository();
        intake.news.entities = second.entities;
        intake.categories =
                new Categories() {
                    @Override
                    public Optional<NewsCategory> find(Section section, String category) {
                        return Optional.of(new NewsCategory(category, category));
                    }
                };
        intake.clock = moving;
        return intake;
    }

    private CmsSettings.Source source() {
        return new CmsSettings.Source(
                "s" + UUID.randomUUID(),
                CmsSettings.Kind.WORDPRESS,
                "Site",
                site.address(),
                null,
                null,
                "vie",
                null);
    }

    private Post post(String html) {
        return new Post(
                "4",
                "2026-11-01T10:00:00",
                now,
                title,
                "",
                html,
                site.address(),
                List.of(),
                html.isEmpty() ? null : site.address().resolve("/a.jpg"),
                "",
                true);
    }

    /** Its text was taken out of it: nobody reads there what was here. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void aPostWhoseTextIsGoneIsNotReadHereAnyMore() {
        CmsSettings.Source source = source();
        var pull = new CmsPull();
        pull.intake = intake();
        second.in(() -> pull.intake.repository.begin(source.id(), now));
        assertThat(
                        second.in(
                                () ->
                                        pull.take(
                                                source,
                                                post("<p>x</p>"),
                                                new CmsHttp(site.address(), null))))
                .isTrue();
        assertThat(second.in(() -> pull.intake.known(source.id())).modified()).hasSize(1);
        assertThat(second.in(() -> pull.take(source, post(""), new CmsHttp(site.address(), null))))
                .isFalse();
        assertThat(second.in(() -> pull.intake.known(source.id())).modified()).isEmpty();
    }

    /** A person on it may not want it to be anywhere: nothing keeps it in the library. */
    @Test
    @Feature({"CMS-1", "CON-4"})
    void thePictureOfWhatIsGoneIsNotHeldAndComesBackWithIt() {
        CmsSettings.Source source = source();
        CmsIntake intake = intake();
        Post post = post("<p>x</p>");
        second.in(() -> intake.repository.begin(source.id(), now));
        long picture = picture(source.id());
        second.in(() -> intake.take(source, post, picture));
        assertThat(second.in(() -> intake.wantsPicture(source.id(), post))).isFalse();
        second.in(() -> intake.vanish(source, post.id()));
        assertThat(second.in(() -> second.media.used(picture))).isFalse();
        assertThat(second.in(() -> intake.wantsPicture(source.id(), post))).isTrue();
    }

    @Test
    @Feature("CMS-1")
    void aPostHasNoAddressThatIsNone() {
        CmsIntake intake = intake();
        assertThat(second.in(() -> intake.news.slugTaken("medias"))).isTrue();
    }

    private static long picture(String source) {
        return database.number(
                "insert into content_media (token, sort, name, words, media_type, width,"
                        + " height, size, added_at, added_by) values (md5('"
                        + source
                        + "'), 'PICTURE', 'a.jpg', '', 'image/jpeg', 1, 1, 1, now(), 'x')"
                        + " returning id");
    }

    /** Nothing of the post has changed: it is asked for again for the sake of its picture. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void aPictureThatFailedOnceIsTakenLater() {
        CmsIntake intake = intake();
        CmsSettings.Source source = source();
        second.in(() -> intake.repository.begin(source.id(), now));
        Post post = post("<p>x</p>");
        second.in(() -> intake.take(source, post, null));
        assertThat(second.in(() -> intake.known(source.id())).modified())
                .containsEntry("4", post.modified());
        now = now.plus(Duration.ofMinutes(11));
        assertThat(second.in(() -> intake.known(source.id())).modified().get("4"))
                .startsWith(post.modified())
                .isNotEqualTo(post.modified());
        assertThat(second.in(() -> intake.wantsPicture(source.id(), post))).isTrue();
        long picture = picture(source.id());
        second.in(() -> intake.take(source, post, picture));
        assertThat(second.in(() -> intake.known(source.id())).modified())
                .containsEntry("4", post.modified());
        assertThat(second.in(() -> intake.wantsPicture(source.id(), post))).isFalse();
        assertThat(
                        database.number(
                                "select count(*) from content_news where picture_id = " + picture))
                .isEqualTo(1);
    }
}
