package fr.parvis.family.entity;

import fr.parvis.form.entity.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of an enrolment dossier, in their order. */
public enum DossierSection {
    SCHOOL("ecole"),
    /** Kept encrypted and apart; see {@link HealthRecord}. */
    HEALTH("sante"),
    PEOPLE("personnes"),
    CONSENTS("autorisations");

    private final String id;
    private final List<Field> fields;

    DossierSection(String id) {
        this.id = id;
        this.fields = Field.shipped("/fr/parvis/family/dossier-" + id + ".json");
    }

    /** As addresses name it. */
    public String id() {
        return id;
    }

    public List<Field> fields() {
        return fields;
    }

    public static Optional<DossierSection> read(String id) {
        return Stream.of(values()).filter(s -> s.id.equals(id)).findFirst();
    }

    /** The one after it; empty after the last. */
    public Optional<DossierSection> next() {
        return Stream.of(values()).filter(s -> s.ordinal() == ordinal() + 1).findFirst();
    }
}
