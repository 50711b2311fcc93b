package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PayboxMischief;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node dies (kill -9) between the reception of a notification and its effect. */
class KilledWhilePayingIT {

    private static final int NODE = 13;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Demonstration demo = SharedPortal.get();

    @AfterEach
    void behave() {
        demo.paybox().misbehave(PayboxMischief.NONE);
    }

    @Test
    @Feature({"BIL-4", "BIL-5", "REL-2"})
    void theNotificationIsAppliedOnce() throws Exception {
        var family = new Bills(demo);
        String number = family.issue("21,00", false);
        // this test brings the notification itself, to the node that dies
        demo.paybox().misbehave(PayboxMischief.LOST);
        Page ticket =
                family.pay(
                        family.card(family.leave(family.paymentPage(number), Map.of())),
                        PayboxStandIn.CARD);
        String signed =
                ticket.html().getElementById("retour").attr("href").replaceFirst(".*\\?", "");
        String notification = "/paiement/paybox/notification?" + signed;
        var paybox = new Visitor(demo.portalUrl());
        PortalProcess node = demo.addNode(NODE, Ports.freePort());
        try (Connection lock = demo.database().dataSource().getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table payment in share mode");
            assertThat(paybox.openAt(node.url(), notification).status()).isEqualTo(200);
            await().atMost(SOON)
                    .until(
                            () ->
                                    number(
                                                    "select count(*) from pg_locks where not granted"
                                                            + " and relation = 'payment'::regclass")
                                            > 0);
            assertThat(
                            number(
                                    "select count(*) from provider_notification where raw = '"
                                            + signed
                                            + "'"))
                    .isEqualTo(1);
            node.kill();
            lock.rollback();
        } finally {
            node.stop();
        }
        await().atMost(SOON).until(() -> family.paid(number));
        assertThat(paybox.open(notification).status()).isEqualTo(200);
        await().atMost(SOON)
                .until(
                        () ->
                                number(
                                                "select count(*) from provider_notification where raw = '"
                                                        + signed
                                                        + "' and state = 'REPEATED'")
                                        == 1);
        assertThat(
                        number(
                                "select count(*) from payment where attempt_id in (select"
                                        + " p.attempt_id from payment p join payment_share s on"
                                        + " s.payment_id = p.id join invoice i on i.id ="
                                        + " s.invoice_id where i.number = '"
                                        + number
                                        + "')"))
                .as("payments")
                .isEqualTo(1);
    }

    private int number(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var result = connection.createStatement().executeQuery(statement)) {
            result.next();
            return result.getInt(1);
        }
    }
}
