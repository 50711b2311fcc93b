package fr.parvis.appointment.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Feature({"APT-1", "APT-5"})
class SlotPickerTest {

    @Test
    void theDayOfAnAddressIsOneThatOthersFollow() {
        assertThat(SlotPicker.day("2026-11-17")).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(SlotPicker.day("")).isNull();
        assertThat(SlotPicker.day("+999999999-12-31")).isNull();
        assertThat(SlotPicker.day("-999999999-01-01")).isNull();
    }

    @Test
    void aSlotThatNoCalendarHasWasNotChosen() {
        assertThat(SlotPicker.chosen("2026-11-17T09:00+01:00"))
                .isEqualTo(Instant.parse("2026-11-17T08:00:00Z"));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> SlotPicker.chosen("+999999999-12-31T23:59:59-18:00"));
    }
}
