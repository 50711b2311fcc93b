package fr.parvis.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Amounts as {@code bigint} of cents. */
@Converter(autoApply = true)
public class MoneyConverter implements AttributeConverter<Money, Long> {

    @Override
    public Long convertToDatabaseColumn(Money money) {
        return money == null ? null : money.cents();
    }

    @Override
    public Money convertToEntityAttribute(Long cents) {
        return cents == null ? null : new Money(cents);
    }
}
