package fr.parvis.journey.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of a run: Chromium of the system where there is one, else Playwright's own. */
public final class BrowserSession {

    private static final List<String> KNOWN =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/snap/bin/chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static Browser browser;

    private BrowserSession() {}

    /** The one browser; contexts keep visitors apart. */
    public static synchronized Browser get() {
        if (browser == null) {
            Optional<Path> known =
                    KNOWN.stream().map(Path::of).filter(Files::isExecutable).findFirst();
            var options = new BrowserType.LaunchOptions().setArgs(List.of("--disable-quic"));
            known.ifPresent(options::setExecutablePath);
            // without one of the system Playwright downloads its own
            Map<String, String> settings =
                    known.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
            try {
                Playwright playwright =
                        Playwright.create(new Playwright.CreateOptions().setEnv(settings));
                Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
                browser = playwright.chromium().launch(options);
                // as for a click: on a busy machine five seconds are few
                PlaywrightAssertions.setDefaultAssertionTimeout(Screen.PATIENCE);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "no browser here, and none could be downloaded: run as root"
                                + " `apt-get install -y chromium`",
                        e);
            }
        }
        return browser;
    }
}
