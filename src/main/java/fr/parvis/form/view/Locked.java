package fr.parvis.form.view;

import java.util.Set;

/**
 * Fields that are shown and not asked: somebody vouches for their answers. Whoever reads the form
 * afterwards takes these answers from there, and not from what was posted.
 *
 * @param names of the fields
 * @param note who vouches, said beside each
 */
public record Locked(Set<String> names, String note) {

    /** Everything may be changed. */
    public static final Locked NOTHING = new Locked(Set.of(), "");
}
