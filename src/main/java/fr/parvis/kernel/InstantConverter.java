package fr.parvis.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants as {@code timestamptz}: JPA 3.1 does not know them by itself. */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Timestamp> {

    @Override
    public Timestamp convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /** A moment of a query in SQL: drivers and providers give it in either way; null stays null. */
    public static Instant of(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof Timestamp timestamp
                ? timestamp.toInstant()
                : ((OffsetDateTime) value).toInstant();
    }

    @Override
    public Instant convertToEntityAttribute(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
