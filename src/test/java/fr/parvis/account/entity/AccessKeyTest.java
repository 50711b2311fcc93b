package fr.parvis.account.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("ACC-6")
class AccessKeyTest {

    @Test
    void isReadAsItIsPrintedAndHoweverItIsTyped() {
        AccessKey key = AccessKey.create();
        assertThat(key.grouped()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        for (String typed :
                new String[] {
                    key.grouped(),
                    key.signs(),
                    " " + key.grouped().toLowerCase() + " ",
                    key.grouped().replace('-', '\u00A0'),
                    key.grouped().replace('-', '\u2013')
                }) {
            assertThat(AccessKey.read(typed).orElseThrow().signs())
                    .as(typed)
                    .isEqualTo(key.signs());
        }
    }

    @Test
    void hasNoSignsThatAreTakenForOneAnotherAndDoesNotRepeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            AccessKey key = AccessKey.create();
            assertThat(key.signs()).doesNotContainPattern("[01ILOU]");
            assertThat(seen.add(key.signs())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ABCD",
                "ABCD-EFGH-JKM",
                "ABCD-EFGH-JKMNP",
                "0BCD-EFGH-JKMN",
                "<b>",
                "é"
            })
    void whatCannotBeAKeyIsNone(String typed) {
        assertThat(AccessKey.read(typed)).isEmpty();
        assertThat(AccessKey.read(typed + "x".repeat(10_000))).isEmpty();
        assertThat(AccessKey.read(null)).isEmpty();
    }

    @Test
    void aFileNumberIsWrittenInOneWay() {
        assertThat(FileNumber.read(" 2026 - 00412 ").orElseThrow().value()).isEqualTo("2026-00412");
        assertThat(FileNumber.read("ab.1/x").orElseThrow().value()).isEqualTo("AB.1/X");
        for (String wrong : new String[] {null, "", "-1", "é1", "x".repeat(21), "1;drop"}) {
            assertThat(FileNumber.read(wrong)).as(wrong).isEmpty();
        }
    }
}
