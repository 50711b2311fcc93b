package fr.parvis.account.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a household in the town's files: "2026-00412". Case and spaces do not count. */
public record FileNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9./-]{0,19}");

    public FileNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(value);
        }
    }

    /** What somebody typed; empty when it is no number of a file. */
    public static Optional<FileNumber> read(String typed) {
        String plain =
                typed == null ? "" : typed.replaceAll("[\\p{Z}\\s]+", "").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(plain).matches()
                ? Optional.of(new FileNumber(plain))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
