package fr.parvis.billing.service;

import static fr.parvis.billing.entity.InvoiceOutcome.CHANGE;
import static fr.parvis.billing.entity.InvoiceOutcome.CREATE;
import static fr.parvis.billing.entity.InvoiceOutcome.FAULTY;
import static fr.parvis.billing.entity.InvoiceOutcome.REFUSED;
import static fr.parvis.billing.entity.InvoiceOutcome.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.ImportedInvoice;
import fr.parvis.billing.entity.InvoiceOutcome;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of invoices on a real PostgreSQL. */
@Feature("BIL-8")
class InvoiceImportsTest {

    private static final String HEAD =
            "facture;dossier;payeur;compte;libelle;date;echeance;montant;detail\n";
    private static final Actor AGENT = Actor.agent("Régie");
    private static SchemaDatabase database;

    private DatabaseGround ground;
    private InvoiceImports imports;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        ground = new DatabaseGround(database, new PayboxPrinter());
        imports = ground.imports();
    }

    @AfterEach
    void close() {
        ground.close();
        assertThat(database.number("select coalesce(sum(amount), 0) from ledger_entry")).isZero();
    }

    private static String line(String number, String montant) {
        return number
                + ";2026-00412;Mme DURAND Françoise;Facturation unique;Octobre;02/11/2026;02/12/2026;"
                + montant
                + ";Restauration="
                + montant
                + "\n";
    }

    private InvoiceOutcome only(String regie, String number, String montant) {
        ImportReport report = imports.run(regie, HEAD + line(number, montant), AGENT);
        return report.lines().get(0).outcome();
    }

    private static long invoices(String regie) {
        return database.number("select count(*) from invoice where regie = '" + regie + "'");
    }

    @Test
    void tenThousandInvoicesOfWhichTwelveAreFaulty() {
        Set<Integer> faulty =
                IntStream.range(0, 12).mapToObj(i -> 5 + i * 831).collect(Collectors.toSet());
        var text = new StringBuilder(HEAD);
        for (int line = 2; line <= 10_001; line++) {
            String amount = faulty.contains(line) ? "12,3x" : "12," + (10 + line % 90);
            text.append(line("B" + line, amount).replaceAll("Restauration=.*", ""));
        }

        ImportReport seen = imports.preview("dix-mille", text.toString());
        assertThat(seen.count(CREATE)).isEqualTo(9_988);
        assertThat(invoices("dix-mille")).as("looking writes nothing").isZero();

        ImportReport done = imports.run("dix-mille", text.toString(), AGENT);
        assertThat(done.count(CREATE)).isEqualTo(9_988);
        assertThat(done.count(FAULTY)).isEqualTo(12);
        assertThat(done.problems())
                .extracting(ImportedInvoice::line)
                .containsExactlyInAnyOrderElementsOf(faulty);
        assertThat(done.problems())
                .extracting(ImportedInvoice::reason)
                .allMatch(r -> r.contains("12,3x"));
        assertThat(invoices("dix-mille")).isEqualTo(9_988);

        long events = database.number("select count(*) from invoice_event");
        ImportReport again = imports.run("dix-mille", text.toString(), AGENT);
        assertThat(again.count(SAME)).isEqualTo(9_988);
        assertThat(again.count(FAULTY)).isEqualTo(12);
        assertThat(database.number("select count(*) from invoice_event")).isEqualTo(events);
    }

    @Test
    void aFaultyLineStopsNoGoodOneOfTheSameNumber() {
        String file =
                HEAD
                        + line("C1", "10,00").replace("02/12/2026", "31/02/2026")
                        + line("C1", "10,00")
                        + line("C1", "11,00");
        ImportReport done = imports.run("r8", file, AGENT);
        assertThat(done.count(CREATE)).isEqualTo(1);
        assertThat(done.problems()).hasSize(2);
        assertThat(done.problems().get(1).reason()).contains("ligne 3");
        assertThat(database.number("select amount from invoice where regie = 'r8'"))
                .isEqualTo(1000);
    }

    @Test
    void anUnpaidInvoiceIsCorrectedWithItsBooks() {
        assertThat(only("r1", "C1", "10,00")).isEqualTo(CREATE);
        assertThat(only("r1", "C1", "12,00")).isEqualTo(CHANGE);
        assertThat(only("r1", "C1", "7,00")).isEqualTo(CHANGE);
        String other = (HEAD + line("C1", "7,00")).replace("Facturation unique", "Séjours");
        assertThat(imports.run("r1", other, AGENT).count(CHANGE)).isEqualTo(1);
        assertThat(imports.run("r1", other, AGENT).count(SAME)).isEqualTo(1);

        assertThat(database.number("select amount from invoice where regie = 'r1'")).isEqualTo(700);
        assertThat(
                        database.number(
                                "select sum(amount) from ledger_entry where regie = 'r1' and holder = 'Séjours'"))
                .isEqualTo(-700);
        assertThat(
                        database.number(
                                "select sum(amount) from ledger_entry where regie = 'r1' and holder = 'Facturation unique'"))
                .isZero();
        assertThat(
                        database.number(
                                "select count(*) from invoice_line l join invoice i on i.id = l.invoice_id where i.regie = 'r1'"))
                .isEqualTo(1);
    }

    @Test
    void thatSomethingWouldChangeIsSaidLineByLineBeforeItDoes() {
        only("r7", "C1", "73,80");
        only("r7", "C2", "10,00");
        String file =
                HEAD
                        + line("C1", "99,99")
                        + line("C2", "10,00").replace("02/12/2026", "15/12/2026")
                        + line("C3", "5,00")
                        + line("C4", "7,50");
        ImportReport seen = imports.preview("r7", file);
        assertThat(seen.written(CHANGE))
                .extracting(w -> w.number() + " " + w.change().replaceAll("\\h", " "))
                .containsExactly(
                        "C1 Montant : 73,80 € → 99,99 € ; Détail modifié",
                        "C2 Échéance : 02/12/2026 → 15/12/2026");
        assertThat(seen.written(CREATE))
                .extracting(ImportReport.Written::number)
                .containsExactly("C3", "C4");
        assertThat(seen.created()).isEqualTo(Money.ofCents(1250));
        imports.run("r7", file, AGENT);
        assertThat(imports.preview("r7", file).written()).isEmpty();
    }

    @Test
    void aPaidInvoiceKeepsItsAmountAndTheReasonIsSaid() {
        only("r2", "C1", "10,00");
        ground.run(
                () ->
                        ground.desk.receive(
                                "r2-form",
                                "r2",
                                PaymentMethod.CASH,
                                "",
                                Map.of("C1", Money.ofCents(1000)),
                                AGENT));

        ImportReport report =
                imports.run("r2", HEAD + line("C1", "12,00") + line("C2", "5,00"), AGENT);

        assertThat(report.lines())
                .extracting(ImportedInvoice::outcome)
                .containsExactly(REFUSED, CREATE);
        assertThat(report.lines().get(0).reason().replaceAll("\\h", " "))
                .contains("déjà réglée (10,00 €)")
                .contains("de 10,00 € à 12,00 €");
        assertThat(
                        database.number(
                                "select amount from invoice where regie = 'r2' and number = 'C1'"))
                .isEqualTo(1000);
        assertThat(imports.preview("r2", HEAD + line("C1", "12,00")).count(REFUSED)).isEqualTo(1);
        assertThat(only("r2", "C1", "10,00")).isEqualTo(SAME);
    }

    @Test
    void whatSomebodyIsPayingWhatIsCancelledAndWhoPaysAreNotChanged() {
        only("r3", "C1", "10,00");
        only("r3", "C2", "10,00");
        only("r3", "C3", "10,00");
        var wish =
                new Payments.Wish(
                        List.of("2026-00412"),
                        "r3",
                        Map.of("C1", Money.ZERO),
                        "f@example.org",
                        false);
        ground.in(() -> ground.payments.start(Provider.PAYBOX, wish));
        ground.run(() -> ground.invoices.cancel("r3", "C2", AGENT, "Erreur"));

        assertThat(only("r3", "C1", "12,00")).isEqualTo(REFUSED);
        assertThat(only("r3", "C2", "12,00")).isEqualTo(REFUSED);
        String foreign = (HEAD + line("C3", "10,00")).replace("00412", "00413");
        assertThat(imports.run("r3", foreign, AGENT).count(REFUSED)).isEqualTo(1);
    }

    @Test
    void theSameNumberOfAnotherRegieIsAnotherInvoice() {
        assertThat(only("r4", "C1", "10,00")).isEqualTo(CREATE);
        assertThat(only("r5", "C1", "11,00")).isEqualTo(CREATE);
    }

    @Test
    void twoAgentsWhoImportTheSameFileMakeEachInvoiceOnce() throws Exception {
        var text = new StringBuilder(HEAD);
        IntStream.range(0, 500).forEach(i -> text.append(line("D" + i, "10,00")));
        Callable<ImportReport> agent =
                () -> {
                    try (var own = new DatabaseGround(database, new PayboxPrinter())) {
                        return own.imports().run("r6", text.toString(), AGENT);
                    }
                };
        var pool = Executors.newFixedThreadPool(3);
        int created = 0;
        try {
            for (var report : pool.invokeAll(List.of(agent, agent, agent))) {
                created += report.get().count(CREATE);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(created).isEqualTo(500);
        assertThat(invoices("r6")).isEqualTo(500);
    }
}
