package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What changed is read word by word, and nothing is lost on the way. */
@Feature("CON-4")
class TextChangesTest {

    @Test
    void wordsThatWentAndCameAreMarked() {
        String html =
                TextChanges.html(
                        "Le marché ouvre samedi.\nEntrée libre.",
                        "Le marché ouvre dimanche.\nEntrée libre.\n<b>Venez</b>");
        var page = Jsoup.parse(html);
        assertThat(page.select("del").eachText()).containsExactly("samedi.");
        assertThat(page.select("ins").eachText()).containsExactly("dimanche.", "<b>Venez</b>");
        assertThat(page.select("b")).isEmpty();
        assertThat(TextChanges.html("a", "a")).isEmpty();
        assertThat(Jsoup.parse(TextChanges.html("", "tout")).select("ins").text())
                .isEqualTo("tout");
    }

    @Property(tries = 300)
    void bothTextsAreThere(
            @ForAll
                    @StringLength(max = 60)
                    @CharRange(from = 'a', to = 'd')
                    @CharRange(from = ' ', to = ' ')
                    String before,
            @ForAll
                    @StringLength(max = 60)
                    @CharRange(from = 'a', to = 'd')
                    @CharRange(from = ' ', to = ' ')
                    String after) {
        var page = Jsoup.parse(TextChanges.html(before, after));
        if (before.equals(after)) {
            assertThat(page.text()).isEmpty();
            return;
        }
        var old = page.clone();
        old.select("ins").remove();
        page.select("del").remove();
        assertThat(old.text().replace(" ", "")).isEqualTo(before.replace(" ", ""));
        assertThat(page.text().replace(" ", "")).isEqualTo(after.replace(" ", ""));
    }
}
