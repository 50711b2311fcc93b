package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Parvis-2026!", "", "motdepassé", "🏛 phrase à retenir"})
    void aPasswordMatchesItsOwnHashOnly(String password) {
        String hash = Passwords.hash(password);
        assertThat(Passwords.matches(password, hash)).isTrue();
        assertThat(Passwords.matches(password + " ", hash)).isFalse();
        assertThat(Passwords.matches("Parvis-2026", hash)).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashForEveryAccount() {
        assertThat(Passwords.hash("Parvis-2026!")).isNotEqualTo(Passwords.hash("Parvis-2026!"));
    }

    @Test
    void theHashSaysHowItWasMade() {
        assertThat(Passwords.hash("x"))
                .matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    /** From the reference implementation's own tests (phc-winner-argon2, test.c, Argon2id v=19). */
    @Test
    void aHashOfTheReferenceImplementationIsUnderstood() {
        String reference =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(Passwords.matches("password", reference)).isTrue();
        assertThat(Passwords.matches("differentpassword", reference)).isFalse();
    }

    @Test
    void aHashOfOtherCostsIsStillUnderstood() {
        String reference =
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(Passwords.matches("password", reference)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "$2a$10$abcdefghijklmnopqrstuv",
                "$argon2i$v=19$m=8,t=1,p=1$YWE$YWE"
            })
    void whatIsNoHashMatchesNothing(String hash) {
        assertThat(Passwords.matches("", hash)).isFalse();
        assertThat(Passwords.matches("x", hash)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$argon2id$v=19$m=19456,t=2,p=1$YWE$YWE; false",
                "$argon2id$v=19$m=65536,t=3,p=1$YWE$YWE; false",
                "$argon2id$v=19$m=9216,t=4,p=1$YWE$YWE; true",
                "$argon2id$v=19$m=19456,t=1,p=1$YWE$YWE; true",
                "$2a$10$abcdefghijklmnopqrstuv; true"
            })
    @Feature("ACC-8")
    void aHashOfALowerCostIsOutdated(String hash, boolean outdated) {
        assertThat(Passwords.outdated(hash)).isEqualTo(outdated);
    }
}
