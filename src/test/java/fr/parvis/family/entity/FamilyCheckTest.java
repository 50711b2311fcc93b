package fr.parvis.family.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.family.entity.FamilyCheck.Checked;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.TableLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of households: each line is good, or it is said what is wrong with it. */
@Feature("FAM-5")
class FamilyCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String HEAD =
            "dossier;type;reference;nom;prenom;naissance;niveau;courriel;telephone;code_postal;droits;quotient;quotient_debut\n";

    private static List<Checked> checked(String lines) {
        var check = new FamilyCheck(TODAY);
        return FamilyFile.read(HEAD + lines).stream().map(check::check).toList();
    }

    @Test
    void goodLinesAreReadWithTheirNumbers() {
        List<Checked> all =
                checked(
                        """
                        2026-00412;foyer;;;;;;;;;;480;01/09/2026
                        2026-00412;Adulte;A-1;Durand;Thomas;;;t@example.org;06 11 22 33 44;95520;reserver chercher;;

                        2026-00412;ENFANT;E-1;Durand;Zoé;17/4/2018;ce2;;;;;;
                        2026-00530;enfant;E-1;Durand;Zoé;2018-04-17;CE2;;;;;;
                        """);
        assertThat(all).allSatisfy(c -> assertThat(c.problems()).isEmpty());
        assertThat(all).extracting(c -> c.row().line()).containsExactly(2, 3, 5, 6);
        assertThat(all.get(0).draft().quotient()).isEqualTo(480);
        assertThat(all.get(1).draft().rights()).isEqualTo(new AdultRights(true, false, true));
        assertThat(all.get(2).draft().child().bornOn()).isEqualTo(LocalDate.of(2018, 4, 17));
        assertThat(all.get(3).draft().child()).isEqualTo(all.get(2).draft().child());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ";enfant;E-1;Durand;Zoé;17/04/2018;;;;;;;|numéro de dossier",
                "F-1;bébé;E-1;Durand;Zoé;17/04/2018;;;;;;;|ni foyer, ni adulte, ni enfant",
                "F-1;enfant;E 1;Durand;Zoé;17/04/2018;;;;;;;|référence",
                "F-1;enfant;E-1;;Zoé;17/04/2018;;;;;;;|est vide",
                "F-1;enfant;E-1;Durand;Zoé;30/02/2018;;;;;;;|n’existe pas",
                "F-1;enfant;E-1;Durand;Zoé;17/04/2030;;;;;;;|date de naissance",
                "F-1;enfant;E-1;Durand;Zoé;17/04/2018;CE3;;;;;;|CE3",
                "F-1;adulte;A-1;Durand;Zoé;;;sans-arobase;;;;;|courriel",
                "F-1;adulte;A-1;Durand;Zoé;;;;12;;;;|téléphone",
                "F-1;adulte;A-1;Durand;Zoé;;;;;955;;;|5 chiffres",
                "F-1;adulte;A-1;Durand;Zoé;;;;;;tout;;|droits",
                "F-1;foyer;;;;;;;;;;-3;01/09/2026|quotient",
                "F-1;foyer;;;;;;;;;;480;|début du quotient"
            })
    void aFaultyLineSaysWhatIsToBeCorrected(String line, String words) {
        Checked checked = checked(line + "\n").get(0);
        assertThat(checked.draft()).isNull();
        assertThat(String.join(" ", checked.problems())).contains(words);
    }

    @Test
    void whoIsThereTwiceIsFaultyTheSecondTime() {
        List<Checked> all =
                checked(
                        """
                        F-1;enfant;E-1;Durand;Zoé;17/04/2018;;;;;;;
                        F-1;enfant;E-1;Durand;Zoé;17/04/2018;;;;;;;
                        F-1;adulte;;Durand;Paul;;;;;;;;
                        F-1;adulte;;Durand;Jean;;;;;;;;
                        F-1;adulte;;DURAND;Paul;;;;;;;;
                        """);
        assertThat(all)
                .extracting(c -> c.draft() == null)
                .containsExactly(false, true, false, false, true);
        assertThat(all.get(0).draft()).isNotNull();
        assertThat(all.get(1).problems()).anyMatch(p -> p.contains("deux fois"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dossier;nom\nF-1;x",
                "dossier;type;age\n",
                "dossier;type;type\n",
                "{\"familles\": 3}",
                "[{\"age\": 3]",
                "dossier;type\n\"F-1;foyer\n"
            })
    void aFileThatCannotBeReadIsRefusedAsAWhole(String text) {
        assertThatThrownBy(() -> FamilyFile.read(text)).isInstanceOf(DomainException.class);
    }

    @Test
    void whatBelongsToNoColumnIsSaid() {
        for (String text :
                List.of(
                        "[{\"age\": 3}]",
                        "dossier;type\nF-1;foyer;3",
                        "[{\"dossier\": \"F-1\"}, 5]")) {
            var check = new FamilyCheck(TODAY);
            assertThat(FamilyFile.read(text).stream().map(check::check))
                    .anyMatch(c -> c.problems().toString().contains("aucune colonne"));
        }
    }

    @Test
    void jsonHasTheSameNames() {
        List<TableLine<FamilyColumn>> rows =
                FamilyFile.read(
                        "{\"familles\": [{\"dossier\": \"F-1\", \"type\": \"foyer\","
                                + " \"quotient\": 480, \"quotient_debut\": \"2026-09-01\"}]}");
        Checked checked = new FamilyCheck(TODAY).check(rows.get(0));
        assertThat(checked.draft().quotient()).isEqualTo(480);
    }

    @Property(tries = 200)
    void noCellBreaksTheReading(@ForAll String one, @ForAll String other) {
        var row =
                new TableLine<>(
                        2,
                        Map.of(
                                FamilyColumn.DOSSIER, "F-1",
                                FamilyColumn.TYPE, "enfant",
                                FamilyColumn.REFERENCE, one,
                                FamilyColumn.NOM, other,
                                FamilyColumn.NAISSANCE, other,
                                FamilyColumn.DROITS, one,
                                FamilyColumn.TELEPHONE, other),
                        null);
        Checked checked = new FamilyCheck(TODAY).check(row);
        assertThat(checked.draft() == null).isEqualTo(!checked.problems().isEmpty());
    }
}
