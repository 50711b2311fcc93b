package fr.parvis.billing.service;

import static fr.parvis.billing.service.Ground.REGIE;
import static fr.parvis.billing.service.PaymentDatabaseTest.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.HouseholdContacts;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceOutcome;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who chose what, who is written to of which invoice, and what is printed: on PostgreSQL. */
@Feature("BIL-7")
class EBillingDatabaseTest {

    private static final String HEAD =
            "facture;dossier;payeur;compte;libelle;periode;date;echeance;montant;partiel;detail\n";

    private static final Map<String, List<String>> MAILS =
            new ConcurrentHashMap<>(
                    Map.of("EB-1", List.of("a@EB-1", "b@EB-1"), "EB-2", List.of("c@EB-2")));

    private static SchemaDatabase database;
    private static DatabaseGround ground;
    private static final List<String> SENT = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
        ground = new DatabaseGround(database, new PayboxPrinter());
    }

    @AfterAll
    static void stop() {
        ground.close();
        database.close();
    }

    private static InvoiceAnnouncements announcements(DatabaseGround on) {
        var all = new InvoiceAnnouncements();
        all.deliveries = on.deliveries;
        all.invoices = on.invoiceRepository;
        all.clock = on.clock;
        all.town = new TownFiles(Path.of("webapp-config", "demo")).settings();
        all.contacts =
                new HouseholdContacts() {
                    @Override
                    public List<String> mails(String fileNumber) {
                        return MAILS.getOrDefault(fileNumber, List.of());
                    }
                };
        all.outbox =
                new Outbox() {
                    @Override
                    public void send(Mail mail) {
                        SENT.add(mail.getRecipient() + " " + mail.getSubject());
                        if (mail.getSubject().contains("EBFAIL")) {
                            throw new IllegalStateException("this mail cannot be written");
                        }
                    }
                };
        all.portal =
                new PortalAddress() {
                    @Override
                    public String of(String path) {
                        return path;
                    }
                };
        return all;
    }

    private static EBillingRepository choices(DatabaseGround on) {
        var repository = new EBillingRepository();
        repository.entities = on.entities();
        return repository;
    }

    private static PrintRepository prints(DatabaseGround on) {
        var repository = new PrintRepository();
        repository.entities = on.entities();
        return repository;
    }

    private static boolean choose(String household, boolean online) {
        return ground.in(
                () ->
                        choices(ground)
                                .choose(household, online, "Léa Durand", ground.clock.instant()));
    }

    private static void issue(String household, String number) {
        InvoiceDraft draft = PaymentDatabaseTest.draft(household, number, 1000, true);
        ground.in(() -> ground.invoices.issue(draft, AGENT));
    }

    /** As the job does it. */
    private static List<String> announce() {
        SENT.clear();
        InvoiceAnnouncements all = announcements(ground);
        for (long id : ground.in(all::due)) {
            try {
                ground.run(() -> all.send(id));
            } catch (IllegalStateException e) {
                ground.run(() -> all.postpone(id));
            }
        }
        return List.copyOf(SENT);
    }

    @Test
    void fromTheChoiceOnEachNewInvoiceIsAnnouncedOnce() {
        issue("EB-1", "EB100");
        assertThat(announce()).as("paper, as long as nobody has chosen").isEmpty();

        assertThat(choose("EB-1", true)).isTrue();
        assertThat(choose("EB-1", true)).as("said again").isFalse();
        assertThat(announce()).as("an invoice of before").isEmpty();

        issue("EB-1", "EB101");
        ground.imports()
                .run(
                        REGIE,
                        HEAD
                                + "EB102;EB-1;Mme D;Cantine;Repas;;01/11/2026;01/12/2026;12,00;non;\n"
                                + "EB103;EB-3;Mme D;Cantine;Repas;;01/11/2026;01/12/2026;12,00;non;\n",
                        AGENT);
        assertThat(announce())
                .hasSize(4)
                .filteredOn(s -> s.matches("[ab]@EB-1 .*(EB101|EB102).*"))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(announce()).as("once").isEmpty();

        ground.imports()
                .run(
                        REGIE,
                        HEAD + "EB102;EB-1;Mme D;Cantine;Repas;;01/11/2026;01/12/2026;13,00;non;\n",
                        AGENT);
        assertThat(announce())
                .as("what the mail of before says is true no more")
                .hasSize(2)
                .allMatch(s -> s.matches("[ab]@EB-1 Facture n°\\hEB102 modifiée\\h: 13,00.*"));
        assertThat(announce()).as("once").isEmpty();
        ground.imports()
                .run(
                        REGIE,
                        HEAD
                                + "EB102;EB-1;Mme D;Cantine;Repas 2;;01/11/2026;01/12/2026;13,00;non;\n",
                        AGENT);
        assertThat(announce()).as("the same amount by the same date").isEmpty();

        assertThat(choose("EB-1", false)).isTrue();
        issue("EB-1", "EB104");
        assertThat(announce()).as("paper again").isEmpty();
        assertThat(database.number("select count(*) from e_billing_event where household = 'EB-1'"))
                .isEqualTo(2);
        ground.run(
                () ->
                        assertThat(choices(ground).find("EB-1"))
                                .hasValueSatisfying(
                                        said -> {
                                            assertThat(said.online()).isFalse();
                                            assertThat(said.by()).isEqualTo("Léa Durand");
                                        }));
    }

    @Test
    void aCorrectedInvoiceIsPrintedAnewOrAnnouncedWithItsLastAmountOnly() {
        issue("EB-8", "EB800");
        issue("EB-8", "EB801");
        ground.in(() -> prints(ground).take(REGIE, 10_000, "Claude", ground.clock.instant()));
        correct("EB-8", "EB800", "02/12/2026", "12,00");
        correct("EB-8", "EB801", "10/12/2026", "10,00");
        assertThat(announce()).isEmpty();
        ground.run(
                () ->
                        assertThat(prints(ground).next(REGIE, 10_000))
                                .contains(id("EB800"), id("EB801")));

        MAILS.put("EB-19", List.of("d@EB-19"));
        choose("EB-19", true);
        issue("EB-19", "EB802");
        correct("EB-19", "EB802", "02/12/2026", "12,00");
        assertThat(announce())
                .as("nobody was told of the first amount")
                .singleElement()
                .asString()
                .matches(".*Nouvelle facture n°\\hEB802\\h: 12,00.*");
    }

    @Test
    void aCorrectionWhileTheMailIsWrittenIsToldToo() throws Exception {
        MAILS.put("EB-20", List.of("e@EB-20"));
        choose("EB-20", true);
        issue("EB-20", "EB810");
        var executor = Executors.newSingleThreadExecutor();
        var other = new DatabaseGround(database, new PayboxPrinter());
        Runnable correction = () -> correct(other, "EB-20", "EB810", "02/12/2026", "12,00");
        var going = new ArrayList<Future<?>>();
        InvoiceAnnouncements slow = announcements(ground);
        slow.contacts =
                new HouseholdContacts() {
                    @Override
                    public List<String> mails(String fileNumber) {
                        going.add(executor.submit(correction));
                        giveTime(going.get(0));
                        return MAILS.get(fileNumber);
                    }
                };
        SENT.clear();
        try (other) {
            ground.run(() -> slow.send(id("EB810")));
            going.get(0).get(20, TimeUnit.SECONDS);
        } finally {
            executor.shutdown();
        }
        assertThat(SENT).singleElement().asString().contains("10,00");
        assertThat(announce()).filteredOn(s -> s.matches(".*EB810 modifiée.*12,00.*")).hasSize(1);
    }

    private static void giveTime(Future<?> going) {
        try {
            going.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // it waits until what is done here is committed
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsBeingCancelledIsNotAnnouncedAfterwards() throws Exception {
        MAILS.put("EB-21", List.of("f@EB-21"));
        choose("EB-21", true);
        issue("EB-21", "EB820");
        long id = id("EB820");
        var executor = Executors.newSingleThreadExecutor();
        var other = new DatabaseGround(database, new PayboxPrinter());
        InvoiceAnnouncements theirs = announcements(other);
        var going = new ArrayList<Future<?>>();
        SENT.clear();
        try (other) {
            ground.run(
                    () -> {
                        ground.invoices.cancel(REGIE, "EB820", AGENT, "erreur");
                        going.add(executor.submit(() -> other.run(() -> theirs.send(id))));
                        giveTime(going.get(0));
                    });
            going.get(0).get(20, TimeUnit.SECONDS);
        } finally {
            executor.shutdown();
        }
        assertThat(SENT).isEmpty();
        assertThat(announce()).isEmpty();
    }

    @Test
    void whatIsCorrectedLeavesItsLotAndAnEmptyOneIsNotFetched() {
        String regie = "lots";
        ground.imports().run(regie, lines(2), AGENT);
        long lot =
                ground.in(() -> prints(ground).take(regie, 10, "Claude", ground.clock.instant()))
                        .orElseThrow();
        var desk = new PaperDesk();
        desk.prints = prints(ground);
        desk.repository = ground.invoiceRepository;
        desk.right =
                new RegieRight() {
                    @Override
                    RegieSettings require(Account staff, String wanted) {
                        return null;
                    }
                };

        ground.imports().run(regie, lines(1).replace("12,00", "13,00"), AGENT);
        assertThat(ground.in(() -> desk.list(null, regie, lot))).hasSize(1);
        assertThat(ground.in(() -> desk.prints.prints(regie, 10)))
                .singleElement()
                .satisfies(
                        print -> {
                            assertThat(print.count()).isEqualTo(1);
                            assertThat(print.corrected()).isEqualTo(1);
                        });

        ground.imports().run(regie, lines(2).replace("12,00", "13,00"), AGENT);
        assertThatThrownBy(() -> ground.in(() -> desk.list(null, regie, lot)))
                .isInstanceOf(NotFoundException.class);
    }

    private static void correct(String household, String number, String due, String amount) {
        correct(ground, household, number, due, amount);
    }

    private static void correct(
            DatabaseGround on, String household, String number, String due, String amount) {
        var report =
                on.imports()
                        .run(
                                REGIE,
                                HEAD
                                        + "%s;%s;Mme DURAND Françoise;Facturation unique;Repas;;02/11/2026;%s;%s;oui;\n"
                                                .formatted(number, household, due, amount),
                                AGENT);
        assertThat(report.count(InvoiceOutcome.CHANGE)).isEqualTo(1);
    }

    @Test
    void whomNoMailReachesGetsPaperAndACancelledOneNothing() {
        choose("EB-4", true);
        issue("EB-4", "EB400");
        issue("EB-4", "EB401");
        ground.run(() -> ground.invoices.cancel(REGIE, "EB401", AGENT, "erreur"));
        assertThat(announce()).isEmpty();
        assertThat(way("EB400")).isEqualTo("PAPER");
        assertThat(way("EB401")).isEqualTo("MAIL");
    }

    @Test
    void whatWasSettledBeforeItWasPrintedIsNotPrinted() {
        issue("EB-5", "EB500");
        issue("EB-5", "EB501");
        issue("EB-5", "EB502");
        pay("EB500", 1000, "");
        pay("EB501", 400, "Chèque n° 12, CIC");
        ground.run(
                () ->
                        assertThat(prints(ground).next(REGIE, 10_000))
                                .contains(id("EB501"), id("EB502"))
                                .doesNotContain(id("EB500")));
        assertThat(
                        database.number(
                                "select count(*) from payment where household = 'EB-5' and"
                                        + " reference = 'Chèque n° 12, CIC'"))
                .isEqualTo(1);
    }

    @Test
    void whoMayNotSeeTheInvoicesIsToldOfNoDebt() {
        ground.run(
                () -> {
                    for (String row :
                            List.of(
                                    "insert into household (id, file_number, created_at) overriding"
                                            + " system value values (71, 'EB-7', now())",
                                    "insert into account (id, kind, user_name, mail, last_name,"
                                            + " first_names, created_at, state_since) overriding"
                                            + " system value select n, 'CITIZEN', 'eb' || n, n ||"
                                            + " '@e.fr', 'D', 'L', now(), now() from"
                                            + " generate_series(71, 72) n",
                                    "insert into household_member (household_id, account_id, since,"
                                            + " may_see_invoices) values (71, 71, now(), true),"
                                            + " (71, 72, now(), false)")) {
                        ground.entities().createNativeQuery(row).executeUpdate();
                    }
                });
        issue("EB-7", "EB700");
        var groups = new InvoiceGroupRepository();
        groups.sql = PlainSql.on(database.dataSource());
        assertThat(groups.owes(71)).isTrue();
        assertThat(groups.owes(72)).isFalse();
    }

    private static long id(String number) {
        return database.number("select id from invoice where number = '" + number + "'");
    }

    private static void pay(String number, long cents, String reference) {
        ground.run(
                () ->
                        ground.desk.receive(
                                "desk-" + number,
                                REGIE,
                                PaymentMethod.CHEQUE,
                                reference,
                                Map.of(number, Money.ofCents(cents)),
                                AGENT));
    }

    private static String way(String number) {
        return ground.in(
                () ->
                        (String)
                                ground.entities()
                                        .createNativeQuery(
                                                "select d.way from invoice_delivery d join invoice"
                                                        + " i on i.id = d.invoice_id where i.number = ?1")
                                        .setParameter(1, number)
                                        .getSingleResult());
    }

    @Test
    void oneThatFailsIsInNobodysWayAndComesAgain() {
        choose("EB-2", true);
        issue("EB-2", "EBFAIL");
        issue("EB-2", "EB201");
        assertThat(announce()).anyMatch(s -> s.contains("EB201"));
        assertThat(announce()).as("not at once").isEmpty();
        ground.clock.pass(BillingJobs.NEXT_TRY);
        assertThat(announce()).hasSize(1).allMatch(s -> s.contains("EBFAIL"));
    }

    @Test
    void twoNodesAnnounceAnInvoiceOnce() throws Exception {
        choose("EB-2", true);
        issue("EB-2", "EB210");
        long id = database.number("select id from invoice where number = 'EB210'");
        SENT.clear();
        List<Boolean> done =
                atOnce(8, on -> on.in(() -> on.deliveries.announced(id, 1, on.clock.instant())));
        assertThat(done).filteredOn(d -> d).hasSize(1);
    }

    @Test
    void twoAdultsWhoChooseAtOnceMakeOneChoice() throws Exception {
        List<Boolean> done =
                atOnce(
                        8,
                        on ->
                                on.in(
                                        () ->
                                                choices(on)
                                                        .choose(
                                                                "EB-7",
                                                                true,
                                                                "Léa Durand",
                                                                on.clock.instant())));
        assertThat(done).filteredOn(d -> d).hasSize(1);
        assertThat(database.number("select count(*) from e_billing_event where household = 'EB-7'"))
                .isEqualTo(1);
    }

    @Test
    void noInvoiceIsPrintedInTwoLots() throws Exception {
        String regie = "imprimerie";
        ground.imports().run(regie, lines(30), AGENT);
        List<Long> lots =
                atOnce(
                        6,
                        on ->
                                on.in(
                                        () ->
                                                prints(on)
                                                        .take(
                                                                regie,
                                                                10,
                                                                "Claude",
                                                                on.clock.instant())
                                                        .orElse(-1L)));
        Set<Long> printed = new HashSet<>();
        int all = 0;
        for (long lot : lots) {
            if (lot > 0) {
                List<Long> its = ground.in(() -> prints(ground).printed(lot));
                assertThat(its).isNotEmpty().hasSizeLessThanOrEqualTo(10);
                printed.addAll(its);
                all += its.size();
            }
        }
        int left = 30 - all;
        assertThat(ground.in(() -> prints(ground).waiting(regie))).isEqualTo(left);
        while (left > 0) {
            left -= lot(regie);
        }
        assertThat(printed).as("none twice").hasSize(all);
        assertThat(
                        database.number(
                                "select count(*) from invoice_delivery where regie = 'imprimerie'"
                                        + " and print_id is not null"))
                .isEqualTo(30);
        assertThat(ground.in(() -> prints(ground).waiting(regie))).isZero();
    }

    private static int lot(String regie) {
        return ground.in(
                () -> {
                    var all = prints(ground);
                    long lot = all.take(regie, 10, "Claude", ground.clock.instant()).orElseThrow();
                    return all.printed(lot).size();
                });
    }

    private static String lines(int count) {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < count; i++) {
            text.append(
                    "IMP%d;EB-9;M. I;Cantine;Repas;;01/11/2026;01/12/2026;12,00;non;\n"
                            .formatted(i));
        }
        return text.toString();
    }

    private interface Work<T> {
        T on(DatabaseGround ground) throws Exception;
    }

    private static <T> List<T> atOnce(int many, Work<T> work) throws Exception {
        var executor = Executors.newFixedThreadPool(many);
        try {
            Callable<T> one =
                    () -> {
                        try (var own = new DatabaseGround(database, new PayboxPrinter())) {
                            return work.on(own);
                        }
                    };
            var results = new ArrayList<T>();
            for (var future : executor.invokeAll(Collections.nCopies(many, one))) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }
}
