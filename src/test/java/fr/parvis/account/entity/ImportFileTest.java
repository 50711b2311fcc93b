package fr.parvis.account.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.form.entity.PartialDate;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.TableLine;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("ACC-7")
class ImportFileTest {

    private static final String HEAD =
            "dossier;civilite;nom;prenoms;date_naissance;courriel;telephone;code_postal\n";
    private static final String GOOD =
            "2026-1;Mme;N’Guyen-Lévêque;Zoé;17/04/1985;zoe@example.org;06 12 34 56 78;95520\n";

    private final ImportCheck check = new ImportCheck(LocalDate.of(2026, 11, 17));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void accentsArriveWhateverTheSpreadsheetWrites(String charset) {
        String text = ImportFile.decode((HEAD + GOOD).getBytes(Charset.forName(charset)));
        TableLine<ImportColumn> line = ImportFile.read(text).get(0);
        assertThat(line.get(ImportColumn.NOM)).isEqualTo("N’Guyen-Lévêque");
        assertThat(check.problems(line)).isEmpty();
        assertThat(ImportCheck.identity(line).civility()).isEqualTo("madame");
        assertThat(ImportCheck.identity(line).birthDate())
                .isEqualTo(PartialDate.exact(LocalDate.of(1985, 4, 17)));
        assertThat(ImportCheck.contacts(line).mobilePhone()).isEqualTo("06 12 34 56 78");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "17/04/1985,17,4,1985",
        "1985-04-17,17,4,1985",
        "29/02/1960,29,2,1960",
        "00/04/1960,'',4,1960",
        "04/1960,'',4,1960",
        "1960-04,'',4,1960",
        "00/00/1960,'','',1960",
        "1960-00-00,'','',1960",
        "1960,'','',1960"
    })
    void datesOfBirthAreTakenAsFarAsTheyAreKnown(
            String cell, String day, String month, String year) {
        TableLine<ImportColumn> line =
                ImportFile.read(HEAD + GOOD.replace("17/04/1985", cell)).get(0);
        assertThat(check.problems(line)).isEmpty();
        assertThat(ImportCheck.identity(line).birthDate().parts())
                .containsExactly(day, month, year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"O", "N'Guyen-Lévêque", "D’Ÿ ß", "Ælfgifu", "山", "Mac Donald"})
    void namesAreTakenAsTheyAreWritten(String name) {
        String eighty = name.concat("-".concat("é".repeat(79))).substring(0, 80);
        for (String written : List.of(name, eighty)) {
            TableLine<ImportColumn> line =
                    ImportFile.read(HEAD + GOOD.replace("N’Guyen-Lévêque", written)).get(0);
            assertThat(new ImportCheck(LocalDate.EPOCH.plusYears(56)).problems(line)).isEmpty();
            assertThat(ImportCheck.identity(line).lastName()).isEqualTo(written);
        }
    }

    @Test
    void marksCommasQuotesOrderAndCaseOfTheHeadDoNotMatter() {
        String text =
                "\uFEFFCourriel , \"NOM\",Prénoms,Dossier,Code postal\r\n"
                        + "a@example.org,\"De \"\"La\"\", Tour\",Jo,7,95520\r\n\r\n,,,,\r\n";
        List<TableLine<ImportColumn>> lines =
                ImportFile.read(ImportFile.decode(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get(ImportColumn.NOM)).isEqualTo("De \"La\", Tour");
        assertThat(lines.get(0).line()).isEqualTo(2);
        assertThat(check.problems(lines.get(0))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nom;prenoms;courriel           | missingColumns
                    dossier;nom;prenoms;courriel;x | unknownColumn
                    dossier;nom;nom;courriel       | columnTwice
                    dossier;nom;prenoms;courriel   | empty
                    """)
    void aFileThatIsNotOneIsRefused(String head, String key) {
        assertThatThrownBy(() -> ImportFile.read(head + "\n"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("account.import." + key));
    }

    @Test
    void whatIsNoTextOrTooMuchIsRefused() {
        assertThatThrownBy(() -> ImportFile.decode(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .hasMessage("account.import.notText");
        assertThatThrownBy(() -> ImportFile.decode((HEAD + GOOD).getBytes(StandardCharsets.UTF_16)))
                .hasMessage("account.import.notText");
        assertThatThrownBy(() -> ImportFile.read(ImportFile.decode(new byte[0])))
                .hasMessage("account.import.empty");
        assertThatThrownBy(() -> ImportFile.decode(new byte[ImportFile.MOST_BYTES + 1]))
                .hasMessage("account.import.tooBig");
        assertThatThrownBy(() -> ImportFile.read(HEAD + GOOD.repeat(ImportFile.MOST_LINES + 1)))
                .hasMessage("account.import.tooMany");
        assertThat(ImportFile.read(HEAD + GOOD.repeat(ImportFile.MOST_LINES)))
                .hasSize(ImportFile.MOST_LINES);
        assertThatThrownBy(() -> ImportFile.read(HEAD + "\"2026;Mme\n" + GOOD))
                .hasMessage("account.import.quotes");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DOSSIER        | a b_c           | numéro de dossier
                    DOSSIER        | ''              | vide
                    CIVILITE       | Docteur         | civilité
                    NOM            | 123             | pas un nom
                    NOM            | ''              | vide
                    PRENOMS        | ''              | vide
                    DATE_NAISSANCE | 30/02/1985      | pas une date
                    DATE_NAISSANCE | 17/04/85        | pas une date
                    DATE_NAISSANCE | 29/02/1985      | pas une date
                    DATE_NAISSANCE | 17/00/1985      | pas une date
                    DATE_NAISSANCE | 2027            | futur
                    DATE_NAISSANCE | 00/00/2009      | mineure
                    DATE_NAISSANCE | 18/11/2026      | futur
                    DATE_NAISSANCE | 31/12/1899      | 1900
                    DATE_NAISSANCE | 18/11/2008      | mineure
                    COURRIEL       | zoe.example.org | Il manque le « @ »
                    COURRIEL       | zoe@example     | pas une adresse
                    TELEPHONE      | 12              | téléphone
                    CODE_POSTAL    | 9552            | 5 chiffres
                    """)
    void aWrongCellIsNamedWithItsColumn(ImportColumn column, String cell, String words) {
        TableLine<ImportColumn> good = ImportFile.read(HEAD + GOOD).get(0);
        var cells = new java.util.EnumMap<ImportColumn, String>(good.cells());
        cells.put(column, cell);
        List<ImportProblem> problems = check.problems(new TableLine<>(2, cells, null));
        assertThat(problems).singleElement();
        assertThat(problems.get(0).toString().replace('\u00A0', ' '))
                .startsWith("Colonne « " + column.title() + " » : ")
                .contains(words);
    }

    @Test
    void oneMailIsOnePersonAndSurplusCellsAreSaid() {
        List<TableLine<ImportColumn>> lines =
                ImportFile.read(HEAD + GOOD + GOOD.replace("zoe@", "ZOE@").strip() + ";x\n");
        assertThat(check.problems(lines.get(0))).isEmpty();
        assertThat(check.problems(lines.get(1)))
                .extracting(ImportProblem::toString)
                .anyMatch(t -> t.contains("déjà à la ligne 2"))
                .anyMatch(t -> t.contains("plus de cases"))
                .hasSize(2);
    }

    @Test
    void aUserNameIsTheFirstLetterAndTheNameAndUnique() {
        assertThat(UserNameProposal.base("Zoé Marie", "Durand")).isEqualTo("zdurand");
        assertThat(UserNameProposal.base("Élie", "N’Guyen-Lévêque")).isEqualTo("enguyenleveque");
        assertThat(UserNameProposal.base("花", "山")).isEqualTo("usager");
        assertThat(UserNameProposal.base("A", "B".repeat(80))).hasSize(30);
        assertThat(UserNameProposal.of("zdurand", Set.of()::contains)).isEqualTo("zdurand");
        assertThat(UserNameProposal.of("zdurand", Set.of("zdurand", "zdurand2")::contains))
                .isEqualTo("zdurand3");
    }
}
