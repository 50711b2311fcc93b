package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of a JSON file as cells say them. */
class TableFileTest {

    @Test
    void aTextKeepsItsLinesAndLosesSignsThatNoTableHas() {
        assertThat(TableFile.words(TextNode.valueOf(" a\0b\u0007c\nd\te "))).isEqualTo("abc\nd\te");
    }

    @ParameterizedTest
    @CsvSource({
        "73.80,73.80",
        "1E2,100",
        "-12,-12",
        // as many noughts as the exponent says would fill the memory
        "1E+999999999,1E+999999999",
        "1E-999999999,1E-999999999"
    })
    void aNumberIsAsShortAsItWasWritten(String written, String cell) {
        assertThat(TableFile.words(DecimalNode.valueOf(new BigDecimal(written)))).isEqualTo(cell);
    }
}
