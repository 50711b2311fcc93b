package fr.parvis.family.entity;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.TableFile;
import fr.parvis.kernel.TableLine;
import java.util.List;

/** A file of households as business software writes it: CSV, or JSON with the same names. */
public final class FamilyFile {

    public static final int MOST_LINES = 50_000;
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final TableFile<FamilyColumn> FILE =
            new TableFile<>(
                    FamilyColumn.class, "familles", "family.import.", MOST_LINES, MOST_BYTES);

    private FamilyFile() {}

    /**
     * The text of a file that was sent.
     *
     * @throws DomainException when it is none, or is too long
     */
    public static String decode(byte[] bytes) {
        return FILE.decode(bytes);
    }

    /**
     * The lines of a file, unchecked.
     *
     * @throws DomainException when the file as a whole cannot be read
     */
    public static List<TableLine<FamilyColumn>> read(String text) {
        return FILE.read(text);
    }
}
