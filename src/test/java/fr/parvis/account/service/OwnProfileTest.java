package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.Feature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What "Je modifie mon espace" asks. */
@Feature({"ACC-9", "ACC-11"})
class OwnProfileTest {

    @Test
    void nothingThatIsCertifiedIsAskedAndNeverTheMail() {
        assertThat(OwnProfile.fields(true))
                .extracting(Field::name)
                .contains("civilite", "nom", "lieu_naissance", "adresse", "telephone")
                .doesNotContain("prenoms", "nom_naissance", "date_naissance", "courriel");
        assertThat(OwnProfile.fields(false))
                .extracting(Field::name)
                .contains("prenoms", "date_naissance")
                .doesNotContain("courriel");
    }

    @Test
    void aFieldThatWasEmptiedIsEmptyAndTheOthersStay() {
        var known =
                new Answers(
                        Map.of(
                                "prenoms", List.of("Angela"),
                                "telephone", List.of("0612345678"),
                                "date_naissance.jour", List.of("3")));
        Answers after = OwnProfile.merged(known, OwnProfile.fields(true), new Answers(Map.of()));
        assertThat(after.asMap().keySet())
                .containsExactlyInAnyOrder("prenoms", "date_naissance.jour");
    }
}
