package fr.parvis.journey.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.SampleDocuments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A visitor's window. Each state that a journey passes through is checked: accessible, no wider
 * than the window, no error of a script or of the security policy; and a picture is kept.
 */
public final class Screen implements AutoCloseable {

    /** How long a window is waited for, in milliseconds. */
    static final double PATIENCE = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final String name;
    private final List<String> errors = new ArrayList<>();
    private int states;

    /**
     * @param name of the journey, for its pictures in target/screens
     */
    public Screen(String name, int width) {
        this.name = name + "-" + width;
        this.context =
                BrowserSession.get()
                        .newContext(new Browser.NewContextOptions().setViewportSize(width, 900));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(
                m -> {
                    if (m.type().equals("error") && !m.text().contains("status of 4")) {
                        errors.add(m.text());
                    }
                });
        page.onPageError(errors::add);
    }

    public Page page() {
        return page;
    }

    /** Joins a picture to the form, in the window "Ajout d'une pièce jointe" of this type. */
    public void join(String type) {
        page.locator("#c-piece-" + type + " button").first().click();
        page.locator("#pv-fichier")
                .setInputFiles(new FilePayload("carte.jpg", "image/jpeg", SampleDocuments.jpeg()));
        Locator window = page.locator("dialog[open]");
        PlaywrightAssertions.assertThat(window.locator(".pv-tile__link")).hasCount(1);
        window.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Valider"))
                .click();
        PlaywrightAssertions.assertThat(window).hasCount(0);
    }

    public void open(String address) {
        page.navigate(address);
    }

    public Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    public Locator link(String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words)).first();
    }

    /** The field whose label begins with these words. */
    public Locator field(String words) {
        return page.getByLabel(Pattern.compile("^\\s*" + literally(words))).first();
    }

    /** The pattern is read by the browser, which knows no {@code \\Q…\\E}. */
    private static String literally(String words) {
        return words.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
    }

    public String text() {
        return page.locator("main").innerText();
    }

    /** Keeps a picture of a state without checking it: of a page with a frame. */
    public void picture(String state) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                Path.of(
                                        "target",
                                        "screens",
                                        "%s-%02d-%s.png".formatted(name, ++states, state))));
    }

    /** Checks the state that the window shows now. */
    public void check(String state) {
        picture(state);
        assertThat(errors).as("errors in the window at " + state).isEmpty();
        // pages have no frames: without the second window in which axe would join their results
        var violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
        assertThat(violations)
                .as(
                        "axe at %s: %s",
                        state,
                        violations.stream()
                                .map(v -> v.getId() + " " + v.getNodes().get(0).getHtml())
                                .toList())
                .isEmpty();
        Object overflow =
                page.evaluate(
                        "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("sideways scroll at " + state)
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("h1").count()).as("one h1 at " + state).isEqualTo(1);
        assertThat(page.locator("main").count()).as("one main at " + state).isEqualTo(1);
    }

    /** Moves the focus forward by Tab until it is on this; fails when it never gets there. */
    public void tabTo(Locator target) {
        for (int i = 0; i < 120; i++) {
            if ((Boolean) target.evaluate("e => e === e.getRootNode().activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reached by keyboard: " + target);
    }

    @Override
    public void close() {
        context.close();
    }
}
