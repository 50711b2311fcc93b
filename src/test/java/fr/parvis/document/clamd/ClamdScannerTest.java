package fr.parvis.document.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.document.clamd.ClamdStandIn.Mood;
import fr.parvis.document.entity.FileState;
import fr.parvis.kernel.Feature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said with clamd, with a stand-in of it. */
@Feature("DOC-6")
class ClamdScannerTest {

    private static FileState scan(ClamdScanner scanner, String content) {
        return scanner.scan(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void whatIsGoodAndWhatIsNot() throws IOException {
        try (var clamd = new ClamdStandIn()) {
            var scanner = new ClamdScanner(Optional.of(clamd.address()));
            assertThat(scan(scanner, "good ".repeat(50_000))).isEqualTo(FileState.CLEAN);
            assertThat(scan(scanner, "a ".repeat(70_000) + "EICAR")).isEqualTo(FileState.INFECTED);
            assertThat(scan(scanner, "")).isEqualTo(FileState.CLEAN);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"NONSENSE", "HANGS_UP", "SMALL_LIMIT"})
    void anAnswerThatIsNoneLetsWait(Mood mood) throws IOException {
        try (var clamd = new ClamdStandIn()) {
            clamd.be(mood);
            var scanner = new ClamdScanner(Optional.of(clamd.address()));
            assertThat(scan(scanner, "good ".repeat(50_000))).isEqualTo(FileState.WAITING);
            clamd.be(Mood.WELL);
            assertThat(scan(scanner, "good")).isEqualTo(FileState.CLEAN);
        }
    }

    @Test
    void aScannerThatIsNotThereLetsWait() throws IOException {
        var clamd = new ClamdStandIn();
        var scanner = new ClamdScanner(Optional.of(clamd.address()));
        clamd.close();
        assertThat(scan(scanner, "good")).isEqualTo(FileState.WAITING);
        assertThat(scan(new ClamdScanner(Optional.of("/nowhere/clamd.ctl")), "good"))
                .isEqualTo(FileState.WAITING);
    }
}
