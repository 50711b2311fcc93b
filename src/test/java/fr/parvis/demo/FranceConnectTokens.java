package fr.parvis.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.UUID;

/** The keys of the stand-in of FranceConnect, and what is signed with them. */
final class FranceConnectTokens {

    private volatile ECKey key = newKey(UUID.randomUUID().toString());

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on another key signs, and the old one is published no more. */
    void rotate() {
        key = newKey(UUID.randomUUID().toString());
    }

    String published() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    /** By somebody else's key that bears the name of ours. */
    String forged(JWTClaimsSet claims) {
        return signed(claims, newKey(key.getKeyID()));
    }

    private static String signed(JWTClaimsSet claims, ECKey signer) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(signer.getKeyID()).build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    static String signedBySecret(JWTClaimsSet claims, String secret) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this is a token of ours, of whatever age. */
    boolean isOurs(String token) {
        try {
            return SignedJWT.parse(token).verify(new ECDSAVerifier(key));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }
}
