package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.entity.InvoiceView;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the régie finds by a name, whatever it asks for besides: on PostgreSQL. */
@Feature("BIL-8")
class InvoiceListDatabaseTest {

    private static final String REGIE = "liste";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static SchemaDatabase database;
    private static DatabaseGround ground;
    private static final InvoiceListRepository LISTS = new InvoiceListRepository();

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
        ground = new DatabaseGround(database, new PayboxPrinter());
        LISTS.entities = ground.entities();
        var file =
                new StringBuilder(
                        "facture;dossier;payeur;compte;libelle;periode;date;echeance;montant;partiel;detail\n");
        for (int i = 1; i <= 60; i++) {
            String payer = i % 20 == 0 ? "M. LY Émile" : "Mme MARTIN-LEFÈVRE Zoé";
            file.append(
                    "L%d;D-%d;%s;%s;Repas;;%02d/10/2026;%s;12,00;non;\n"
                            .formatted(
                                    i,
                                    i,
                                    payer,
                                    i % 2 == 0 ? "Cantine" : "Classes",
                                    i % 28 + 1,
                                    i % 3 == 0 ? "01/11/2026" : "01/12/2026"));
        }
        ground.imports().run(REGIE, file.toString(), PaymentDatabaseTest.AGENT);
        ground.run(() -> ground.invoices.cancel(REGIE, "L20", PaymentDatabaseTest.AGENT, "Erreur"));
    }

    @AfterAll
    static void stop() {
        ground.close();
        database.close();
    }

    private static List<String> found(
            InvoiceView view, String budget, LocalDate from, String words, int page) {
        var filter = new InvoiceFilter(REGIE, view, budget, from, null, words, page);
        return ground.in(() -> LISTS.page(filter, TODAY)).stream()
                .map(ListedInvoice::number)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "émile, 3",
        "emi, 3",
        "ly, 3",
        "ly emile, 3",
        "m. ly, 3",
        "lefevre zoe, 26",
        "MARTIN, 26",
        "mme, 26",
        "emile zoe, 0",
        "personne, 0",
        "***, 0",
        "L40, 1",
        "d-40, 1"
    })
    void byName(String words, int many) {
        assertThat(found(InvoiceView.ALL, "", null, words, 0)).hasSize(many);
    }

    @Test
    void byNameAndWhateverElse() {
        assertThat(found(InvoiceView.CANCELLED, "", null, "emile", 0)).containsExactly("L20");
        assertThat(found(InvoiceView.OPEN, "", null, "emile", 0)).containsExactly("L40", "L60");
        assertThat(found(InvoiceView.LATE, "", null, "emile", 0)).containsExactly("L60");
        assertThat(found(InvoiceView.IN_PAYMENT, "", null, "emile", 0)).isEmpty();
        assertThat(found(InvoiceView.ALL, "Classes", null, "emile", 0)).isEmpty();
        assertThat(found(InvoiceView.ALL, "", LocalDate.of(2026, 10, 13), "emile", 0))
                .containsExactly("L20", "L40");
    }

    @Test
    void aNameAndATitleArePutInTheSameOrderPageByPage() {
        for (int page = 0; page < 2; page++) {
            assertThat(found(InvoiceView.ALL, "Cantine", null, "martin", page))
                    .isEqualTo(found(InvoiceView.ALL, "Cantine", null, "mme", page));
        }
        assertThat(found(InvoiceView.ALL, "", null, "martin", 2)).hasSize(7);
    }

    @Test
    void aFrequentNameIsFoundByItsDatesAndInTheSameOrder() {
        var some = new InvoiceListRepository();
        some.entities = ground.entities();
        some.frequent = 10;
        for (int page = 0; page < 3; page++) {
            var filter = new InvoiceFilter(REGIE, InvoiceView.ALL, "", null, null, "martin", page);
            assertThat(ground.in(() -> some.page(filter, TODAY)))
                    .extracting(ListedInvoice::number)
                    .isEqualTo(found(InvoiceView.ALL, "", null, "martin", page));
        }
    }

    @Test
    void householdsAreFoundByTheirPayersAndWhoIsNotKnownIsNot() {
        var payers = new PayerRepository();
        payers.entities = ground.entities();
        ground.run(
                () -> {
                    assertThat(payers.named(REGIE, "emile ly", 9))
                            .extracting(FoundHousehold::number)
                            .containsExactly("D-20", "D-40", "D-60");
                    assertThat(payers.named(REGIE, "lefevre", 4)).hasSize(4);
                    assertThat(payers.named(REGIE, "personne", 9)).isEmpty();
                    assertThat(payers.named(REGIE, "***", 9)).isEmpty();
                    assertThat(payers.named("autre", "lefevre", 9)).isEmpty();
                    assertThat(payers.known(REGIE, "D-20")).isTrue();
                    assertThat(payers.known(REGIE, "D-99999")).isFalse();
                    assertThat(payers.known("autre", "D-20")).isFalse();
                });
    }
}
