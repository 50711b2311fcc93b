package fr.parvis.content.entity;

import java.util.Optional;
import java.util.stream.Stream;

/** What kind of text an item is, and so on which pages it stands. */
public enum Section {
    NEWS("/actualites"),
    /** "Infos pratiques". */
    PRACTICAL("/infos-pratiques"),
    /** Activities with their plannings. */
    ACTIVITY("/activites"),
    /** Documents to download: an item has at least one file. */
    DOCUMENT("/documents");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    /** The list that everybody may see, below the root of the portal. */
    public String path() {
        return path;
    }

    /** The list of what is for certain people only. */
    public String ownPath() {
        return "/mon-espace" + path;
    }

    public static Optional<Section> of(String name) {
        return Stream.of(values()).filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * Key of a sentence about it in French.
     *
     * @param what the end of the key: "content.NEWS.title"
     */
    public String key(String what) {
        return "content." + name() + "." + what;
    }
}
