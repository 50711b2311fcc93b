package fr.parvis.billing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("BIL-8")
class InvoiceFileTest {

    private static final String HEAD =
            "facture;dossier;payeur;compte;libelle;periode;date;echeance;montant;partiel;detail\n";
    private static final String GOOD =
            "7916;2026-00412;Mme DURAND Françoise;Facturation unique;Octobre;octobre 2026;02/11/2026;02/12/2026;73,80;non;Restauration=42,00|Accueil du soir=31,80";

    private static List<InvoiceCheck.Checked> checked(String text) {
        var check = new InvoiceCheck("centrale");
        return InvoiceFile.read(text).stream().map(check::check).toList();
    }

    private static InvoiceDraft draft(String text) {
        InvoiceCheck.Checked only = checked(text).get(0);
        assertThat(only.problems()).isEmpty();
        return only.draft();
    }

    @Test
    void aLineIsAnInvoice() {
        InvoiceDraft draft = draft(HEAD + GOOD);
        assertThat(draft.number()).isEqualTo("7916");
        assertThat(draft.household()).isEqualTo("2026-00412");
        assertThat(draft.amount()).isEqualTo(Money.ofCents(7380));
        assertThat(draft.issuedOn()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(draft.dueOn()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(draft.partial()).isFalse();
        assertThat(draft.lines())
                .containsExactly(
                        new InvoiceLine("Restauration", Money.ofCents(4200)),
                        new InvoiceLine("Accueil du soir", Money.ofCents(3180)));
    }

    @Test
    void jsonSaysTheSame() {
        String json =
                """
                {"factures": [{
                  "facture": "7916", "dossier": "2026-00412", "payeur": "Mme DURAND Françoise",
                  "compte": "Facturation unique", "libelle": "Octobre", "periode": "octobre 2026",
                  "date": "2026-11-02", "echeance": "2026-12-02", "montant": 73.80, "partiel": false,
                  "detail": [{"libelle": "Restauration", "montant": 42},
                             {"libelle": "Accueil du soir", "montant": "31,80"}]}]}
                """;
        assertThat(draft(json)).isEqualTo(draft(HEAD + GOOD));
        String list = json.substring(json.indexOf('['), json.lastIndexOf(']') + 1);
        assertThat(draft(list)).isEqualTo(draft(HEAD + GOOD));
    }

    @Test
    void columnsHaveAnyOrderAndAnyWriting() {
        String other =
                "Montant,DOSSIER,Facture,Échéance,date,libellé,compte,payeur\n\n"
                        + "\"1 234,50\", 2026-00412 ,7916,2026-12-02,2026-11-02,\"Octobre, novembre\",Classes transplantées,M. MARTIN\n,,,,,,,\n";
        InvoiceDraft draft = draft(other);
        assertThat(draft.amount()).isEqualTo(Money.ofCents(123_450));
        assertThat(draft.label()).isEqualTo("Octobre, novembre");
        assertThat(draft.period()).isNull();
        assertThat(draft.lines()).isEmpty();
        assertThat(checked(other)).hasSize(1);
        assertThat(checked(other).get(0).row().line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "7916; > ; > Colonne « facture » : la valeur manque.",
                "7916; > 79 16; > Colonne « facture » : le numéro ne peut",
                "2026-00412; > ??; > Colonne « dossier » : ce n’est pas un numéro",
                "02/11/2026; > 31/02/2026; > Colonne « date » : « 31/02/2026 » n’est pas une date",
                "02/11/2026; > 02/11/26; > Colonne « date » : « 02/11/26 » n’est pas une date",
                "02/12/2026; > 01/11/2026; > Colonne « echeance » : l’échéance précède",
                "73,80; > soixante; > Colonne « montant » : « soixante » n’est pas un montant",
                "73,80; > 73,805; > Colonne « montant » : « 73,805 »",
                "73,80; > 0; > Colonne « montant » : le montant doit être supérieur",
                "73,80; > -73,80; > Colonne « montant » : le montant doit être supérieur",
                "73,80; > 738000; > Colonne « montant » : le montant dépasse",
                "non; > peut-être; > Colonne « partiel » : écrivez oui ou non",
                "31,80 > 31,81 > Colonne « detail » : le détail fait",
                "=31,80 > 31,80 > Colonne « detail » : « Accueil du soir31,80 » ne se lit pas",
                "31,80 > 31,80;en trop > « en trop » n’appartient à aucune colonne",
            })
    void aFaultyLineIsSaidWithItsColumn(String good, String bad, String said) {
        String line = GOOD.replace(good.strip(), bad.strip());
        InvoiceCheck.Checked only = checked(HEAD + line).get(0);
        assertThat(only.draft()).isNull();
        assertThat(String.join(" ", only.problems()).replace('\u00A0', ' ').replace('\u202F', ' '))
                .contains(said.strip());
    }

    @Test
    void aNumberStandsOnce() {
        List<InvoiceCheck.Checked> both = checked(HEAD + GOOD + "\n" + GOOD);
        assertThat(both.get(0).draft()).isNotNull();
        assertThat(both.get(1).problems()).singleElement().asString().contains("ligne 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "facture;prix | billing.import.unknownColumn",
                "facture;facture | billing.import.columnTwice",
                "facture;dossier | billing.import.missingColumns",
                "'facture;\"dossier' | billing.import.quotes",
                "'[]' | billing.import.empty",
                "'[{]' | billing.import.jsonBroken",
                "'[] x' | billing.import.jsonBroken",
                "'{\"a\": 1}' | billing.import.jsonList",
            })
    void aFileThatCannotBeReadIsRefusedAsAWhole(String text, String key) {
        assertThatThrownBy(() -> InvoiceFile.read(text))
                .isInstanceOf(DomainException.class)
                .hasMessage(key);
    }

    @Test
    void whatIsNoInvoiceInJsonIsFaultyAlone() {
        List<InvoiceCheck.Checked> both = checked("[5, {\"facture\": \"1\", \"prix\": 2}]");
        assertThat(both).hasSize(2).allMatch(c -> c.draft() == null && !c.problems().isEmpty());
    }

    @Property(tries = 300)
    void nothingThatIsTypedBreaksTheCheck(@ForAll String cell, @ForAll String other) {
        String line = "\"" + cell.replace("\"", "\"\"") + "\"";
        String text =
                HEAD
                        + GOOD.replace("Octobre", line)
                        + "\n"
                        + GOOD.replace("73,80", "\"" + other.replace("\"", "\"\"") + "\"");
        assertThat(checked(text)).isNotEmpty();
    }
}
