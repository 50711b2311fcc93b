package fr.parvis.procedure.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The fields that "Mes informations" may ask for. The names and words are those of {@code
 * applicant.json} beside the message bundle; a démarche says which of them it wants.
 */
public final class ApplicantFields {

    /** All of them, in the order in which they are shown. */
    public static final List<Field> ALL = read();

    private ApplicantFields() {}

    private static List<Field> read() {
        try (var in =
                ApplicantFields.class.getResourceAsStream("/fr/parvis/procedure/applicant.json")) {
            return List.copyOf(
                    new ObjectMapper().readValue(in, new TypeReference<List<Field>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
