package fr.parvis.billing.paybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("BIL-4")
class PayboxAnswerTest {

    /** A key and signatures that openssl has made. */
    private static final String OPENSSL_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCk1K/POcmTAzULvxuIvcfN8iZ
            zJS4Vda30FwRiwBrgMt6lncktyycjIf4o77aIDowtXbuHFYOqmRVFPiIjJF9RL3M
            AkCMCK+4nY9I1ylECahsj2f4pS1HZSBCPn7BsMWrNiqaVp38iV1ehH5auu9lKUV2
            TJMxst3BsoujRRS4TQIDAQAB
            -----END PUBLIC KEY-----
            """;

    private static final String LONGER_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxESB7LY45gJ952XUMJrh
            CcrCsS2cU4B66hMWCsgI91zY0QvxVzx2Leg8l88/FdoJa+ou8fg1o9o8vpnsPVjU
            0OwuI0A9TYjykQtHSXpFKDz8vLUR6Lp2TRXcgJD4sRX8tVtgM3igKalaC8lBKcok
            9cf64TDrIhrGzCVb9ZLm2V2w1zq91YmI8axaw7lLdVhWFgXv9M0+V1RdC8xTAAkv
            M4A3P/3BioKez2Uxx+93Y88Y8APe+feDhTohjeGnxtukowjlHZxI5eArelqU8H60
            FX3VS5BeYt/BR/NXsoWp9Fy0P+b8WifF30yw1F8U8cQyNcbswBixtWTho5zWQt7x
            uQIDAQAB
            -----END PUBLIC KEY-----
            """;

    private static final String TEXT =
            "Mt=7380&Ref=CU-2026-7916&Auto=030258&Erreur=00000&Appel=1208746&Trans=588470413";
    private static final String SIGNED =
            "ilMwsVthFA80ZnghKas/GrbO56xe7zdueWZtq08jM7Hsj7Y9MP9fICKl8igEwUUvYQf6EKry4qUrm5BMAw1bxOTYqVfPGJyTJSrYA+Z/n8OpmMWLUhvbSunNYQIrFsamdTZ9lcmuyTuzjxDEmqDVY/g0iUcVk+0AfcAOg3VJti4=";
    private static final String SIGNED_LONGER =
            "Qzc2vzqp9MUPWABOLytK0fyUERqeIGXFnv/UChwK+o8xNrtl1Mj3GwIpYdIi1XcK65ATct0uX7DdICxYrQVHkLjtmKxEnDDhrbCVhAekMnbt2OuXrInjkKpe41UMmbS2GtpyUPcLbGABgTJmBLuq/YPIWapjM4wIL5ZrtMIODex9a1eX/UO4T6V30eYeWQZhXqqxOlhmKKi6sMkLlHwm7Fw1XfIXJQ1E5HID0DV8+jMXiXYmv82j+iqilQntQ8gS6RxABkPTIa6lhCgt41OCKU6aUJL9rVXkruwLCAN4ZEpFy6R8mWL0crna3ROSUTxtVTPRYN1xKjwZp9CEtj8aTg==";
    static final String PUBLISHED =
            "QnhlnuOpcbfUruOU7kKG/ZmDPsDzM31VrpMIObQomYwEE/afhJiDPkWVN9+r3JVFXBsFnqo3VlOVzxQVVahXpF7eWiJoAe5LcIoqSvms96SFFv9LfndS/3zAO5fF/tR4Us3rOSUwT1Hs2AS17R3B9ATwBMhKt1l3DPw9hClpFw0=";

