package fr.parvis.embed.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.embed.entity.ShellAsset;
import fr.parvis.embed.entity.ShellPage;
import fr.parvis.kernel.Feature;
import fr.parvis.town.TownSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which look the pages wear while the town's site answers badly. */
@Feature("EMB-1")
class ShellTest {

    private final SiteStandIn site = new SiteStandIn();
    private final Copies copies = new Copies();
    private final Shell shell = new Shell();

    /** Counts the good ones, and knows the files. */
    private static final class Copies extends ShellCopies {

        private final List<ShellAsset> files = new ArrayList<>();
        private int saved;

        @Override
        public void save(String source, String hash, String page, List<ShellAsset> assets) {
            saved++;
            keep(assets);
        }

        @Override
        public void keep(List<ShellAsset> assets) {
            files.addAll(assets);
        }
    }

    @BeforeEach
    void openSite() {
        var website =
                new TownSettings.Website(
                        site.address("/"), site.address("/"), null, null, null, false, null);
        shell.town =
                new TownSettings(
                        null, null, null, null, null, null, website, null, null, null, null, null,
                        null, null, null, null, null, null, null, null, null, null, null, null);
        shell.copies = copies;
        shell.clock = Clock.fixed(Instant.parse("2026-11-17T08:12:00Z"), ZoneOffset.UTC);
        site.with("/a.css", "text/css", "a{color:red}");
        menu("Vivre");
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    private void menu(String words) {
        site.page(
                "<head><link rel=stylesheet href=/a.css></head><body><nav>"
                        + words
                        + "</nav><main>@@PARVIS@@</main></body>");
    }

    private ShellPage refreshed() {
        shell.refresh();
        return shell.current();
    }

    /** Whether it has the site's own style, served by the portal. */
    private boolean red(ShellPage page) {
        return copies.files.stream()
                .filter(f -> page.styles().endsWith(f.hash()))
                .anyMatch(f -> new String(f.content(), UTF_8).contains("a{color:red}"));
    }

    @Test
    void aGoodLookIsNotReplacedByANakedOne() {
        ShellPage good = refreshed();
        assertThat(red(good)).isTrue();

        menu("Bouger");
        site.failing("/a.css", 503);
        assertThat(refreshed()).isSameAs(good);
        assertThat(copies.saved).isEqualTo(1);

        site.with("/a.css", "text/css", "a{color:red}");
        assertThat(refreshed().before()).contains("Bouger");
        assertThat(copies.saved).isEqualTo(2);
    }

    @Test
    void aFileThatNeverAnswersAgainDoesNotKeepTheOldMenusForEver() {
        refreshed();
        menu("Bouger");
        site.failing("/a.css", 503);
        refreshed();
        shell.clock = Clock.offset(shell.clock, Shell.PATIENCE.minusSeconds(1));
        assertThat(refreshed().before()).contains("Vivre");
        shell.clock = Clock.offset(shell.clock, Duration.ofSeconds(1));
        assertThat(refreshed().before()).contains("Bouger");
        assertThat(copies.saved).isEqualTo(2);
    }

    @Test
    void aPictureThatNeverAnswersDoesNotUndoTheCareForTheOthers() {
        site.with("/logo.png", "image/png", new byte[] {1});
        menu("<img src=/logo.png>");
        refreshed();
        site.failing("/logo.png", 500);
        refreshed();
        shell.clock = Clock.offset(shell.clock, Shell.PATIENCE);
        ShellPage without = refreshed();
        assertThat(copies.saved).isEqualTo(2);

        site.failing("/a.css", 429);
        assertThat(refreshed()).isSameAs(without);
        assertThat(red(without)).isTrue();
    }

    @Test
    void anOutageOfAllOfItIsNoOutageOfAFile() {
        ShellPage good = refreshed();
        site.failing("/a.css", 503);
        refreshed();
        site.failing("/", 503);
        refreshed();
        shell.clock = Clock.offset(shell.clock, Shell.PATIENCE);
        menu("Bouger");
        assertThat(refreshed()).isSameAs(good);
    }

    @Test
    void whatTheSiteDoesNotHaveAnyMoreHoldsNothingUp() {
        refreshed();
        site.failing("/a.css", 404);
        assertThat(red(refreshed())).isFalse();
        assertThat(copies.saved).isEqualTo(2);
    }

    @Test
    void withoutAGoodOneWhatThereIsIsWornUntilTheNextReading() {
        site.failing("/a.css", 503).with("/logo.png", "image/png", new byte[] {1});
        menu("<img src=/logo.png>");
        ShellPage naked = refreshed();
        assertThat(red(naked)).isFalse();
        assertThat(naked.before()).contains("<img src=\"" + Shell.ROOT);
        assertThat(refreshed()).as("the same look is the same object").isSameAs(naked);
        assertThat(copies.saved).as("is no good one for a new start").isZero();

        site.with("/a.css", "text/css", "a{color:red}");
        assertThat(red(refreshed())).isTrue();
        assertThat(copies.saved).isEqualTo(1);
    }
}
