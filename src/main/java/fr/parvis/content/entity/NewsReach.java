package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** For whom a text is: everybody, everybody who is signed in, or certain groups of citizens. */
@Embeddable
public class NewsReach {

    /** The three kinds of readers. */
    public enum Reader {
        PUBLIC,
        SIGNED_IN,
        GROUPS;

        /** Key of its name in French. */
        public String key() {
            return "content.reader." + name();
        }
    }

    private static final Pattern GROUP = Pattern.compile("[a-z0-9:-]{1,60}");

    @Enumerated(EnumType.STRING)
    private Reader reader = Reader.PUBLIC;

    /** Keys with spaces between. */
    private String audience = "";

    protected NewsReach() {}

    private NewsReach(Reader reader, String audience) {
        this.reader = reader;
        this.audience = audience;
    }

    public static NewsReach everybody() {
        return new NewsReach(Reader.PUBLIC, "");
    }

    public static NewsReach signedIn() {
        return new NewsReach(Reader.SIGNED_IN, "");
    }

    /**
     * @param keys of the groups whose members are meant, in any of them
     * @throws DomainException without any
     */
    public static NewsReach groups(Collection<String> keys) {
        List<String> named =
                keys.stream().filter(k -> GROUP.matcher(k).matches()).distinct().sorted().toList();
        if (named.isEmpty()) {
            throw new DomainException("content.problem.groups");
        }
        return new NewsReach(Reader.GROUPS, String.join(" ", named));
    }

    /** Each row has its own. */
    NewsReach copy() {
        return new NewsReach(reader, audience);
    }

    public Reader reader() {
        return reader;
    }

    public boolean open() {
        return reader == Reader.PUBLIC;
    }

    /** Keys of the groups; none for the other readers. */
    public List<String> groups() {
        return audience.isEmpty() ? List.of() : Stream.of(audience.split(" ")).toList();
    }

    /** Whether somebody who is signed in and belongs to these groups is meant. */
    public boolean meets(Collection<String> memberOf) {
        return reader != Reader.GROUPS || groups().stream().anyMatch(memberOf::contains);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewsReach that
                && reader == that.reader
                && audience.equals(that.audience);
    }

    @Override
    public int hashCode() {
        return reader.hashCode() * 31 + audience.hashCode();
    }
}
