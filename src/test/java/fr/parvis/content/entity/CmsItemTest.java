package fr.parvis.content.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A post of the town's site whose picture could not be had. */
class CmsItemTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final CmsItem item = new CmsItem("site", "4", NewsItem.ofSite("site"));

    @Test
    @Feature({"CMS-1", "CMS-4"})
    void aPictureIsAskedForAgainForSomeDaysAndThenNoMore() {
        Instant at = NOW;
        int tries = 0;
        item.pictureLost(true, at);
        assertThat(item.pictureDue(NOW)).isFalse();
        while (item.pictureDue(at.plus(Duration.ofDays(2)))) {
            at = at.plus(Duration.ofDays(2));
            item.pictureLost(false, at);
            tries++;
        }
        assertThat(tries).isEqualTo(5);
        // the post says something else: from the beginning
        item.pictureLost(true, at);
        assertThat(item.pictureDue(at.plus(Duration.ofDays(2)))).isTrue();
        item.illustrated();
        assertThat(item.pictureDue(at.plus(Duration.ofDays(2)))).isFalse();
    }
}
