package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Two hundred notifications at the same moment, as after an hour in which Paybox reached nobody:
 * fifty payments, each told four times.
 */
class NotificationsIT {

    private static final int PAYMENTS = 50;
    private static final int TIMES = 4;
    private static final long CENTS = 1240;

    private final Demonstration demo = SharedPortal.get();
    private final String household =
            "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private CompletableFuture<String> send(String raw) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        demo.portalUrl() + "/paiement/paybox/notification?" + raw))
                        .timeout(Duration.ofMinutes(2))
                        .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() + answer.body());
    }

    private String found(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, household);
            var rows = select.executeQuery();
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static final String OURS = " (select id from payment_attempt where household = ?) ";

    @Test
    @Feature({"BIL-4", "BIL-6"})
    void twoHundredAtOnceAreAnsweredKeptAndAppliedOnce() throws SQLException {
        var office = Bills.office(demo);
        office.bring(DemoInvoices.REGIE, Bills.file(household, 0, PAYMENTS));
        var raws = new ArrayList<String>();
        for (int i = 0; i < PAYMENTS; i++) {
            String reference =
                    office.leave(
                            DemoInvoices.REGIE,
                            household,
                            household + "-" + i,
                            household.toLowerCase() + "@example.org");
            raws.addAll(Collections.nCopies(TIMES, demo.paybox().paid(reference, CENTS)));
        }
        // those that say the same do not stand beside one another
        Collections.shuffle(raws);

        List<CompletableFuture<String>> coming = raws.stream().map(this::send).toList();
        assertThat(coming.stream().map(CompletableFuture::join).toList())
                .as("each is answered, without a word")
                .hasSize(PAYMENTS * TIMES)
                .containsOnly("200");
        String kept =
                "select string_agg(state || ' ' || counted, ', ' order by state) from (select"
                        + " n.state, count(*) as counted from provider_notification n where"
                        + " n.reference in (select reference from payment_attempt where household ="
                        + " ?) group by n.state) found";
        await().atMost(Duration.ofMinutes(2))
                .until(() -> found(kept).equals("APPLIED 50, REPEATED 150"));
        assertThat(
                        found(
                                "select count(*) || ' ' || sum(amount) || ' ' || sum(credited) from"
                                        + " payment where attempt_id in"
                                        + OURS))
                .as("payments, money, credits")
                .isEqualTo(PAYMENTS + " " + PAYMENTS * CENTS + " 0");
        assertThat(
                        found(
                                "select string_agg(distinct status || ' ' || (amount - paid), ',')"
                                        + " from invoice where household = ?"))
                .isEqualTo("PAID 0");
        String books =
                " from ledger_entry e where e.posting_id in (select posting_id from ledger_entry x"
                        + " join invoice i on i.id = x.invoice_id where i.household = ?)";
        assertThat(found("select sum(e.amount)" + books)).as("the books balance").isEqualTo("0");
        assertThat(found("select sum(e.amount)" + books + " and e.account = 'CARD'"))
                .as("all of it is with the bank")
                .isEqualTo(String.valueOf(PAYMENTS * CENTS));
    }
}
