package fr.parvis.account.franceconnect;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/**
 * Whether a token is what FranceConnect says to this portal, now. The library decides; this class
 * only gives a refusal its name, so that the log tells one attack from another.
 */
final class TokenCheck {

    /** The one level of trust that FranceConnect gives, and the portal asks for. */
    static final String LEVEL = "eidas1";

    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final Set<String> ID_TOKEN_CLAIMS = Set.of("sub", "iat", "exp", "nonce");
    private static final Set<String> LEVELLED_CLAIMS = Set.of("sub", "iat", "exp", "nonce", "acr");
    private static final Set<String> USER_INFO_CLAIMS = Set.of("sub", "iat", "exp");

    private final Issuer issuer;
    private final ClientID client;
    private final JWSAlgorithm algorithm;
    private final JWKSource<SecurityContext> keys;
    private final Clock clock;
    private final boolean levelled;

    TokenCheck(
            Issuer issuer,
            ClientID client,
            JWSAlgorithm algorithm,
            JWKSource<SecurityContext> keys,
            Clock clock) {
        this(issuer, client, algorithm, keys, clock, true);
    }

    private TokenCheck(
            Issuer issuer,
            ClientID client,
            JWSAlgorithm algorithm,
            JWKSource<SecurityContext> keys,
            Clock clock,
            boolean levelled) {
        this.issuer = issuer;
        this.client = client;
        this.algorithm = algorithm;
        this.keys = keys;
        this.clock = clock;
        this.levelled = levelled;
    }

    /** The same for a provider that names no level of trust. */
    TokenCheck withoutLevel() {
        return new TokenCheck(issuer, client, algorithm, keys, clock, false);
    }

    /**
     * Checks an id_token: signature, issuer, audience, times, nonce, level.
     *
     * @throws FranceConnectException when one of them is not right
     */
    JWTClaimsSet idToken(JWT token, String nonce) {
        JWTClaimsSet claims = claims(token, levelled ? LEVELLED_CLAIMS : ID_TOKEN_CLAIMS);
        try {
            new IDTokenClaimsVerifier(issuer, client, new Nonce(nonce), CLOCK_SKEW_SECONDS)
                    .verify(claims, null);
        } catch (BadJWTException e) {
            throw refused(reason(claims, nonce), e);
        }
        if (levelled && !LEVEL.equals(claims.getClaim("acr"))) {
            throw new FranceConnectException(FranceConnectFailure.WRONG_LEVEL, "acr");
        }
        return claims;
    }

    /**
     * Checks the identity that goes with an id_token: signature, issuer, audience, times, person.
     *
     * @throws FranceConnectException when one of them is not right
     */
    JWTClaimsSet userInfo(JWT token, JWTClaimsSet idToken) {
        JWTClaimsSet claims = claims(token, USER_INFO_CLAIMS);
        if (!claims.getSubject().equals(idToken.getSubject())) {
            throw new FranceConnectException(FranceConnectFailure.MISMATCH, "sub of userinfo");
        }
        return claims;
    }

    private JWTClaimsSet claims(JWT token, Set<String> required) {
        if (!algorithm.equals(token.getHeader().getAlgorithm())) {
            // the library refuses it as well, among other reasons
            throw new FranceConnectException(
                    FranceConnectFailure.WRONG_ALGORITHM, "a token that is not " + algorithm);
        }
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, keys));
        var verifier = new ByOurClock(required);
        verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(verifier);
        try {
            return whole(processor.process(token, null), required);
        } catch (KeySourceException e) {
            throw new FranceConnectException(FranceConnectFailure.UNAVAILABLE, "keys: " + e);
        } catch (BadJWTException e) {
            throw refused(reason(unverified(token), null), e);
        } catch (BadJOSEException | JOSEException e) {
            throw refused(FranceConnectFailure.BAD_SIGNATURE, e);
        }
    }

    /** What the library leaves open: several audiences, and claims that are there but null. */
    private static JWTClaimsSet whole(JWTClaimsSet claims, Set<String> required) {
        if (claims.getAudience().size() != 1) {
            throw new FranceConnectException(
                    FranceConnectFailure.WRONG_AUDIENCE, "more than one audience");
        }
        for (String name : required) {
            if (claims.getClaim(name) == null) {
                throw new FranceConnectException(FranceConnectFailure.INCOMPLETE, name);
            }
        }
        return claims;
    }

    private final class ByOurClock extends DefaultJWTClaimsVerifier<SecurityContext> {

        private ByOurClock(Set<String> required) {
            super(
                    client.getValue(),
                    new JWTClaimsSet.Builder().issuer(issuer.getValue()).build(),
                    required);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    /** Why the library refused these claims: for the name only, the decision has been taken. */
    private FranceConnectFailure reason(JWTClaimsSet claims, String nonce) {
        if (!issuer.getValue().equals(claims.getIssuer())) {
            return FranceConnectFailure.WRONG_ISSUER;
        }
        if (!claims.getAudience().contains(client.getValue())) {
            return FranceConnectFailure.WRONG_AUDIENCE;
        }
        Date end = claims.getExpirationTime();
        if (end != null
                && !end.toInstant().plusSeconds(CLOCK_SKEW_SECONDS).isAfter(clock.instant())) {
            return FranceConnectFailure.TOKEN_EXPIRED;
        }
        if (nonce != null && !nonce.equals(claims.getClaim("nonce"))) {
            return FranceConnectFailure.WRONG_NONCE;
        }
        return FranceConnectFailure.INCOMPLETE;
    }

    private static JWTClaimsSet unverified(JWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException e) {
            return new JWTClaimsSet.Builder().build();
        }
    }

    /** The library's words name claims and kinds of keys, no person. */
    private static FranceConnectException refused(FranceConnectFailure failure, Exception why) {
        return new FranceConnectException(failure, why.getClass().getSimpleName());
    }
}
