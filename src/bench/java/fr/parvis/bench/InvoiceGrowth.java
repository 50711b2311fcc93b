package fr.parvis.bench;

import fr.parvis.demo.DemoDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The pages of invoices in a small town and in one with a hundred times its invoices: ten thousand,
 * then a million, ten a household. Five hundred are to be paid in both: what is owed does not grow
 * with the years, what was paid does. The household that is measured has the same few in both.
 */
final class InvoiceGrowth {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int FEW = Integer.getInteger("bench.few", 10_000);
    private static final int MANY = Integer.getInteger("bench.many", 1_000_000);

    private static final String REGIE = "regie-centrale";
    private static final String OPEN = "i %% 20 = 0 and i <= %3$d";

    /** With their books, their payments and how they were sent; nothing checks them meanwhile. */
    private static final String[] ROWS = {
        """
        insert into invoice (id, regie, number, household, payer, budget, label, period, issued_on,
            due_on, amount, paid, refunded, partial, status, created_at, version)
        select 1000000000 + i, '%4$s', 'B' || i, 'BENCH-' || i / 10, 'Mme CROISSANCE Foyer' || translate((i / 10)::text, '0123456789', 'abcdefghij'),
            'Facturation unique', 'Restauration', 'octobre', current_date - i %% 900 - 40,
            current_date - i %% 900 - 10, 7380, case when OPEN then 0 else 7380 end, 0, true,
            case when OPEN then 'TO_PAY' else 'PAID' end, now() - i %% 900 * interval '1 day', 0
        from generate_series(%1$d, %2$d) i
        """,
        """
        insert into invoice_line (invoice_id, position, label, amount)
        select 1000000000 + i, 0, 'Restauration', 7380 from generate_series(%1$d, %2$d) i
        """,
        """
        insert into invoice_event (id, invoice_id, at, type, status_to, actor)
        select 1000000000 + i, 1000000000 + i, now(), 'ISSUED', 'TO_PAY', 'SYSTEM'
        from generate_series(%1$d, %2$d) i
        """,
        """
        insert into payment (id, regie, household, method, amount, credited, received_at, transaction,
            actor_name)
        select 1000000000 + i, '%4$s', 'BENCH-' || i / 10, 'CASH', 7380, 0,
            now() - i %% 900 * interval '1 day', 'bench-' || i, 'Claude Lambert'
        from generate_series(%1$d, %2$d) i where not (OPEN)
        """,
        """
        insert into payment_share (payment_id, invoice_id, amount)
        select 1000000000 + i, 1000000000 + i, 7380
        from generate_series(%1$d, %2$d) i where not (OPEN)
        """,
        """
        insert into ledger_posting (id, at, kind, key)
        select 1000000000 + i, now(), 'ISSUED', 'bench ' || i from generate_series(%1$d, %2$d) i
        """,
        """
        insert into ledger_entry (id, posting_id, regie, account, holder, invoice_id, amount)
        select 1000000000 + i, 1000000000 + i, '%4$s', 'RECEIVABLE', 'BENCH-' || i / 10,
            1000000000 + i, 7380 from generate_series(%1$d, %2$d) i
        """,
        """
        insert into invoice_print (regie, at, by_name, taken) values ('%4$s', now(), 'Claude Lambert', 1)
        """,
        """
        insert into invoice_delivery (invoice_id, regie, way, done_at, print_id)
        select 1000000000 + i, '%4$s', 'PAPER', now(), (select max(id) from invoice_print)
        from generate_series(%1$d, %2$d) i
        """
    };

    private InvoiceGrowth() {}

    public static void main(String[] arguments) throws SQLException {
        var table = new Table("p99 with a hundred times the invoices, times the p99 before");
        try (Stand stand = Stand.start()) {
            Map<String, String> citizen = Map.of("Cookie", stand.signedIn("durand"));
            Map<String, String> regie = Map.of("Cookie", stand.signedIn("regie"));
            String own = stand.portal() + "/mon-espace/factures";
            String desk = stand.portal() + "/agents/factures";
            var pages = new LinkedHashMap<String, Wrk>();
            pages.put("own invoices", new Wrk(own, citizen, null));
            pages.put("own invoice", new Wrk(own + "/7984", citizen, null));
            pages.put("payment page", new Wrk(own + "/paiement?facture=7984", citizen, null));
            pages.put(
                    "own invoices, JSON",
                    new Wrk(stand.portal() + "/api/v1/space/invoices", citizen, null));
            pages.put("e-billing", new Wrk(own + "/adhesion", citizen, null));
            pages.put("list of the régie", new Wrk(desk, regie, null));
            for (String view : new String[] {"OPEN", "LATE", "PAID", "IN_PAYMENT"}) {
                pages.put("list, " + view, new Wrk(desk + "?vue=" + view, regie, null));
            }
            pages.put("list, by name", new Wrk(desk + "?q=foyerbc", regie, null));
            pages.put("list, by a name of all", new Wrk(desk + "?q=croissance", regie, null));
            pages.put("list, by a name of nobody", new Wrk(desk + "?q=xylophone", regie, null));
            pages.put("list, by number", new Wrk(desk + "?q=B1234", regie, null));
            pages.put("invoice at the desk", new Wrk(desk + "/" + first(stand), regie, null));
            pages.put("cash desk", new Wrk(desk + "/encaisser?dossier=2026-00412", regie, null));
            pages.put("payments", new Wrk(desk + "/paiements", regie, null));
            pages.put("payments by cheque", new Wrk(desk + "/paiements?mode=CHEQUE", regie, null));
            pages.put("reminders", new Wrk(desk + "/relances", regie, null));
            pages.put("to be printed", new Wrk(desk + "/papier", regie, null));
            String only = System.getProperty("bench.only", "");
            pages.keySet().removeIf(name -> !name.matches("(?i).*(" + only + ").*"));
            grow(stand, 1, FEW);
            pages.values().forEach(page -> page.run(2 * SECONDS, 2));
            Map<String, Double> before = Growth.measure(pages, SECONDS, ROUNDS);
            grow(stand, FEW + 1, MANY);
            pages.values().forEach(page -> page.run(SECONDS, 2));
            Growth.measure(pages, SECONDS, ROUNDS)
                    .forEach(
                            (name, p99) -> {
                                table.add(name, p99 / before.get(name));
                                table.note(
                                        name,
                                        String.format(
                                                Locale.ROOT,
                                                "%.1f ms, %.1f ms",
                                                before.get(name),
                                                p99));
                            });
        }
        table.print();
    }

    private static long first(Stand stand) throws SQLException {
        try (var connection = stand.demonstration().database().dataSource().getConnection();
                var found =
                        connection
                                .createStatement()
                                .executeQuery("select id from invoice where number = '7984'")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void grow(Stand stand, int from, int to) throws SQLException {
        // who may leave the checks of the books out, in the portal's database
        var source = (PGSimpleDataSource) stand.demonstration().database().administrator();
        source.setDatabaseName(DemoDatabase.NAME);
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String rows : ROWS) {
                statement.execute(rows.replace("OPEN", OPEN).formatted(from, to, FEW, REGIE));
            }
            statement.execute("vacuum analyze");
        }
    }
}
