package fr.parvis.family.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** What became of a file as {@code jsonb}. */
@Converter
public class FamilyReportConverter implements AttributeConverter<FamilyReport, Object> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public Object convertToDatabaseColumn(FamilyReport report) {
        try {
            return report == null ? null : MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public FamilyReport convertToEntityAttribute(Object json) {
        try {
            return json == null ? null : MAPPER.readValue(json.toString(), FamilyReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