    private static final PayboxSignature PAYBOX =
            PayboxSignature.of(List.of(PayboxSignature.PUBLISHED_KEY));
    private static final PayboxSignature OPENSSL = PayboxSignature.of(List.of(OPENSSL_KEY));
    private static final KeyPair PAIR = pair();
    private static final PayboxSignature OURS =
            PayboxSignature.of(
                    List.of(Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded())));

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String signed(String text) {
        try {
            var rsa = Signature.getInstance("SHA1withRSA");
            rsa.initSign(PAIR.getPrivate());
            rsa.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "&Sign=" + encoded(Base64.getEncoder().encodeToString(rsa.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePublishedAnswerIsGenuineAndItsNeighbourIsNot() {
        String text = "Mt=1000&Ref=CMD1349338388&Auto=XXXXXX&Erreur=00000";
        assertThat(PAYBOX.verify(text, encoded(PUBLISHED))).isTrue();
        assertThat(PAYBOX.verify(text.replace("388&", "389&"), encoded(PUBLISHED))).isFalse();

        PayboxAnswer answer =
                PayboxAnswer.read(text + "&Sign=" + encoded(PUBLISHED), PAYBOX).orElseThrow();
        assertThat(answer.amount()).isEqualTo(Money.ofCents(1000));
        assertThat(answer.reference()).isEqualTo("CMD1349338388");
        assertThat(answer.test()).isTrue();
        assertThat(answer.transaction()).isNull();
        assertThat(answer.paid()).as("without a number of a transaction").isFalse();
    }

    @Test
    void anAnswerThatAnotherProgramSignedIsRead() {
        PayboxAnswer answer =
                PayboxAnswer.read(TEXT + "&Sign=" + encoded(SIGNED), OPENSSL).orElseThrow();
        assertThat(answer)
                .isEqualTo(
                        new PayboxAnswer(
                                Money.ofCents(7380),
                                "CU-2026-7916",
                                "030258",
                                PayboxResult.of("00000").orElseThrow(),
                                "1208746",
                                "588470413"));
        assertThat(answer.paid()).isTrue();
        assertThat(answer.test()).isFalse();
    }

    @Test
    void severalKeysOfSeveralLengthsMayBeValid() {
        var all =
                PayboxSignature.of(List.of(PayboxSignature.PUBLISHED_KEY, LONGER_KEY, OPENSSL_KEY));
        assertThat(all.verify(TEXT, encoded(SIGNED))).isTrue();
        assertThat(all.verify(TEXT, encoded(SIGNED_LONGER))).isTrue();
        assertThat(PAYBOX.verify(TEXT, encoded(SIGNED))).isFalse();
        assertThat(OPENSSL.verify(TEXT, encoded(SIGNED_LONGER))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B %2F %3D", "+ %2F %3D", "%2b %2f %3d", "+ / =", "%20 / ="})
    void theSignatureIsReadHoweverItsSignsWereSent(String signs) {
        String[] sent = signs.split(" ");
        String base64 =
                SIGNED.replace("+", "\u0001")
                        .replace("/", sent[1])
                        .replace("=", sent[2])
                        .replace("\u0001", sent[0]);
        assertThat(PayboxAnswer.read(TEXT + "&Sign=" + base64, OPENSSL)).isPresent();
    }

    static List<String> hostile() {
        String sign = "&Sign=" + encoded(SIGNED);
        return List.of(
                "",
                "&Sign=",
                "Sign=" + encoded(SIGNED),
                sign,
                TEXT,
                TEXT + "&Sign=",
                TEXT + "&sign=" + encoded(SIGNED),
                TEXT + "&Sign=" + encoded(encoded(SIGNED)),
                TEXT + "&Sign=" + encoded(SIGNED).substring(4),
                TEXT + "&Sign=" + encoded(SIGNED).substring(0, 100),
                TEXT + "&Sign=" + encoded(SIGNED) + "%0A",
                TEXT + "&Sign=%",
                TEXT + "&Sign=%zz",
                TEXT + "&Sign=" + encoded(SIGNED).toLowerCase(Locale.ROOT),
                TEXT + sign + "&Mt=1",
                TEXT + sign + sign,
                TEXT + sign + "&",
                "?" + TEXT + sign,
                TEXT + "&" + sign,
                TEXT + "&Mt=1" + sign,
                "Mt=1&" + TEXT + sign,
                TEXT.replace("7380", "7381") + sign,
                TEXT.replace("7380", "07380") + sign,
                TEXT.replace("7380", "7380.00") + sign,
                TEXT.replace("CU-2026", "cu-2026") + sign,
                TEXT.replace("CU-2026", "CU%2D2026") + sign,
                TEXT.replace("00000", "00001") + sign,
                TEXT.replace("Mt=", "mt=") + sign,
                TEXT.replace("&", "&amp;") + sign,
                TEXT.replace("&", ";") + sign,
                TEXT.replace("&Trans=588470413", "") + sign,
                TEXT + "%20" + sign,
                TEXT + "+" + sign,
                TEXT + "\u0000" + sign,
                TEXT.substring(1) + sign,
                "a".repeat(3000) + sign,
                "Ref=CU-2026-7916&Mt=7380&Auto=030258&Erreur=00000&Appel=1208746&Trans=588470413"
                        + sign);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatWasChangedIsNotRead(String raw) {
        assertThat(PayboxAnswer.read(raw, OPENSSL)).isEmpty();
    }

    @Test
    void nothingIsNoAnswer() {
        assertThat(PayboxAnswer.read(null, OPENSSL)).isEmpty();
    }

    /** Somebody who has the key's signature still cannot say two things, or nothing clear. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mt=1&Mt=100&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Ref=A&Auto=1&Erreur=00000&Erreur=00001&Trans=5",
                "Mt=-100&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=1e2&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=99999999999&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=%D9%A1&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Ref=&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Ref=A%20B&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Ref=A+B&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Ref=%zz&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Ref=A&Auto=1&Erreur=0&Trans=5",
                "Mt=100&Ref=A&Auto=1&Trans=5",
                "Mt=100&Ref=A&Auto=1&Erreur=00000&Trans=x",
                "Mt=100&Ref=A&Auto=<b>&Erreur=00000&Trans=5",
                "Mt=100&Ref=A&Auto=1&Erreur=00000&Trans=5&",
                "Mt=100&&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&=x&Ref=A&Auto=1&Erreur=00000&Trans=5",
                "Mt=100&Sign=AAAA&Ref=A&Sign=BBBB&Auto=1&Erreur=00000&Trans=5",
            })
    void aGenuineTextThatIsNotClearIsNotRead(String text) {
        String raw = signed(text);
        assertThat(PayboxAnswer.genuine(raw, OURS)).isTrue();
        assertThat(PayboxAnswer.read(raw, OURS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Mt=100&Ref=A&Auto=123456&Erreur=00000&Appel=7&Trans=5, true",
        "Mt=100&Ref=A&Erreur=00000&Appel=7&Trans=5, false",
        "Mt=100&Ref=A&Auto=&Erreur=00000&Appel=7&Trans=5, false",
        "Mt=100&Ref=A&Auto=123456&Erreur=00000&Appel=7&Trans=0, false",
        "Mt=100&Ref=A&Auto=123456&Erreur=00001&Appel=7&Trans=5, false",
        "Mt=100&Ref=A&Auto=123456&Erreur=99999&Appel=7&Trans=5, false",
        "Mt=100&Ref=A&Auto=123456&Erreur=00151&Appel=7&Trans=5, false",
    })
    void paidIsWhatHasItsAuthorisationItsNumberAndNoError(String text, boolean paid) {
        assertThat(PayboxAnswer.read(signed(text), OURS).orElseThrow().paid()).isEqualTo(paid);
    }

    @Test
    void whatIsToldBesidesIsNotInTheWay() {
        String text = "Mt=100&Ref=A&Auto=1&Erreur=00000&Appel=7&Trans=5&Carte=CB%26Mt%3D1";
        assertThat(PayboxAnswer.read(signed(text), OURS).orElseThrow().amount())
                .isEqualTo(Money.ofCents(100));
    }

    @Property(tries = 300)
    void noByteMayBeAnother(
            @ForAll @IntRange(min = 0, max = 78) int place,
            @ForAll @IntRange(min = 33, max = 126) int sign) {
        char[] changed = TEXT.toCharArray();
        boolean same = changed[place] == sign;
        changed[place] = (char) sign;
        assertThat(
                        PayboxAnswer.read(new String(changed) + "&Sign=" + encoded(SIGNED), OPENSSL)
                                .isPresent())
                .isEqualTo(same);
    }

    @Property(tries = 200)
    void theFieldsHaveTheirOrder(@ForAll long seed) {
        List<String> pairs = Arrays.asList(TEXT.split("&"));
        Collections.shuffle(pairs, new Random(seed));
        String shuffled = String.join("&", pairs);
        assertThat(PayboxAnswer.read(shuffled + "&Sign=" + encoded(SIGNED), OPENSSL).isPresent())
                .isEqualTo(shuffled.equals(TEXT));
    }

    @Property(tries = 300)
    void nothingThatArrivesBreaksTheReading(@ForAll String rubbish) {
        assertThat(PayboxAnswer.read(rubbish, OPENSSL)).isEmpty();
        assertThat(PayboxAnswer.read(rubbish + "&Sign=" + rubbish, OPENSSL)).isEmpty();
        assertThat(
                        PayboxAnswer.read(TEXT + rubbish + "&Sign=" + encoded(SIGNED), OPENSSL)
                                .isPresent())
                .isEqualTo(rubbish.isEmpty());
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> PayboxSignature.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PayboxSignature.of(List.of("MIGf")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
