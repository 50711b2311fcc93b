package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of a form that came too late. */
@Feature("ACC-8")
class InterruptedFormsTest {

    private static final String LETTER = "Bonjour, je vous écris au sujet de ma demande.";

    private static String texts(String... namesAndValues) {
        Map<String, String[]> sent = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sent.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return InterruptedForms.texts(sent);
    }

    @Test
    void textsAreKeptAndWhatIsQuicklyTypedIsNot() {
        assertThat(texts("nom", "Petit", "motif", LETTER + "\r\nMerci\0.", "pv-action", "envoyer"))
                .isEqualTo(LETTER + "\nMerci.");
    }

    @Test
    void passwordsAreNot() {
        String sentence = "une phrase que personne ne devine";
        assertThat(texts("mot_de_passe", sentence, "motdepasse", sentence)).isEmpty();
        assertThat(texts("mot_de_passe_encore", sentence)).isEmpty();
    }

    @Test
    void aLongTextIsCut() {
        assertThat(texts("motif", "mot ".repeat(9000))).hasSize(8000);
    }
}
