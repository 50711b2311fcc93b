package fr.parvis.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.billing.paybox.PayboxAnswer;
import fr.parvis.billing.paybox.PayboxBuyer;
import fr.parvis.billing.paybox.PayboxCall;
import fr.parvis.billing.paybox.PayboxKey;
import fr.parvis.billing.paybox.PayboxOrder;
import fr.parvis.billing.paybox.PayboxReturns;
import fr.parvis.billing.paybox.PayboxServers;
import fr.parvis.billing.paybox.PayboxShop;
import fr.parvis.billing.paybox.PayboxSignature;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payment page of the demonstration, called by the portal's own code, without the portal. */
@Feature("BIL-4")
class PayboxStandInTest {

    private static final AtomicInteger ORDERS = new AtomicInteger();
    private static final List<String> NOTIFIED = new CopyOnWriteArrayList<>();
    private static PayboxStandIn paybox;
    private static LoopbackHttp portal;
    private static String portalUrl;
    private static PayboxSignature keys;

    @BeforeAll
    static void start() {
        paybox = new PayboxStandIn(Ports.freePort());
        paybox.start();
        int port = Ports.freePort();
        portal =
                LoopbackHttp.start(
                        port,
                        exchange -> {
                            NOTIFIED.add(exchange.getRequestURI().getRawQuery());
                            exchange.sendResponseHeaders(204, -1);
                        });
        portalUrl = "http://localhost:" + port;
        keys = PayboxSignature.of(List.of(paybox.publicKey()));
    }

    @AfterAll
    static void stop() {
        paybox.close();
        portal.close();
    }

    @BeforeEach
    void wellBehaved() {
        paybox.misbehave(PayboxMischief.NONE);
        NOTIFIED.clear();
    }

