package fr.parvis.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.parvis.demo.PortalArchive;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.BrowserSession;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import fr.parvis.security.service.CodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioSystem;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The security check in a page of its own: in a browser, in one without script, and by robots. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SecurityCheckIT {

    private static final String FORM = "pv-essai";
    private static final Pattern DONE = Pattern.compile(".*/aide$");

    @ArquillianResource URL url;

    private final CodeReader reader = new CodeReader(PortalArchive.database().dataSource());
    private final HttpClient http = HttpClient.newHttpClient();
    private String portal;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    @BeforeEach
    void address() {
        // a browser trusts plain http on this name only
        portal = "http://localhost:" + url.getPort() + url.getPath().replaceFirst("/$", "");
    }

    private String form() {
        return portal + "/essai-controle";
    }

    @Test
    @Feature("ACC-3")
    void aBrowserProvesInvisiblyThatItWorked() {
        try (var screen = new Screen("controle-preuve", 1280)) {
            Page page = screen.page();
            var posted = new AtomicReference<String>();
            page.onRequest(
                    request -> {
                        if (request.method().equals("POST")) {
                            posted.set(request.postData());
                        }
                    });
            screen.open(form());
            assertThat(page.locator(".pv-security")).isHidden();
            screen.check("vide");
            screen.field("Votre mot").fill("bonjour");
            // whoever types slowly finds it done, whoever is quick waits for it (see the way back)
            assertThat(page.locator("[name=pv-preuve]")).hasValue(Pattern.compile(".{100}.*"));
            screen.button("Envoyer").click();
            assertThat(page).hasURL(DONE);
            assertThat(posted.get())
                    .contains("mot=bonjour")
                    .containsPattern("pv-preuve=[\\w%]{100}");

            // the same post once more, as a robot would
            page.navigate(form());
            var again = new Visitor(portal).post(URI.create(form()), fieldsOf(posted.get()));
            assertThat(again.text()).contains("Recopiez le code de l’image");
        }
    }

    private static Map<String, List<String>> fieldsOf(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair ->
                                        List.of(
                                                URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8))));
    }

    @Test
    @Feature("ACC-3")
    void backInTheFormTheProofIsWorkedOutAnew() {
        try (var screen = new Screen("controle-retour", 1280)) {
            for (int i = 0; i < 2; i++) {
                if (i == 0) {
                    screen.open(form());
                } else {
                    screen.page().goBack();
                }
                screen.field("Votre mot").fill("bonjour");
                screen.button("Envoyer").click();
                assertThat(screen.page()).hasURL(DONE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    @Feature("ACC-3")
    void whereTheProofFailsTheCodeIsShownAndCopied(int width) {
        try (var screen = new Screen("controle-code", width)) {
            Page page = screen.page();
            page.route(
                    "**/controle/preuve",
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(429)));
            openUnproved(screen);
            assertThat(page.locator("#pv-errors-t")).isVisible();
            assertThat(screen.field("Votre mot")).hasValue("bonjour");
            screen.check("code");

            String first = token(page);
            screen.button("Nouvelle image").click();
            assertThat(page.locator("[name=pv-defi]")).not().hasValue(first);
            assertThat(screen.field("Code de l’image")).isFocused();
            assertThat(page.getByText("Voici une nouvelle image.")).isAttached();
            assertThat(page.locator(".pv-security__image")).hasJSProperty("naturalWidth", 300);
            assertThat((Number) page.evaluate(LISTENED)).isNotNull();
            screen.check("nouvelle-image");

            screen.field("Code de l’image").fill("faux");
            screen.button("Envoyer").click();
            assertThat(page.locator("#pv-code-erreur")).containsText("n’est pas celui de l’image");
            screen.check("code-faux");

            screen.field("Code de l’image").fill(reader.codeOf(token(page)).toLowerCase());
            page.keyboard().press("Enter");
            assertThat(page).hasURL(DONE);
        }
    }

    /** Seconds of the sound, as the player understands it. */
    private static final String LISTENED =
            """
            () => new Promise((found, failed) => {
              const audio = document.querySelector('audio');
              audio.onloadedmetadata = () => audio.duration > 5 ? found(audio.duration) : failed(audio.duration);
              audio.onerror = () => failed(audio.error.message);
              audio.load(); audio.preload = 'metadata';
            })
            """;

    private void openUnproved(Screen screen) {
        screen.open(form());
        screen.field("Votre mot").fill("bonjour");
        screen.button("Envoyer").click();
    }

    private static String token(Page page) {
        return page.locator("[name=pv-defi]").inputValue();
    }

    @Test
    @Feature("ACC-3")
    void withoutScriptTheCodeIsThereFromTheBeginning() {
        try (BrowserContext context =
                BrowserSession.get()
                        .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(form());
            assertThat(page.locator(".pv-security__image")).isVisible();
            page.locator("#mot").fill("bonjour");
            String first = token(page);
            page.locator("button[value=nouvelle-image]").click();
            assertThat(page.locator("#mot")).hasValue("bonjour");
            assertThat(page.locator("[name=pv-defi]")).not().hasValue(first);
            page.locator("#pv-code").fill(reader.codeOf(token(page)));
            page.keyboard().press("Enter");
            assertThat(page).hasURL(DONE);
        }
    }

    @Test
    @Feature("ACC-3")
    void aRobotGetsNowhere() {
        var robot = new Visitor(portal);
        var page = robot.open("/essai-controle");
        assertThat(robot.submit(page, FORM, "envoyer", Map.of()).text())
                .contains("Recopiez le code de l’image");
        for (String proof : List.of("x", "e30=", "{}", "é", "A".repeat(5000))) {
            assertThat(
                            robot.submit(page, FORM, "envoyer", Map.of("pv-preuve", List.of(proof)))
                                    .text())
                    .contains("Recopiez le code de l’image");
        }
        assertThat(
                        robot.submit(
                                        page,
                                        FORM,
                                        "envoyer",
                                        Map.of(
                                                "pv-defi",
                                                List.of("1." + "x".repeat(76)),
                                                "pv-code",
                                                List.of("K7TX9A")))
                                .text())
                .contains("Recopiez celui de la nouvelle image");

        String code = reader.codeOf(page);
        Map<String, List<String>> wrong = Map.of("pv-code", List.of("AAAAAA"));
        for (int i = 0; i < 3; i++) {
            assertThat(robot.submit(page, FORM, "envoyer", wrong).path()).endsWith("controle");
        }
        Map<String, List<String>> right = Map.of("pv-code", List.of(code));
        assertThat(robot.submit(page, FORM, "envoyer", right).path())
                .as("after three tries the right one comes too late")
                .endsWith("controle");

        var next = robot.open("/essai-controle");
        right = Map.of("pv-code", List.of(reader.codeOf(next)));
        assertThat(robot.submit(next, FORM, "envoyer", right).path()).endsWith("/aide");
        assertThat(robot.submit(next, FORM, "envoyer", right).path())
                .as("a code counts once")
                .endsWith("controle");
    }

    @Test
    @Feature("ACC-3")
    void imageAndSoundAreSentWithTheirLengthAndKeptByNobody() throws Exception {
        String token =
                new Visitor(portal).open("/essai-controle").html().select("[name=pv-defi]").val();
        HttpResponse<byte[]> image = get("/controle/image/" + token);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.headers().firstValue("Content-Type").orElse("")).startsWith("image/png");
        assertThat(image.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(ImageIO.read(new ByteArrayInputStream(image.body())).getWidth()).isEqualTo(300);

        HttpResponse<byte[]> sound = get("/controle/son/" + token);
        assertThat(sound.headers().firstValue("Content-Type").orElse("")).startsWith("audio/wav");
        assertThat(sound.headers().firstValueAsLong("Content-Length"))
                .hasValue(sound.body().length);
        try (var stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(sound.body()))) {
            assertThat(stream.getFrameLength()).isGreaterThan(50_000);
        }
        HttpResponse<byte[]> part = get("/controle/son/" + token, "Range", "bytes=100-199");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range"))
                .contains("bytes 100-199/" + sound.body().length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(sound.body(), 100, 200));
        assertThat(get("/controle/son/" + token, "Range", "bytes=99999999-").statusCode())
                .isEqualTo(416);

        assertThat(get("/controle/image/" + token + "x").statusCode()).isEqualTo(404);
        assertThat(get("/controle/image/").statusCode()).isEqualTo(404);
        assertThat(get("/controle/autre").statusCode()).isEqualTo(404);
        assertThat(get("/controle").statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(portal + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
