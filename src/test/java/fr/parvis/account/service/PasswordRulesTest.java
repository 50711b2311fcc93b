package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final List<String> KNOWN = List.of("zoe.petit", "Petit", "Zoé", "Valmont");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "court",
                "azertyuiop123",
                "PetitPetit2026",
                "motdepasse2026",
                "aaaaaaaaaaaaaaaa",
                "123456789012345",
                "petitpetitpetit",
                "bonjourbonjour"
            })
    @Feature("ACC-1")
    void whatIsGuessedFirstIsRefused(String password) {
        assertThat(PasswordRules.problem(password, password, KNOWN)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lanterne-cactus-violon",
                "Parvis-2026!x9Kp",
                "mon chat préfère la pluie",
                "漢字漢字パスワード長いです"
            })
    @Feature("ACC-1")
    void phrasesAreAccepted(String password) {
        assertThat(PasswordRules.problem(password, password, KNOWN)).isEmpty();
    }

    @Test
    @Feature("ACC-1")
    void theLongestIsMeasuredQuicklyAndOneMoreIsRefused() {
        String longest = "lanterne-cactus-".repeat(8);
        assertThat(longest).hasSize(PasswordRules.LONGEST);
        assertThat(PasswordRules.problem(longest, longest, KNOWN)).isEmpty();
        assertThat(PasswordRules.problem(longest + "x", longest + "x", KNOWN)).isPresent();
    }
}
