package fr.parvis.request.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import fr.parvis.kernel.Feature;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.QueueFilter;
import fr.parvis.request.service.QueueRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the queue: typed cells, and nothing that a citizen wrote is ever computed. */
@Feature("AGT-1")
class QueueFilesTest {

    private static QueueRow named(String applicant) {
        return new QueueRow(
                43513,
                "Demander un acte",
                applicant,
                RequestStatus.FILED,
                Instant.parse("2026-11-17T23:30:00Z"),
                LocalDate.of(2026, 11, 24),
                null,
                0,
                false);
    }

    private static byte[] ods(List<QueueRow> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        QueueOds.write(rows, out);
        return out.toByteArray();
    }

    private static String csv(QueueRow row) throws IOException {
        var out = new StringWriter();
        QueueCsv.write(List.of(row), out);
        return out.toString();
    }

    /** The part of the file with the cells. */
    private static String content(byte[] file) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("content.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no content.xml");
    }

    @Test
    void eachCellOfTheSpreadsheetHasItsType() throws IOException {
        byte[] file = ods(List.of(named("Léa Durand")));
        var sheet = new SpreadSheet(new ByteArrayInputStream(file)).getSheet(0);
        assertThat(sheet.getName()).isEqualTo("Demandes");
        assertThat(sheet.getRange(0, 0).getValue()).isEqualTo("Numéro");
        assertThat(sheet.getRange(1, 1).getValue()).isEqualTo("Demander un acte");
        assertThat(sheet.getRange(1, 2).getValue()).isEqualTo("Léa Durand");
        assertThat(sheet.getRange(1, 3).getValue())
                .as("the day in Paris, as a date")
                .isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(sheet.getRange(1, 4).getValue()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(sheet.getRange(1, 5).getValue()).isEqualTo("Déposée");
        assertThat(content(file))
                .contains("office:value-type=\"float\"", "office:value=\"43513\"")
                .contains("office:date-value=\"2026-11-18\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "=1\n+1",
                "of:=1+1"
            })
    void whatSomebodyIsCalledIsNeverAFormula(String name) throws IOException {
        byte[] file = ods(List.of(named(name)));
        var cell = new SpreadSheet(new ByteArrayInputStream(file)).getSheet(0).getRange(1, 2);
        assertThat(cell.getFormula()).isNull();
        assertThat(content(file)).doesNotContain("table:formula");
        String written = csv(named(name));
        if (!name.startsWith("of:")) {
            assertThat(written).containsPattern(";\"?'" + Pattern.quote(name.substring(0, 1)));
        }
    }

    @Test
    void charactersThatXmlCannotHoldDoNotSpoilTheFile() throws IOException {
        byte[] file = ods(List.of(named("Lé\u0001a\uFFFF <b>&amp; 😀")));
        assertThat(
                        new SpreadSheet(new ByteArrayInputStream(file))
                                .getSheet(0)
                                .getRange(1, 2)
                                .getValue())
                .isEqualTo("Lé a  <b>&amp; 😀");
    }

    @Test
    void asManyRowsAsMayBeExportedAreWritten() throws IOException {
        int rows = QueueFilter.MOST_EXPORTED;
        byte[] file = ods(Collections.nCopies(rows, named("Léa Durand")));
        assertThat(new SpreadSheet(new ByteArrayInputStream(file)).getSheet(0).getMaxRows())
                .isEqualTo(rows + 1);
    }

    @Test
    void aFileThatIsCutSaysSo() throws IOException {
        int rows = QueueFilter.MOST_EXPORTED;
        List<QueueRow> more = Collections.nCopies(rows + 1, named("Léa Durand"));
        byte[] file = ods(more);
        Sheet sheet = new SpreadSheet(new ByteArrayInputStream(file)).getSheet(0);
        assertThat(sheet.getMaxRows()).isEqualTo(rows + 2);
        assertThat(String.valueOf(sheet.getRange(rows + 1, 0).getValue()))
                .contains("s’arrête aux", "Filtrez la file");
        var out = new StringWriter();
        QueueCsv.write(more, out);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(rows + 2);
        assertThat(lines.get(rows + 1)).contains("s’arrête aux");
    }
}
