package fr.parvis.account.entity;

import fr.parvis.kernel.Messages;

/**
 * What is wrong in a line of an imported file, in words.
 *
 * @param column null where the whole line is meant
 */
public record ImportProblem(ImportColumn column, String words) {

    /**
     * @param key the end of the message's key
     */
    public static ImportProblem of(ImportColumn column, String key, Object... arguments) {
        return new ImportProblem(column, Messages.text("account.import.problem." + key, arguments));
    }

    @Override
    public String toString() {
        return column == null
                ? words
                : Messages.text("account.import.problem", column.title(), words);
    }
}
