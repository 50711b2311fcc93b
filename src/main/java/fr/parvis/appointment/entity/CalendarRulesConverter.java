package fr.parvis.appointment.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Rules as {@code jsonb}. */
@Converter
public class CalendarRulesConverter implements AttributeConverter<CalendarRules, Object> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public Object convertToDatabaseColumn(CalendarRules rules) {
        return json(rules);
    }

    /** The rules as JSON. */
    public static String json(CalendarRules rules) {
        try {
            return MAPPER.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public CalendarRules convertToEntityAttribute(Object json) {
        try {
            return MAPPER.readValue(json.toString(), CalendarRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
