package fr.parvis.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as they are shown, whatever was sent. */
@Feature("DOC-5")
class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Carte d’identité.PDF|Carte d’identité.pdf",
                "recto|recto.pdf",
                "C:\\Users\\Léa\\facture.pdf|facture.pdf",
                "../../etc/passwd|passwd.pdf",
                "/tmp/a.pdf|a.pdf",
                "releve 2024.12|releve 2024.12.pdf",
                "impots.2024|impots.2024.pdf",
                ".htaccess|document.pdf",
                "...|document.pdf",
                "con.pdf|document con.pdf",
                "a   b\t c.pdf|a b c.pdf",
                "a\"b<c>d:e.pdf|a_b_c_d_e.pdf",
            })
    void isCleaned(String sent, String shown) {
        assertThat(FileName.clean(sent, ContentKind.PDF)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0x202E", "0x200F", "0x2066", "0x061C", "0x0000", "0x000A", "0x200B", "0xFEFF"})
    void signsThatNobodySeesAreLeftOut(int sign) {
        String sent = "fac" + (char) sign + "ture.pdf";
        assertThat(FileName.clean(sent, ContentKind.PDF)).matches("fac ?ture\\.pdf");
    }

    @Property
    void isAlwaysANameThatDoesNoHarm(@ForAll String sent) {
        String shown = FileName.clean(sent, ContentKind.JPEG);
        assertThat(shown).endsWith(".jpg").hasSizeGreaterThan(4).hasSizeLessThan(180);
        assertThat(shown).doesNotContain("/", "\\", "\"", "<", ">", ":", "|").doesNotMatch("\\..*");
        assertThat(shown.codePoints())
                .noneMatch(
                        c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @Property
    void cleanedTwiceIsCleanedOnce(@ForAll String sent) {
        String once = FileName.clean(sent, ContentKind.PDF);
        assertThat(FileName.clean(once, ContentKind.PDF)).isEqualTo(once);
    }
}
