package fr.parvis.account.franceconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@Feature("ACC-9")
class TokenCheckTest {

    private static final String ISSUER = "https://fc.example/api/v2";
    private static final String CLIENT = "parvis";
    private static final String NONCE = "n".repeat(32);
    private static final ECKey KEY = key("un");
    private static final RSAKey RSA = rsa();

    /** As the machine has it: the library's own check of the id_token reads it too. */
    private final Clock clock = Clock.systemUTC();

    private final Instant now = clock.instant();
    private final JWKSource<SecurityContext> keys =
            new ImmutableJWKSet<>(new JWKSet(List.of(KEY.toPublicJWK(), RSA.toPublicJWK())));
    private final TokenCheck check =
            new TokenCheck(
                    new Issuer(ISSUER), new ClientID(CLIENT), JWSAlgorithm.ES256, keys, clock);

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder right() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CLIENT)
                .subject("sub")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", NONCE)
                .claim("acr", "eidas1");
    }

    private static SignedJWT signed(JWTClaimsSet claims, ECKey key) {
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("un").build(), claims);
            token.sign(new ECDSASigner(key));
            return token;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private FranceConnectFailure failure(JWT token) {
        return catchThrowableOfType(FranceConnectException.class, () -> check.idToken(token, NONCE))
                .failure();
    }

    private FranceConnectFailure failure(UnaryOperator<JWTClaimsSet.Builder> wrong) {
        return failure(signed(wrong.apply(right()).build(), KEY));
    }

    @Test
    void aRightTokenIsLetThrough() {
        assertThat(check.idToken(signed(right().build(), KEY), NONCE).getSubject())
                .isEqualTo("sub");
    }

    @Test
    void eachClaimIsChecked() {
        assertThat(failure(c -> c.issuer("https://ailleurs.example")))
                .isEqualTo(FranceConnectFailure.WRONG_ISSUER);
        assertThat(failure(c -> c.issuer(null))).isEqualTo(FranceConnectFailure.WRONG_ISSUER);
        assertThat(failure(c -> c.audience("autre")))
                .isEqualTo(FranceConnectFailure.WRONG_AUDIENCE);
        assertThat(failure(c -> c.audience((String) null)))
                .isEqualTo(FranceConnectFailure.WRONG_AUDIENCE);
        assertThat(failure(c -> c.claim("nonce", "autre")))
                .isEqualTo(FranceConnectFailure.WRONG_NONCE);
        assertThat(failure(c -> c.claim("nonce", null))).isEqualTo(FranceConnectFailure.INCOMPLETE);
        assertThat(failure(c -> c.claim("acr", "eidas0")))
                .isEqualTo(FranceConnectFailure.WRONG_LEVEL);
        assertThat(failure(c -> c.claim("acr", null))).isEqualTo(FranceConnectFailure.INCOMPLETE);
        assertThat(failure(c -> c.subject(null))).isEqualTo(FranceConnectFailure.INCOMPLETE);
        assertThat(failure(c -> c.expirationTime(null))).isEqualTo(FranceConnectFailure.INCOMPLETE);
        assertThat(failure(c -> c.expirationTime(Date.from(now.minusSeconds(40)))))
                .isEqualTo(FranceConnectFailure.TOKEN_EXPIRED);
        assertThat(failure(c -> c.issueTime(Date.from(now.plusSeconds(600)))))
                .as("issued in the future")
                .isEqualTo(FranceConnectFailure.INCOMPLETE);
    }

    @Test
    void aTokenForSeveralIsNotForUs() {
        assertThat(failure(c -> c.audience(List.of(CLIENT, "autre"))))
                .isEqualTo(FranceConnectFailure.WRONG_AUDIENCE);
        assertThat(failure(c -> c.audience(List.of(CLIENT, "autre")).claim("azp", CLIENT)))
                .isEqualTo(FranceConnectFailure.WRONG_AUDIENCE);
    }

    @Test
    void aClockThatIsALittleOffChangesNothing() {
        var late = signed(right().expirationTime(Date.from(now.minusSeconds(15))).build(), KEY);
        assertThat(check.idToken(late, NONCE)).isNotNull();
    }

    @Test
    void onlyTheAgreedAlgorithmSigns() throws JOSEException {
        JWTClaimsSet claims = right().build();
        assertThat(failure(new PlainJWT(claims))).isEqualTo(FranceConnectFailure.WRONG_ALGORITHM);

        var bySecret = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        bySecret.sign(new MACSigner("s".repeat(40)));
        assertThat(failure(bySecret)).isEqualTo(FranceConnectFailure.WRONG_ALGORITHM);

        // the classical confusion: the published key as the secret of an HMAC
        var byPublicKey =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("un").build(), claims);
        byPublicKey.sign(
                new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        assertThat(failure(byPublicKey)).isEqualTo(FranceConnectFailure.WRONG_ALGORITHM);

        var byRsa =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims);
        byRsa.sign(new RSASSASigner(RSA));
        assertThat(failure(byRsa))
                .as("ours too, but not what the client was registered with")
                .isEqualTo(FranceConnectFailure.WRONG_ALGORITHM);
    }

    @Test
    void anotherKeyOrAnotherContentIsForged() throws Exception {
        JWTClaimsSet claims = right().build();
        assertThat(failure(signed(claims, key("un"))))
                .isEqualTo(FranceConnectFailure.BAD_SIGNATURE);
        String[] parts = signed(claims, KEY).serialize().split("\\.");
        String[] other = signed(right().subject("autre").build(), KEY).serialize().split("\\.");
        assertThat(failure(SignedJWT.parse(parts[0] + "." + other[1] + "." + parts[2])))
                .isEqualTo(FranceConnectFailure.BAD_SIGNATURE);
    }

    @Test
    void keysThatCannotBeReadAreNoForgery() {
        JWKSource<SecurityContext> down =
                (selector, context) -> {
                    throw new KeySourceException("down");
                };
        var without =
                new TokenCheck(
                        new Issuer(ISSUER), new ClientID(CLIENT), JWSAlgorithm.ES256, down, clock);
        assertThat(
                        catchThrowableOfType(
                                        FranceConnectException.class,
                                        () -> without.idToken(signed(right().build(), KEY), NONCE))
                                .failure())
                .isEqualTo(FranceConnectFailure.UNAVAILABLE);
    }

    @Test
    void theIdentityIsThatOfThePersonOfTheToken() {
        JWTClaimsSet idToken = right().build();
        assertThat(check.userInfo(signed(idToken, KEY), idToken)).isNotNull();
        assertThat(
                        catchThrowableOfType(
                                        FranceConnectException.class,
                                        () ->
                                                check.userInfo(
                                                        signed(
                                                                right().subject("autre").build(),
                                                                KEY),
                                                        idToken))
                                .failure())
                .isEqualTo(FranceConnectFailure.MISMATCH);
        for (String claim : List.of("sub", "exp", "iat")) {
            assertThat(
                            catchThrowableOfType(
                                            FranceConnectException.class,
                                            () ->
                                                    check.userInfo(
                                                            signed(
                                                                    right().claim(claim, null)
                                                                            .build(),
                                                                    KEY),
                                                            idToken))
                                    .failure())
                    .as(claim)
                    .isEqualTo(FranceConnectFailure.INCOMPLETE);
        }
    }
}