    private static PayboxCall call() {
        var shop =
                new PayboxShop(
                        PayboxStandIn.SITE,
                        PayboxStandIn.RANK,
                        PayboxStandIn.IDENTIFIER,
                        PayboxKey.hex(PayboxStandIn.KEY));
        var order =
                new PayboxOrder(
                        "T-" + ORDERS.incrementAndGet(),
                        Money.ofCents(7380),
                        "f@example.org",
                        1,
                        new PayboxBuyer("Françoise", "D’Urand", "1 rue A", null, "95520", "Osny"),
                        true);
        return PayboxCall.of(
                shop,
                order,
                PayboxReturns.of(portalUrl),
                ZonedDateTime.of(2026, 11, 23, 9, 0, 0, 0, ZoneId.of("Europe/Paris")));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + LoopbackHttp.encode(f.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> post(String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(paybox.url() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Document open(PayboxCall call) {
        var answer = post("cgi/MYchoix_pagepaiement.cgi", form(call.fields()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** Types a card; null gives up. */
    private static Document type(Document page, String card) {
        String id = page.selectFirst("[name=id]").val();
        String body = "id=" + id + (card == null ? "&abandon=1" : "&payer=1&carte=" + card);
        return Jsoup.parse(post("cgi/carte", body).body());
    }

    private static URI back(Document page) {
        return URI.create(page.getElementById("retour").attr("href"));
    }

    private static void awaitNotified(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> NOTIFIED.size() >= count);
    }

    private static Optional<PayboxAnswer> notified(int place) {
        return PayboxAnswer.read(NOTIFIED.get(place), keys);
    }

    @Test
    void acceptsTheCardTellsThePortalAndSendsTheBrowserBack() {
        PayboxCall call = call();
        Document page = open(call);
        assertThat(page.getElementById("montant").text()).isEqualTo("73,80 €");
        URI back = back(type(page, PayboxStandIn.CARD));

        awaitNotified(1);
        PayboxAnswer told = notified(0).orElseThrow();
        assertThat(told.paid()).isTrue();
        assertThat(told.test()).isTrue();
        assertThat(told.reference()).isEqualTo(call.reference());
        assertThat(told.amount()).isEqualTo(Money.ofCents(7380));
        assertThat(back.toString()).startsWith(portalUrl + "/paiement/paybox/retour/effectue?");
        assertThat(PayboxAnswer.read(back.getRawQuery(), keys)).contains(told);
        await().until(() -> !paybox.statuses().isEmpty());
        assertThat(paybox.statuses()).contains(204);
        assertThat(post("cgi/MYchoix_pagepaiement.cgi", form(call.fields())).body())
                .contains("déjà payée");
    }

    @Test
    void refusesThenAcceptsOnTheSamePage() {
        Document again = type(open(call()), "4000000000000051");
        assertThat(again.getElementById("message").text()).contains("00151");
        type(again, PayboxStandIn.CARD);
        awaitNotified(2);
        assertThat(notified(0).orElseThrow().result().code()).isEqualTo("00151");
        assertThat(notified(0).orElseThrow().paid()).isFalse();
        assertThat(notified(1).orElseThrow().paid()).isTrue();
    }

    @Test
    void givesUpAfterThreeCardsAndLetsPeopleGiveUp() {
        Document page = open(call());
        page = type(page, "4000000000000051");
        page = type(page, "4000000000000059");
        page = type(page, "123");
        assertThat(back(page).getPath()).endsWith("/retour/refuse");
        awaitNotified(3);
        assertThat(notified(2).orElseThrow().result().code()).isEqualTo("00004");

        URI left = back(type(open(call()), null));
        assertThat(left.getPath()).endsWith("/retour/annule");
        assertThat(PayboxAnswer.read(left.getRawQuery(), keys).orElseThrow().paid()).isFalse();
        assertThat(back(type(open(call()), "4000000000000099")).getPath())
                .endsWith("/retour/attente");
    }

    @ParameterizedTest
    @CsvSource({
        "PBX_TOTAL, 1, signature",
        "PBX_CMD, AUTRE, signature",
        "PBX_SITE, 7654321, signature",
        "PBX_HMAC, 00, signature",
        "PBX_BILLING, '', il manque",
        "PBX_TIME, '', il manque",
    })
    void refusesACallThatWasChanged(String field, String value, String said) {
        var fields = new LinkedHashMap<>(call().fields());
        fields.put(field, value);
        var answer = post("cgi/MYchoix_pagepaiement.cgi", form(fields));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void refusesAnotherOrderOfTheFieldsAndAFieldTwice() {
        Map<String, String> fields = call().fields();
        var other = new LinkedHashMap<String, String>();
        other.put("PBX_TIME", fields.get("PBX_TIME"));
        other.putAll(fields);
        assertThat(post("cgi/MYchoix_pagepaiement.cgi", form(other)).statusCode()).isEqualTo(400);
        assertThat(post("cgi/MYchoix_pagepaiement.cgi", form(fields) + "&PBX_TOTAL=1").statusCode())
                .isEqualTo(400);
    }

    /** Made by others: this check does not only agree with the portal that it is made for. */
    @Test
    void signsAsThePublishedVectorDoes() {
        String call =
                "PBX_SITE=12345678&PBX_RANG=32&PBX_IDENTIFIANT=12345678&PBX_TOTAL=999&PBX_DEVISE=978"
                        + "&PBX_CMD=appel %C3%A0 Paybox&PBX_PORTEUR=test@paybox.com"
                        + "&PBX_RETOUR=Mt:M;Ref:R;Auto:A;Erreur:E&PBX_HASH=SHA512"
                        + "&PBX_TIME=2015-06-08T16:21:16%2B02:00";
        assertThat(PayboxRequest.read(call).orElseThrow().hmac(PayboxStandIn.KEY))
                .isEqualTo(
                        "7E74D8E9A0DBB65AAE51C5C50C2668FD98FC99AEDF18244BB1935F602B6C2E953B61FD84364F34FDB88B049901C0A07F6040AF446BBF5589113F48A733D551D4");
    }

    @Test
    void misbehavesWithNotificationsAsItIsTold() {
        paybox.misbehave(PayboxMischief.REPEATED);
        type(open(call()), PayboxStandIn.CARD);
        awaitNotified(3);
        assertThat(NOTIFIED.stream().distinct()).hasSize(1);

        NOTIFIED.clear();
        paybox.misbehave(PayboxMischief.FORGED);
        type(open(call()), PayboxStandIn.CARD);
        awaitNotified(2);
        assertThat(notified(0)).isEmpty();
        assertThat(notified(1)).isPresent();

        NOTIFIED.clear();
        paybox.misbehave(PayboxMischief.TRUNCATED);
        // signatures differ, and with them the sign at which it is cut
        for (int i = 1; i <= 12; i++) {
            type(open(call()), PayboxStandIn.CARD);
            awaitNotified(i);
            assertThat(notified(i - 1)).isEmpty();
        }

        NOTIFIED.clear();
        paybox.misbehave(PayboxMischief.AMOUNT_CHANGED);
        type(open(call()), PayboxStandIn.CARD);
        awaitNotified(1);
        assertThat(notified(0).orElseThrow().amount()).isEqualTo(Money.ofCents(7480));

        NOTIFIED.clear();
        paybox.misbehave(PayboxMischief.REORDERED);
        type(type(open(call()), "4000000000000051"), PayboxStandIn.CARD);
        awaitNotified(2);
        assertThat(notified(0).orElseThrow().paid()).isTrue();
        assertThat(notified(1).orElseThrow().paid()).isFalse();

        NOTIFIED.clear();
        paybox.misbehave(PayboxMischief.LOST);
        type(open(call()), PayboxStandIn.CARD);
        paybox.misbehave(PayboxMischief.FORGED_ONLY);
        type(open(call()), PayboxStandIn.CARD);
        paybox.misbehave(PayboxMischief.LATE);
        type(open(call()), PayboxStandIn.CARD);
        assertThat(paybox.held()).isEqualTo(1);
        awaitNotified(1);
        assertThat(notified(0)).as("of the first nothing, of the second a forgery").isEmpty();
        paybox.release();
        awaitNotified(2);
        assertThat(notified(1).orElseThrow().paid()).isTrue();
        assertThat(paybox.held()).isZero();
    }

    @Test
    void aSecondRunHandsOutNoNumberOfTheFirst() {
        type(open(call()), PayboxStandIn.CARD);
        awaitNotified(1);
        String first = notified(0).orElseThrow().proof().transaction();
        try (var again = new PayboxStandIn(Ports.freePort())) {
            String text = again.paid("T-AGAIN", 100);
            assertThat(
                            PayboxAnswer.read(text, PayboxSignature.of(List.of(again.publicKey())))
                                    .orElseThrow()
                                    .proof()
                                    .transaction())
                    .isNotEqualTo(first)
                    .hasSizeBetween(10, 20);
        }
        long now = System.currentTimeMillis();
        assertThat(Long.parseLong(first))
                .as("the time itself")
                .isBetween(now - 600_000, now + 600_000);
    }

    @Test
    void saysWhetherItIsThere() {
        var servers =
                new PayboxServers(
                        List.of(URI.create(paybox.url().replaceAll("/$", ""))),
                        Duration.ofSeconds(5));
        assertThat(servers.page())
                .contains(URI.create(paybox.url() + "cgi/MYchoix_pagepaiement.cgi"));
        paybox.misbehave(PayboxMischief.UNAVAILABLE);
        assertThat(servers.page()).isEmpty();
        post("reglages", "mischief=NONE");
        assertThat(servers.page()).isPresent();
    }
}
