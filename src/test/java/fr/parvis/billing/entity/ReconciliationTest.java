package fr.parvis.billing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.billing.entity.ReconciliationLine.Kind;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day's statement, and how it is compared. */
@Feature("BIL-8")
class ReconciliationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 17);
    private static final String HEAD =
            "RemittancePaybox;Site;Date;TransactionId;IdAppel;Reference;Type;NumberOfAuthorization;Amount;Currency\n";

    private static String line(String transaction, String amount) {
        return "004308;1999888;2026-11-17;"
                + transaction
                + ";71;20261117-AB;Débit;514120;"
                + amount
                + ";978\n";
    }

    private static StatementFile.Read read(String lines) {
        return StatementFile.read(HEAD + lines, DAY, "1999888");
    }

    @Test
    void theExportOfPayboxIsRead() {
        StatementFile.Read read =
                read(
                        line("588470413", "7380")
                                + line("588470414", "100").replace("Débit", "Crédit")
                                + line("588470415", "100").replace("1999888", "1999889"));
        assertThat(read.ignored()).isEqualTo(2);
        StatementLine only = read.lines().get(0);
        assertThat(read.lines()).hasSize(1);
        assertThat(only.transaction()).isEqualTo("588470413");
        assertThat(only.reference()).isEqualTo("20261117-AB");
        assertThat(only.amount()).isEqualTo(Money.ofCents(7380));
        assertThat(only.authorisation()).isEqualTo("514120");
        String french = "date,transaction,reference,montant\n17/11/2026,5,R,\"1 234,50\"\n";
        assertThat(StatementFile.read(french, DAY, null).lines().get(0).amount())
                .isEqualTo(Money.ofCents(123_450));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "588470413 | | Ligne 2 : le numéro",
                ";7380; | ;73,80; | Ligne 2 : le montant",
                ";7380; | ;0; | Ligne 2 : le montant",
                "2026-11-17 | 2026-11-16 | Ligne 2 : la date",
                "2026-11-17 | 17.11.2026 | Ligne 2 : la date"
            })
    void aFaultyLineIsSaidWithItsNumber(String good, String bad, String said) {
        String lines = line("588470413", "7380").replace(good, bad == null ? "" : bad);
        StatementLine only = read(lines).lines().get(0);
        assertThat(only.amount()).isNull();
        assertThat(only.problem().replace('\u00A0', ' ')).startsWith(said);
    }

    @Test
    void aTransactionStandsOnceAndAFileHasItsColumns() {
        var lines = read(line("5", "100") + line("5", "100")).lines();
        assertThat(lines.get(0).problem()).isNull();
        assertThat(lines.get(1).problem()).contains("déjà à la ligne");
        for (String head :
                List.of("", "Reference;Date;Amount\n", "TransactionId;Reference;Date\n")) {
            assertThatThrownBy(() -> StatementFile.read(head, DAY, null))
                    .isInstanceOf(DomainException.class)
                    .hasMessage("billing.statement.columns");
        }
    }

    @Test
    void whatDiffersIsFound() {
        var there = read(line("1", "100") + line("2", "200") + line("3", "300") + line("4", "x"));
        var here =
                List.of(
                        new KnownPayment("1", "R", Money.ofCents(100), true),
                        new KnownPayment("2", "R", Money.ofCents(250), true),
                        new KnownPayment("5", "R", Money.ofCents(500), true),
                        // of a statement of another day
                        new KnownPayment("6", "R", Money.ofCents(600), false));
        assertThat(Reconciliation.compare(there.lines(), here))
                .extracting(ReconciliationLine::kind, ReconciliationLine::transaction)
                .map(Object::toString)
                .containsExactly(
                        "(AGREES, \"1\")",
                        "(OTHER_AMOUNT, \"2\")",
                        "(UNKNOWN_HERE, \"3\")",
                        "(FAULTY, \"4\")",
                        "(ABSENT_THERE, \"5\")");
    }

    /** Whatever the two sides hold: nothing is lost, nothing counted twice. */
    @Property(tries = 300)
    void theDifferencesExplainTheDifference(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 30) Integer> there,
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 30) Integer> here,
            @ForAll @IntRange(min = 1, max = 3) int odd) {
        List<Integer> ours = here.stream().distinct().toList();
        List<KnownPayment> known =
                ours.stream()
                        .map(
                                n ->
                                        new KnownPayment(
                                                "" + n, "R", amount(n, n % odd == 0 ? 1 : 0), true))
                        .toList();
        String lines =
                there.stream()
                        .distinct()
                        .map(n -> line("" + n, "" + amount(n, 0).cents()))
                        .collect(Collectors.joining());
        var compared = Reconciliation.compare(read(lines).lines(), known);

        assertThat(compared.stream().map(ReconciliationLine::transaction))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(there.stream(), ours.stream())
                                .distinct()
                                .map(String::valueOf)
                                .toList());
        assertThat(sum(compared, true))
                .isEqualTo(sumOf(there.stream().distinct().map(n -> amount(n, 0)).toList()));
        assertThat(sum(compared, false))
                .isEqualTo(sumOf(known.stream().map(KnownPayment::amount).toList()));
        assertThat(compared.stream().filter(l -> l.kind() == Kind.AGREES))
                .allMatch(l -> l.there().equals(l.here()));
        assertThat(compared.stream().filter(l -> l.kind() == Kind.OTHER_AMOUNT))
                .noneMatch(l -> l.there().equals(l.here()));
    }

    private static Money amount(int number, int more) {
        return Money.ofCents(number * 100L + more);
    }

    private static Money sum(List<ReconciliationLine> lines, boolean there) {
        return sumOf(
                lines.stream()
                        .map(l -> there ? l.there() : l.here())
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Money sumOf(List<Money> amounts) {
        return Money.sum(new ArrayList<>(amounts));
    }
}
