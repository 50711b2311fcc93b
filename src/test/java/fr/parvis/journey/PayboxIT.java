package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
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
    @Feature({"BIL-4", "BIL-5"})
    void whoeverForgesAnAnswerAboutARealPaymentPaysNothing() throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("25,00", false);
        String reference =
                family.leave(family.paymentPage(number), Map.of())
                        .html()
                        .select("[name=PBX_CMD]")
                        .val();
        String paid =
                "Mt=2500&Ref=" + reference + "&Auto=123456&Erreur=00000&Appel=7&Trans=8&Sign=";
        // of another text, but really Paybox's
        String signature =
                "QnhlnuOpcbfUruOU7kKG%2FZmDPsDzM31VrpMIObQomYwEE%2FafhJiDPkWVN9%2Br3JVFXBsFnqo3VlOVzxQVVahXpF7eWiJoAe5LcIoqSvms96SFFv9LfndS%2F3zAO5fF%2FtR4Us3rOSUwT1Hs2AS17R3B9ATwBMhKt1l3DPw9hClpFw0%3D";
        Page back = family.citizen.open("/paiement/paybox/retour/effectue?" + paid + signature);
        assertThat(back.text()).contains("n’a pas pu être lue");
        visitor.open(NOTIFICATION + "?" + paid + signature);
        await().atMost(Duration.ofSeconds(20)).until(() -> rejected(paid + signature) == 2);
        assertThat(family.paid(number)).isFalse();
    }

    private int rejected(String raw) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var select =
                        connection.prepareStatement(
                                "select count(*) from provider_notification where raw = ? and state"
                                        + " = 'REJECTED' and problem = 'SIGNATURE'")) {
            select.setString(1, raw);
            var found = select.executeQuery();
            found.next();
            return found.getInt(1);
        }
    }

    @Test
    @Feature("BIL-4")
    void theAnswerThatOthersHavePublishedIsGenuineHereAndPaysNothing() {
        String vector =
                "Mt=1000&Ref=CMD1349338388&Auto=XXXXXX&Erreur=00000&Sign=QnhlnuOpcbfUruOU7kKG%2FZmDPsDzM31VrpMIObQomYwEE%2FafhJiDPkWVN9%2Br3JVFXBsFnqo3VlOVzxQVVahXpF7eWiJoAe5LcIoqSvms96SFFv9LfndS%2F3zAO5fF%2FtR4Us3rOSUwT1Hs2AS17R3B9ATwBMhKt1l3DPw9hClpFw0%3D";
        assertThat(visitor.open(NOTIFICATION + "?" + vector).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            try (var connection = demo.database().dataSource().getConnection();
                                    var statement = connection.createStatement();
                                    var found =
                                            statement.executeQuery(
                                                    "select count(*) from provider_notification"
                                                            + " where raw like '%CMD1349338388%'"
                                                            + " and problem = 'UNCLEAR'")) {
                                found.next();
                                return found.getInt(1) > 0;
                            }
                        });
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
