package fr.parvis.account.entity;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.TableFile;
import fr.parvis.kernel.TableLine;
import java.util.List;

/** A file of adults as spreadsheets write it. */
public final class ImportFile {

    public static final int MOST_LINES = 5000;
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final TableFile<ImportColumn> FILE =
            new TableFile<>(ImportColumn.class, null, "account.import.", MOST_LINES, MOST_BYTES);

    private ImportFile() {}

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
    public static List<TableLine<ImportColumn>> read(String text) {
        return FILE.read(text);
    }
}
