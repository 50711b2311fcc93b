package fr.parvis.billing.paybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of every form, each signed by two other programs (Python's hmac, openssl): any order, empty
 * fields, accents, quotes and what looks encoded, small and large amounts, offsets of all kinds.
 */
@Feature("BIL-4")
class PayboxVectorTest {

    private static final String SHOP = "PBX_SITE=1999888&PBX_RANG=32&PBX_IDENTIFIANT=110647233";

    /** As they are posted: a field begins at its name, whatever stands in the value before. */
    private static Map<String, String> fields(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (String field : text.split("&(?=PBX_)")) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    private static String signature(String text, String key) {
        return PayboxCall.signed(fields(text), PayboxKey.hex(key)).fields().get("PBX_HMAC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                SHOP
                        + "&PBX_TOTAL=010&PBX_DEVISE=978&PBX_CMD=TEST-1&PBX_PORTEUR=test@example.org"
                        + "&PBX_RETOUR=Mt:M;Ref:R;Auto:A;Erreur:E;Sign:K&PBX_HASH=SHA512"
                        + "&PBX_TIME=2026-03-29T03:00:00+02:00"
                        + "|91B233EE8B083F8EEB804740BEE6D25C0ED509C8A74B1CB60329C8693AF9AFD21BAB49229DC111909D045F007B9E79F0448A6BBE3FF5A3E4F4BFEA19C1547DD8",
                "PBX_SITE=1999888&PBX_RANG=043&PBX_IDENTIFIANT=107975626&PBX_TOTAL=100&PBX_DEVISE=978&PBX_CMD=R1"
                        + "&PBX_PORTEUR=élodie.noël@mairie-d’été.example&PBX_RETOUR=Mt:M;Sign:K"
                        + "&PBX_BILLING=<?xml version=\"1.0\" encoding=\"utf-8\"?><Billing><Address>"
                        + "<FirstName>Zoé</FirstName><LastName>L'Hôte</LastName>"
                        + "<Address1>1, rue de l’Œuvre</Address1><ZipCode>95520</ZipCode>"
                        + "<City>Ény</City><CountryCode>250</CountryCode></Address></Billing>"
                        + "&PBX_HASH=SHA512&PBX_TIME=2026-11-22T08:05:07+00:00"
                        + "|5A6250D89006953E4BEA71C4481ADAEB91820C60540603DBECB336CB38DFA141D14C406892E2AC1F2598017D9CEB3591CFC3B4E1DEB48C9725014C31238E0CB4",
                "PBX_SITE=1999888&PBX_RANG=32&PBX_IDENTIFIANT=1&PBX_TOTAL=9999999999&PBX_DEVISE=978&PBX_CMD=R2"
                        + "&PBX_PORTEUR=&PBX_RETOUR=Mt:M;Sign:K&PBX_TYPEPAIEMENT=CARTE&PBX_TYPECARTE=CB"
                        + "&PBX_LANGUE=&PBX_HASH=SHA512&PBX_TIME=2026-07-14T23:59:59-04:00"
                        + "|81743384028C150DB684375EACE9920B79259A39C578C4DE8B5DA4CFDF3A0A5A602C69BBB6508C3650AD4502310AE2A1DD054C8E5BDD81746580F820C163E3E8",
                "PBX_TIME=2026-01-01T00:00:00+05:30&PBX_HASH=SHA512&PBX_RETOUR=Mt:M;Sign:K"
                        + "&PBX_PORTEUR=a+b%20c@example.org&PBX_CMD=A B=C;D?é%26&PBX_DEVISE=978&PBX_TOTAL=001"
                        + "&PBX_IDENTIFIANT=107904482&PBX_RANG=32&PBX_SITE=1999888"
                        + "|FA2187316B0F7ADEA8BA844B7E594E956386180297A06A86FA17DB23F765953311CE7F01A916E4D0D56A38A7865B5F21C9EC19CB6FF98B2171E2CF64D8802B51",
                "PBX_SITE=1999888&PBX_CMD=e\u0301 😀 <b>\"x\"</b>&PBX_HASH=SHA512"
                        + "|EE082262702C2144FF25F818F0C7255C9DC0BF7BA7500EB676193D837AAFF917E89BEB2A70E08D477771107535089C6C6204AAD85CD3876ABC32241EF9F3688B",
                // the town's own addresses may have a query
                "PBX_SITE=1999888&PBX_EFFECTUE=https://www.ville.example/retour?a=1&b=é"
                        + "&PBX_REPONDRE_A=https://www.ville.example/ipn?x=1&y=2&PBX_HASH=SHA512"
                        + "|73B2DA793F4468D8D086EB38177F0E00ED80BB64AB45BB02333AB3D06F569569EB78EDD2C509098B9BFD7727EC7F8FB5473997D8A22BBB29836912D742FEA27F",
            })
    void aCallOfAnyFormIsSignedAsOtherProgramsSignIt(String text, String hmac) {
        assertThat(PayboxCall.text(fields(text))).isEqualTo(text);
        assertThat(signature(text, PayboxCallTest.TEST_KEY)).isEqualTo(hmac);
        assertThat(signature(text, PayboxCallTest.TEST_KEY.toLowerCase(Locale.ROOT)))
                .as("the case of the key's digits says nothing")
                .isEqualTo(hmac);
        assertThat(signature("PBX_HMAC=ABCD&" + text, PayboxCallTest.TEST_KEY))
                .as("a signature is never signed, wherever it stands")
                .isEqualTo(hmac);
    }

    @Test
    void aKeyHasItsZeros() {
        String text =
                SHOP
                        + "&PBX_TOTAL=010&PBX_DEVISE=978&PBX_CMD=TEST-1&PBX_PORTEUR=test@example.org"
                        + "&PBX_RETOUR=Mt:M;Ref:R;Auto:A;Erreur:E;Sign:K&PBX_HASH=SHA512"
                        + "&PBX_TIME=2026-03-29T03:00:00+02:00";
        assertThat(signature(text, "00ff".repeat(32)))
                .isEqualTo(
                        "D09908E60C4CA93B14AD6E5218FC2681436F203ED9968937093B37F67258A786664909DA596E3A8B117EC1538856B86ECA62B4B8804FB3019024A1F319B11B00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T01:59:59+01:00[Europe/Paris], 2026-03-29T01:59:59+01:00",
        "2026-03-29T03:00:00+02:00[Europe/Paris], 2026-03-29T03:00:00+02:00",
        "2026-10-25T02:30:00+02:00[Europe/Paris], 2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00[Europe/Paris], 2026-10-25T02:30:00+01:00",
        "2026-11-22T08:05:07.999Z, 2026-11-22T08:05:07+00:00",
        "2026-11-22T08:05:07+05:30, 2026-11-22T08:05:07+05:30",
        "2026-11-22T08:05-04:00, 2026-11-22T08:05:00-04:00",
    })
    void theTimeIsWrittenWithTheOffsetOfItsMoment(String moment, String written) {
        assertThat(PayboxCall.time(ZonedDateTime.parse(moment))).isEqualTo(written);
    }

    /** What a person or a file may have brought is never cut into fields. */
    @ParameterizedTest
    @ValueSource(strings = {"PBX_PORTEUR", "PBX_CMD", "PBX_BILLING", "PBX_TOTAL", "PBX_RETOUR"})
    void anAmpersandStandsInNothingButTheTownsAddresses(String field) {
        Map<String, String> fields = Map.of(field, "a@b.fr&PBX_TOTAL=1");
        PayboxKey key = PayboxKey.hex(PayboxCallTest.TEST_KEY);
        assertThatThrownBy(() -> PayboxCall.signed(fields, key))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://v.example/?a=1&PBX_TOTAL=1", "https://v.example/\nPBX_TOTAL=1"})
    void anAddressBringsNoFieldEither(String address) {
        Map<String, String> fields = Map.of("PBX_EFFECTUE", address);
        PayboxKey key = PayboxKey.hex(PayboxCallTest.TEST_KEY);
        assertThatThrownBy(() -> PayboxCall.signed(fields, key))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
