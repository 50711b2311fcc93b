package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever writes to the addresses of Paybox without being Paybox is heard, and changes nothing. */
class PayboxIT {

    private static final String NOTIFICATION = "/paiement/paybox/notification";

    private final Demonstration demo = SharedPortal.get();
    private final String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final Visitor visitor = new Visitor(demo.portalUrl());

    private String forged() {
        return "Mt=1000&Ref=" + mark + "&Auto=123456&Erreur=00000&Appel=7&Trans=8&Sign=AAAA";
    }

    private String kept(boolean browser) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var select =
                        connection.prepareStatement(
                                "select state || ' ' || coalesce(problem, '') from"
                                        + " provider_notification where raw = ? and browser = ?")) {
            select.setString(1, forged());
            select.setBoolean(2, browser);
            var found = select.executeQuery();
            return found.next() ? found.getString(1) : "";
        }
    }

    @Test
    @Feature({"BIL-4", "BIL-5"})
    void aForgedNotificationIsAnsweredKeptAndNeverApplied() {
        Page answer = visitor.open(NOTIFICATION + "?" + forged());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html().body().html()).isEmpty();
        assertThat(answer.headers()).doesNotContainKey("set-cookie");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> kept(false).equals("REJECTED SIGNATURE"));
    }

    @Test
    @Feature("BIL-4")
    void aNotificationWithNothingInItIsAnsweredInTheSameWay() {
        assertThat(visitor.open(NOTIFICATION).status()).isEqualTo(200);
        assertThat(visitor.open(NOTIFICATION + "?" + "x=%00%ff&".repeat(500)).status())
                .isEqualTo(200);
    }

    @Test
    @Feature("BIL-5")
    void aForgedReturnLeadsToTheListAndIsKept() throws SQLException {
        Page page = visitor.open("/paiement/paybox/retour/effectue?" + forged());
        assertThat(page.path()).as("who is not signed in").isEqualTo("/connexion");
        assertThat(kept(true)).isEqualTo("REJECTED SIGNATURE");
        assertThat(visitor.open("/paiement/paybox/retour/autre").status()).isEqualTo(404);
    }
}
