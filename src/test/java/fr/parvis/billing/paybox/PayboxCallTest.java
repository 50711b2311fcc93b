package fr.parvis.billing.paybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

@Feature("BIL-4")
class PayboxCallTest {

    static final String TEST_KEY = "0123456789ABCDEF".repeat(8);

    private static final ZonedDateTime MORNING =
            ZonedDateTime.of(2026, 11, 22, 9, 5, 7, 123_456_789, ZoneId.of("Europe/Paris"));
    private static final PayboxShop SHOP =
            new PayboxShop("1999888", "32", "107904482", PayboxKey.hex(TEST_KEY));
    private static final PayboxBuyer BUYER =
            new PayboxBuyer(
                    "Françoise",
                    "D’Urand-Noël",
                    "12 bis, rue de l’Église",
                    null,
                    "78955",
                    "Carrières-sous-Poissy");
    private static final PayboxReturns RETURNS =
            PayboxReturns.of("https://www.ville.example/demarches-en-ligne");

    private static PayboxOrder order(Money total, String reference, String mail) {
        return new PayboxOrder(reference, total, mail, 2, BUYER, true);
    }

    private static PayboxCall call() {
        return PayboxCall.of(
                SHOP,
                order(Money.ofCents(7380), "CU-2026-7916", "francoise.durand@example.org"),
                RETURNS,
                MORNING);
    }

    @Test
    void thePublishedVectorComesOut() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("PBX_SITE", "12345678");
        fields.put("PBX_RANG", "32");
        fields.put("PBX_IDENTIFIANT", "12345678");
        fields.put("PBX_TOTAL", "999");
        fields.put("PBX_DEVISE", "978");
        fields.put("PBX_CMD", "appel à Paybox");
        fields.put("PBX_PORTEUR", "test@paybox.com");
        fields.put("PBX_RETOUR", "Mt:M;Ref:R;Auto:A;Erreur:E");
        fields.put("PBX_HASH", "SHA512");
        fields.put("PBX_TIME", "2015-06-08T16:21:16+02:00");

        PayboxCall call = PayboxCall.signed(fields, PayboxKey.hex(TEST_KEY));

