package fr.parvis.family.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of a household, as addresses and requests name one: "enfant-12", "adulte-3", "compte-5".
 *
 * @param id of the child, of the adult without an account, or of the account
 */
public record MemberKey(Kind kind, long id) {

    /** What a member is. */
    public enum Kind {
        CHILD("enfant"),
        /** Whoever has no account. */
        ADULT("adulte"),
        ACCOUNT("compte");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private static final Pattern SHAPE = Pattern.compile("(enfant|adulte|compte)-(\\d{1,15})");

    public static MemberKey child(long id) {
        return new MemberKey(Kind.CHILD, id);
    }

    public static MemberKey of(FamilyAdult adult) {
        return adult.hasAccount()
                ? new MemberKey(Kind.ACCOUNT, adult.account())
                : new MemberKey(Kind.ADULT, adult.adult());
    }

    /** Empty when it is none. */
    public static Optional<MemberKey> read(String text) {
        Matcher matcher = SHAPE.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(matcher.group(1))) {
                return Optional.of(new MemberKey(kind, Long.parseLong(matcher.group(2))));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind.word + "-" + id;
    }
}
