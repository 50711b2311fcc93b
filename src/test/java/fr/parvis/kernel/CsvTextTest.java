package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("FAM-1")
class CsvTextTest {

    @Test
    void aDayIsReadAsFilesWriteIt() {
        assertThat(CsvText.day("7/4/1985")).isEqualTo(LocalDate.of(1985, 4, 7));
        assertThat(CsvText.day("07/04/1985")).isEqualTo(LocalDate.of(1985, 4, 7));
        assertThat(CsvText.day("1985-04-07")).isEqualTo(LocalDate.of(1985, 4, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/12/+999999999",
                "+999999999-12-31",
                "31/12/-0001",
                "01/01/0000",
                "01/01/9999",
                "30/02/2026",
                "01/01/26"
            })
    void aDayThatNoTableCountsOnFromIsNone(String typed) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> CsvText.day(typed));
    }
}
