package fr.parvis.content.cms;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parvis.town.ConfigurationFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the portal shares with the town's site: {@code webapp-config/<town>/cms.yaml}.
 *
 * @param publish where news of the portal goes; null for nowhere
 */
public record CmsSettings(List<Source> sources, Publish publish) {

    /** A town without such a file. */
    public static final CmsSettings NONE = new CmsSettings(List.of(), null);

    public CmsSettings {
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** How a site is read. */
    public enum Kind {
        @JsonProperty("wordpress")
        WORDPRESS,
        @JsonProperty("drupal")
        DRUPAL,
        @JsonProperty("feed")
        FEED
    }

    /**
     * A site whose posts become news.
     *
     * @param name as staff know it
     * @param url root of the site, or the address of its feed
     * @param minutes between two passes
     * @param categories name of a category there to the id of one of the portal
     * @param category for what is in none of these; null leaves that out
     * @param privateUser of a WordPress, who may read its private posts: they are news for whoever
     *     is signed in; null leaves them alone
     */
    public record Source(
            String id,
            Kind kind,
            String name,
            URI url,
            Integer minutes,
            Map<String, String> categories,
            String category,
            String privateUser) {

        private static final int USUAL_MINUTES = 5;

        public Source {
            minutes = minutes == null ? USUAL_MINUTES : minutes;
            categories = categories == null ? Map.of() : Map.copyOf(categories);
        }

        /** The portal's category for a post; empty when it is not to be shown. */
        public Optional<String> categoryFor(List<String> there) {
            return there.stream()
                    .filter(categories::containsKey)
                    .map(categories::get)
                    .findFirst()
                    .or(() -> Optional.ofNullable(category));
        }

        Source at(URI other) {
            return new Source(id, kind, name, other, minutes, categories, category, privateUser);
        }
    }

    /**
     * A WordPress that shows news of the portal.
     *
     * @param user whose application password the environment gives
     * @param categories id of a category of the portal to the name of one there
     */
    public record Publish(String name, URI url, String user, Map<String, String> categories) {

        public Publish {
            categories = categories == null ? Map.of() : Map.copyOf(categories);
        }

        Publish at(URI other) {
            return new Publish(name, other, user, categories);
        }
    }

    /**
     * @throws fr.parvis.town.ConfigurationException when the file is mistaken
     */
    static CmsSettings read(Path file) {
        return ConfigurationFile.read(file, "cms.schema.json").as(CmsSettings.class);
    }

    /** The same with another address of the WordPress; null leaves it as it is. */
    CmsSettings at(URI wordpress) {
        if (wordpress == null) {
            return this;
        }
        return new CmsSettings(
                sources.stream()
                        .map(s -> s.kind() == Kind.WORDPRESS ? s.at(wordpress) : s)
                        .toList(),
                publish == null ? null : publish.at(wordpress));
    }

    public Optional<Source> source(String id) {
        return sources.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
