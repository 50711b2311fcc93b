package fr.parvis.content.cms;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Something that another site has published.
 *
 * @param id its own there
 * @param modified stands for its state; whatever the site says of that
 * @param html as the site gives it: nothing of it may be shown before it was cleaned
 * @param categories their names as the town's configuration has them
 * @param picture null without one
 * @param alt what the picture shows
 * @param open whether anybody may read it there
 */
public record Post(
        String id,
        String modified,
        Instant published,
        String title,
        String summary,
        String html,
        URI address,
        List<String> categories,
        URI picture,
        String alt,
        boolean open) {}