        assertThat(call.fields())
                .containsEntry(
                        "PBX_HMAC",
                        "7E74D8E9A0DBB65AAE51C5C50C2668FD98FC99AEDF18244BB1935F602B6C2E953B61FD84364F34FDB88B049901C0A07F6040AF446BBF5589113F48A733D551D4");
        assertThat(new ArrayList<>(call.fields().keySet()))
                .startsWith("PBX_SITE")
                .endsWith("PBX_TIME", "PBX_HMAC");
    }

    /** The text was written by hand and signed by openssl. */
    @Test
    void aWholeCallIsSignedAsAnotherProgramSignsIt() {
        String xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
        String portal = "https://www.ville.example/demarches-en-ligne/paiement/paybox/";
        assertThat(PayboxCall.text(call().fields()))
                .isEqualTo(
                        "PBX_SITE=1999888&PBX_RANG=32&PBX_IDENTIFIANT=107904482&PBX_TOTAL=7380"
                                + "&PBX_DEVISE=978&PBX_CMD=CU-2026-7916"
                                + "&PBX_PORTEUR=francoise.durand@example.org"
                                + "&PBX_RETOUR=Mt:M;Ref:R;Auto:A;Erreur:E;Appel:T;Trans:S;Sign:K"
                                + ("&PBX_EFFECTUE=" + portal + "retour/effectue")
                                + ("&PBX_REFUSE=" + portal + "retour/refuse")
                                + ("&PBX_ANNULE=" + portal + "retour/annule")
                                + ("&PBX_ATTENTE=" + portal + "retour/attente")
                                + ("&PBX_REPONDRE_A=" + portal + "notification")
                                + "&PBX_RUF1=GET&PBX_LANGUE=FRA&PBX_SOURCE=RWD"
                                + ("&PBX_SHOPPINGCART=" + xml)
                                + "<shoppingcart><total><totalQuantity>2</totalQuantity></total></shoppingcart>"
                                + ("&PBX_BILLING=" + xml)
                                + "<Billing><Address><FirstName>Francoise</FirstName><LastName>D"
                                + " Urand Noel</LastName><Address1>12 bis rue de l"
                                + " Eglise</Address1><ZipCode>78955</ZipCode><City>Carrieres sous"
                                + " Poissy</City><CountryCode>250</CountryCode></Address></Billing>"
                                + "&PBX_SOUHAITAUTHENT=01&PBX_HASH=SHA512&PBX_TIME=2026-11-22T09:05:07+01:00");
        assertThat(call().fields().get("PBX_HMAC"))
                .isEqualTo(
                        "C4BC96EDA0832EA21885E1FD634BB43E845C09F2F66C07545B1C804530525644C0CE82B17CFB3C61A36F14FAE2A88A057547764E7D79DE579D40E57A00C763DD");
    }

    @Property(tries = 200)
    void anotherOrderOfTheSameFieldsIsAnotherSignature(@ForAll long seed) {
        Map<String, String> fields = call().fields();
        var names = new ArrayList<>(fields.keySet());
        names.remove("PBX_HMAC");
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(seed));
        var other = new LinkedHashMap<String, String>();
        shuffled.forEach(name -> other.put(name, fields.get(name)));

        String signature = PayboxCall.signed(other, SHOP.key()).fields().get("PBX_HMAC");

        assertThat(signature.equals(fields.get("PBX_HMAC"))).isEqualTo(shuffled.equals(names));
    }

    @Test
    void anyChangeOfAValueIsAnotherSignature() {
        Map<String, String> fields = call().fields();
        for (String name : fields.keySet()) {
            if (!name.equals("PBX_HMAC")) {
                var other = new LinkedHashMap<>(fields);
                other.put(name, fields.get(name) + " ");
                assertThat(PayboxCall.signed(other, SHOP.key()).fields().get("PBX_HMAC"))
                        .as(name)
                        .isNotEqualTo(fields.get("PBX_HMAC"));
            }
        }
    }

    /** Otherwise a mail address could bring a second PBX_TOTAL under the same signature. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.fr&PBX_TOTAL=1",
                "a@b.fr\nPBX_TOTAL=1",
                "a@b.fr\u0000",
                "a b@c.fr",
                "a",
                "@",
                ""
            })
    void aValueCannotBringAFieldOfItsOwn(String mail) {
        assertThatThrownBy(() -> order(Money.ofCents(100), "R-1", mail))
                .isInstanceOf(IllegalArgumentException.class);
        var fields = new LinkedHashMap<>(Map.of("PBX_PORTEUR", "a@b.fr&PBX_TOTAL=1"));
        assertThatThrownBy(() -> PayboxCall.signed(fields, SHOP.key()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("a@b.fr");
    }

    @ParameterizedTest
    @CsvSource({"1, 001", "10, 010", "100, 100", "7380, 7380", "9999999999, 9999999999"})
    void theAmountHasThreeDigitsAtLeast(long cents, String written) {
        assertThat(order(Money.ofCents(cents), "R-1", "a@b.fr").cents()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 10_000_000_000L})
    void whatIsNoAmountIsNotAskedFor(long cents) {
        assertThatThrownBy(() -> order(Money.ofCents(cents), "R-1", "a@b.fr"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a&b", "a=b", "a/b"})
    void aReferenceIsPlain(String reference) {
        assertThatThrownBy(() -> order(Money.ofCents(100), reference, "a@b.fr"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTimeHasItsOffsetInWinterAndInSummer() {
        assertThat(PayboxCall.time(MORNING)).isEqualTo("2026-11-22T09:05:07+01:00");
        assertThat(PayboxCall.time(MORNING.withMonth(7))).isEqualTo("2026-07-22T09:05:07+02:00");
        assertThat(PayboxCall.time(MORNING.withZoneSameInstant(ZoneId.of("UTC"))))
                .isEqualTo("2026-11-22T08:05:07+00:00");
        assertThat(PayboxCall.time(MORNING.withSecond(0).withNano(0)))
                .isEqualTo("2026-11-22T09:05:00+01:00");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "99, 99", "100, 99", "-3, 1"})
    void theCartHasBetweenOneAndNinetyNineThings(int quantity, int shown) {
        var order = new PayboxOrder("R-1", Money.ofCents(100), "a@b.fr", quantity, BUYER, false);
        assertThat(order.cart()).contains("<totalQuantity>" + shown + "</totalQuantity>");
    }

    @Test
    void onAComputerNothingIsSaidOfPhones() {
        var order = new PayboxOrder("R-1", Money.ofCents(100), "a@b.fr", 1, BUYER, false);
        assertThat(PayboxCall.of(SHOP, order, RETURNS, MORNING).fields())
                .doesNotContainKey("PBX_SOURCE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anne-Sophie | Anne Sophie",
                "Lœtitia | Loetitia",
                "Łukasz | Lukasz",
                "Ángel & Söhne <b> | Angel Sohne b",
                "Jean-Christophe-Emmanuel | Jean Christophe Emma",
                "李 | Non renseigne",
                "'   ' | Non renseigne",
                "ﬁ | Non renseigne",
            })
    void namesAreWrittenWithWhatBanksKnow(String name, String written) {
        assertThat(PayboxBuyer.cleaned(name, 20, "Non renseigne")).isEqualTo(written);
    }

    @Property
    void whateverPeopleAreCalledTheXmlIsRead(
            @ForAll String first, @ForAll String last, @ForAll String street, @ForAll String city)
            throws Exception {
        String xml = new PayboxBuyer(first, last, street, street, city, city).xml();

        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(xml).matches("[\\x20-\\x7e]+").doesNotContain("&");
        for (Map.Entry<String, Integer> limit :
                Map.of("FirstName", 20, "LastName", 20, "Address1", 40, "ZipCode", 16, "City", 40)
                        .entrySet()) {
            String value = document.getElementsByTagName(limit.getKey()).item(0).getTextContent();
            assertThat(value).hasSizeBetween(1, limit.getValue()).matches("[A-Za-z0-9 ]+");
        }
        assertThat(document.getElementsByTagName("CountryCode").item(0).getTextContent())
                .isEqualTo("250");
    }

    @Test
    void aSecondLineOfTheAddressStandsBetweenTheFirstAndThePostcode() {
        var buyer = new PayboxBuyer("A", "B", "1 rue C", "Bât. D", "95520", "Osny");
        assertThat(buyer.xml())
                .contains("<Address1>1 rue C</Address1><Address2>Bat D</Address2><ZipCode>95520<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "G123456789ABCDEF"})
    void aWrongKeyIsRefusedWithoutBeingRepeated(String part) {
        String wrong = part.length() < 16 ? part : part.repeat(8);
        assertThatThrownBy(() -> PayboxKey.hex(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        e -> assertThat(part.isEmpty() || !e.getMessage().contains(part)).isTrue());
        assertThat(PayboxKey.hex(TEST_KEY).toString()).doesNotContain("0123");
    }

    @ParameterizedTest
    @CsvSource({
        "199988, 32, 1",
        "1999888, 3, 1",
        "1999888, 32, ''",
        "1999888, 32, 1234567890",
        "199988a, 32, 1"
    })
    void aWrongContractIsRefused(String site, String rank, String identifier) {
        assertThatThrownBy(() -> new PayboxShop(site, rank, identifier, SHOP.key()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
