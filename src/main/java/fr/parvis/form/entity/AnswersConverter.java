package fr.parvis.form.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;

/**
 * Answers as {@code jsonb}: an object of input names to lists of texts. The driver takes a text for
 * it and gives an object of its own back, whose text it is.
 */
@Converter
public class AnswersConverter implements AttributeConverter<Answers, Object> {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, List<String>>> TYPE = new TypeReference<>() {};

    @Override
    public Object convertToDatabaseColumn(Answers answers) {
        try {
            return MAPPER.writeValueAsString(answers.asMap());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Answers convertToEntityAttribute(Object json) {
        try {
            return new Answers(MAPPER.readValue(json.toString(), TYPE));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
