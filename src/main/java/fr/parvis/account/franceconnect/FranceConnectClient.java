package fr.parvis.account.franceconnect;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.PortalAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the portal says to FranceConnect v2 and hears from it (OpenID Connect, code flow). Every
 * call may take seconds: never inside a transaction.
 */
@ApplicationScoped
public class FranceConnectClient {

    /** Where FranceConnect sends the person back to, below the portal's root. */
    public static final String RETURN = "/franceconnect/retour";

    /** Where it does after a sign-out. */
    public static final String AFTER_LOGOUT = "/franceconnect/deconnexion";

    private static final Logger LOG = Logger.getLogger(FranceConnectClient.class.getName());
    private static final int SERVER_FAULT = 500;

    @Inject FranceConnectConfiguration configuration;
    @Inject PortalAddress portal;
    @Inject Clock clock;

    private final PartnerHttp http = new PartnerHttp();
    private final AtomicReference<FranceConnectProvider> known = new AtomicReference<>();

    /** Where to send the person, to be identified. */
    public URI authorization(String state, String nonce, String codeVerifier) {
        var scope = new Scope("openid");
        settings().scopes().forEach(scope::add);
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, client(), address(RETURN))
                .endpointURI(answering().metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .acrValues(List.of(new ACR(TokenCheck.LEVEL)))
                .codeChallenge(new CodeVerifier(codeVerifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Exchanges a code for an identity.
     *
     * @throws FranceConnectException when FranceConnect does not give it, or gives what is not to
     *     be believed
     */
    public FranceConnectIdentity identity(String code, String nonce, String codeVerifier) {
        FranceConnectProvider provider = provider();
        var check =
                new TokenCheck(
                        provider.metadata().getIssuer(),
                        client(),
                        JWSAlgorithm.parse(settings().signature()),
                        provider.keys(),
                        clock);
        try {
            OIDCTokenResponse tokens = tokens(provider, code, codeVerifier);
            JWT idToken = tokens.getOIDCTokens().getIDToken();
            JWTClaimsSet claims = check.idToken(idToken, nonce);
            JWT userInfo = userInfo(provider, tokens.getOIDCTokens().getAccessToken());
            return IdentityReader.read(check.userInfo(userInfo, claims), idToken.serialize());
        } catch (IOException e) {
            throw new FranceConnectException(FranceConnectFailure.UNAVAILABLE, e.toString());
        } catch (ParseException e) {
            throw new FranceConnectException(
                    FranceConnectFailure.INCOMPLETE, "an answer that is none of the protocol");
        }
    }

    private OIDCTokenResponse tokens(
            FranceConnectProvider provider, String code, String codeVerifier)
            throws IOException, ParseException {
        var grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code),
                        address(RETURN),
                        new CodeVerifier(codeVerifier));
        var request =
                new TokenRequest.Builder(
                                provider.metadata().getTokenEndpointURI(),
                                new ClientSecretPost(client(), new Secret(settings().secret())),
                                grant)
                        .build()
                        .toHTTPRequest();
        HTTPResponse answer = answered(request.send(http));
        var response = OIDCTokenResponseParser.parse(answer);
        if (!response.indicatesSuccess()) {
            throw refused(response.toErrorResponse().getErrorObject());
        }
        var tokens = (OIDCTokenResponse) response.toSuccessResponse();
        if (tokens.getOIDCTokens().getIDToken() == null) {
            throw new ParseException("no id_token");
        }
        return tokens;
    }

    private JWT userInfo(FranceConnectProvider provider, AccessToken access)
            throws IOException, ParseException {
        var request =
                new UserInfoRequest(provider.metadata().getUserInfoEndpointURI(), access)
                        .toHTTPRequest();
        var response = UserInfoResponse.parse(answered(request.send(http)));
        if (!response.indicatesSuccess()) {
            throw refused(response.toErrorResponse().getErrorObject());
        }
        JWT identity = response.toSuccessResponse().getUserInfoJWT();
        if (identity == null) {
            throw new FranceConnectException(
                    FranceConnectFailure.WRONG_ALGORITHM, "userinfo without signature");
        }
        return identity;
    }

    private static HTTPResponse answered(HTTPResponse answer) throws IOException {
        if (answer.getStatusCode() >= SERVER_FAULT) {
            throw new IOException("answers " + answer.getStatusCode());
        }
        return answer;
    }

    private static FranceConnectException refused(ErrorObject error) {
        String code = error == null ? null : error.getCode();
        return "invalid_grant".equals(code) || "invalid_token".equals(code)
                ? new FranceConnectException(FranceConnectFailure.CODE_REFUSED, code)
                : new FranceConnectException(
                        FranceConnectFailure.MISCONFIGURED, "invalid_client or the like");
    }

    /**
     * Whether an answer that names its issuer comes from FranceConnect.
     *
     * @param issuer null or "" when the answer names none
     */
    public boolean speaksFor(String issuer) {
        return issuer == null || issuer.isEmpty() || settings().address().toString().equals(issuer);
    }

    /**
     * Where to send the person to end the session there too.
     *
     * @param idToken as it came at the sign-in
     */
    public URI logout(String idToken, String state) {
        try {
            return new LogoutRequest(
                            answering().metadata().getEndSessionEndpointURI(),
                            SignedJWT.parse(idToken),
                            address(AFTER_LOGOUT),
                            new State(state))
                    .toURI();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException("an id_token that was read before", e);
        }
    }

    /** As it described itself within the last hour; longer, when it does not answer now. */
    private FranceConnectProvider provider() {
        FranceConnectProvider last = known.get();
        if (last != null && last.freshAt(clock.instant())) {
            return last;
        }
        try {
            return read(last);
        } catch (FranceConnectException e) {
            if (last == null) {
                throw e;
            }
            LOG.log(Level.WARNING, "FranceConnect: the last description is used, {0}", e.detail());
            return last;
        }
    }

    /** The same, but only when it answers now: a person is not sent to a site that is down. */
    private FranceConnectProvider answering() {
        FranceConnectProvider last = known.get();
        return last != null && last.answeredAt(clock.instant()) ? last : read(last);
    }

    private FranceConnectProvider read(FranceConnectProvider last) {
        try {
            var read =
                    FranceConnectProvider.read(settings().address(), http, last, clock.instant());
            known.set(read);
            return read;
        } catch (IOException | ParseException e) {
            throw new FranceConnectException(FranceConnectFailure.UNAVAILABLE, e.toString());
        }
    }

    private FranceConnectSettings settings() {
        return configuration
                .settings()
                .orElseThrow(() -> new NotFoundException("FranceConnect, which is not offered"));
    }

    private ClientID client() {
        return new ClientID(settings().clientId());
    }

    private URI address(String path) {
        return URI.create(portal.of(path));
    }
}
