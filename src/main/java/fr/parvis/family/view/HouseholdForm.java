package fr.parvis.family.view;

import fr.parvis.form.entity.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an agent changes in a household, each with its form. */
enum HouseholdForm {
    /** Adds a child, or changes the one that is named. */
    CHILD("enfant"),
    /** Adds an adult without an account, or changes the one that is named. */
    ADULT("adulte"),
    RIGHTS("droits"),
    LEAVE("depart"),
    LINK("relier"),
    QUOTIENT("quotient");

    private final String id;
    private final List<Field> fields;

    HouseholdForm(String id) {
        this.id = id;
        this.fields = Field.shipped("/fr/parvis/family/desk-" + id + ".json");
    }

    List<Field> fields() {
        return fields;
    }

    /** As addresses name it. */
    static Optional<HouseholdForm> read(String id) {
        return Stream.of(values()).filter(f -> f.id.equals(id)).findFirst();
    }
}
