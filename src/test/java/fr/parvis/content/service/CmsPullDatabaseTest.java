package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.content.cms.CmsProblem;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.content.entity.CmsSource;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.town.TownSettings.NewsCategory;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passes over a site one after the other, on a real PostgreSQL. */
@Feature({"CMS-1", "CMS-4"})
class CmsPullDatabaseTest {

    private static final String ID = "lettre";
    private static final String FEED =
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Ville</title><id>x</id><updated>2026-11-02T09:00:00Z</updated>
            %s</feed>
            """;
    private static final String ENTRIES = entry(1) + entry(2);

    private static SchemaDatabase database;

    private final HttpServer server;
    private final EntityManager entities = database.entities();
    private final CmsPull pull = new CmsPull();
    private final CmsSettings.Source source;
    private volatile String entries = ENTRIES;
    private volatile int status = 200;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private static String entry(int number) {
        return "<entry><title>Texte %1$d</title><id>urn:%1$d</id><updated>2026-11-02T09:00:00Z</updated><content>x</content></entry>\n"
                .formatted(number);
    }

    CmsPullDatabaseTest() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] bytes = FEED.formatted(entries).getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", "application/atom+xml");
                        exchange.sendResponseHeaders(status, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
        server.start();
        source =
                new CmsSettings.Source(
                        ID,
                        CmsSettings.Kind.FEED,
                        "Lettre",
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                        null,
                        null,
                        "vie",
                        null);
        var clock =
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
        var repository = new CmsRepository();
        repository.entities = entities;
        pull.seconds = Optional.empty();
        pull.intake = new CmsIntake();
        pull.intake.repository = repository;
        pull.intake.news = new NewsRepository();
        pull.intake.news.entities = entities;
        pull.intake.categories =
                new Categories() {
                    @Override
                    public Optional<NewsCategory> find(Section section, String category) {
                        return Optional.of(new NewsCategory(category, category));
                    }
                };
        pull.intake.clock = clock;
        pull.states = new CmsStates();
        pull.states.repository = repository;
        pull.states.clock = clock;
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
        entities.close();
        server.stop(0);
    }

    private <T> T in(Supplier<T> work) {
        entities.getTransaction().begin();
        T result = work.get();
        entities.getTransaction().commit();
        entities.clear();
        return result;
    }

    /** How many are read in the portal after a pass. */
    private long pass(Duration later) {
        now = now.plus(later);
        in(
                () -> {
                    pull.pass(source);
                    return null;
                });
        return in(() -> pull.states.repository.published(ID));
    }

    private CmsSource state() {
        return in(() -> pull.states.repository.source(ID));
    }

    @Test
    void aFeedThatIsEmptyForAWhileTakesNothingAway() {
        in(
                () -> {
                    pull.states.repository.begin(ID, now);
                    return null;
                });
        assertThat(pass(Duration.ZERO)).isEqualTo(2);

        entries = "";
        assertThat(pass(Duration.ofMinutes(5))).isEqualTo(2);
        assertThat(state().failure().problem()).isEqualTo(CmsProblem.Kind.EMPTY.key());
        assertThat(pass(Duration.ofMinutes(60))).isEqualTo(2);
        assertThat(pass(Duration.ofMinutes(55))).isEqualTo(2);
        entries = entry(2);
        assertThat(pass(Duration.ofMinutes(5))).as("one was there, the other is gone").isEqualTo(1);
        assertThat(state().failure().since()).isNull();

        entries = "";
        assertThat(pass(Duration.ofMinutes(5))).isEqualTo(1);
        status = 500;
        assertThat(pass(Duration.ofMinutes(60))).isEqualTo(1);
        status = 200;
        assertThat(pass(Duration.ofMinutes(65))).as("nobody knows what was between").isEqualTo(1);
        assertThat(pass(Duration.ofMinutes(121))).as("nor after a pause").isEqualTo(1);
        assertThat(pass(Duration.ofMinutes(60))).isEqualTo(1);
        assertThat(pass(Duration.ofMinutes(60))).as("it stays so").isZero();
        assertThat(state().failure().since()).isNull();
        assertThat(pass(Duration.ofMinutes(5))).isZero();
        assertThat(state().failure().since()).isNull();

        pull.seconds = Optional.of(7200);
        entries = entry(3);
        assertThat(pass(Duration.ofHours(2))).isEqualTo(1);
        entries = "";
        assertThat(pass(Duration.ofHours(2))).isEqualTo(1);
        assertThat(pass(Duration.ofHours(4))).as("its pauses are long").isZero();
    }
}
