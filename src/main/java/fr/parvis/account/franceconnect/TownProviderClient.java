package fr.parvis.account.franceconnect;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.PortalAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the portal says to the town's own provider and hears from it: plain OpenID Connect, code
 * flow with PKCE. It shares with FranceConnect how tokens are checked. Every call may take seconds:
 * never inside a transaction.
 */
@ApplicationScoped
public class TownProviderClient {

    /** Where the provider sends the person back to, below the portal's root. */
    public static final String RETURN = "/connexion/agents/retour";

    @Inject TownProviderConfiguration configuration;
    @Inject PortalAddress portal;
    @Inject Clock clock;

    private final PartnerHttp http = new PartnerHttp();
    private final AtomicReference<FranceConnectProvider> known = new AtomicReference<>();

    /**
     * Who the provider says that somebody is.
     *
     * @param mail "" unless the provider has verified it
     */
    public record Member(String subject, String mail) {}

    /** Where to send the person, to be identified. */
    public URI authorization(String state, String nonce, String codeVerifier) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email"), client(), address())
                .endpointURI(provider().metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(codeVerifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Whether an answer that names its issuer comes from this provider. */
    public boolean speaksFor(String issuer) {
        return issuer == null || issuer.isEmpty() || settings().address().toString().equals(issuer);
    }

    /**
     * Exchanges a code for a person.
     *
     * @throws FranceConnectException when the provider does not give it, or gives what is not to be
     *     believed
     */
    public Member member(String code, String nonce, String codeVerifier) {
        FranceConnectProvider provider = provider();
        try {
            OIDCTokenResponse tokens = tokens(provider, code, codeVerifier);
            JWTClaimsSet claims =
                    new TokenCheck(
                                    provider.metadata().getIssuer(),
                                    client(),
                                    JWSAlgorithm.parse(settings().signature()),
                                    provider.keys(),
                                    clock)
                            .withoutLevel()
                            .idToken(tokens.getOIDCTokens().getIDToken(), nonce);
            if (claims.getClaim("email") != null) {
                return member(new UserInfo(claims));
            }
            return member(userInfo(provider, tokens.getOIDCTokens().getAccessToken(), claims));
        } catch (IOException e) {
            throw new FranceConnectException(FranceConnectFailure.UNAVAILABLE, e.toString());
        } catch (ParseException e) {
            throw new FranceConnectException(
                    FranceConnectFailure.INCOMPLETE, "an answer that is none of the protocol");
        }
    }

    private static Member member(UserInfo person) {
        boolean verified = Boolean.TRUE.equals(person.getEmailVerified());
        String mail = verified ? person.getEmailAddress() : null;
        return new Member(person.getSubject().getValue(), mail == null ? "" : mail);
    }

    private OIDCTokenResponse tokens(
            FranceConnectProvider provider, String code, String codeVerifier)
            throws IOException, ParseException {
        var grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code), address(), new CodeVerifier(codeVerifier));
        var request =
                new TokenRequest.Builder(
                                provider.metadata().getTokenEndpointURI(), authentication(), grant)
                        .build()
                        .toHTTPRequest();
        var response = OIDCTokenResponseParser.parse(request.send(http));
        if (!response.indicatesSuccess()) {
            throw new FranceConnectException(FranceConnectFailure.CODE_REFUSED, "token endpoint");
        }
        var tokens = (OIDCTokenResponse) response.toSuccessResponse();
        if (tokens.getOIDCTokens().getIDToken() == null) {
            throw new ParseException("no id_token");
        }
        return tokens;
    }

    /** More about the person, where the id_token says nothing of the mail. */
    private UserInfo userInfo(
            FranceConnectProvider provider, AccessToken access, JWTClaimsSet idToken)
            throws IOException, ParseException {
        URI endpoint = provider.metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            return new UserInfo(idToken);
        }
        var response =
                UserInfoResponse.parse(
                        new UserInfoRequest(endpoint, access).toHTTPRequest().send(http));
        if (!response.indicatesSuccess()) {
            throw new FranceConnectException(FranceConnectFailure.CODE_REFUSED, "userinfo");
        }
        UserInfo person = response.toSuccessResponse().getUserInfo();
        if (person == null) {
            // a signed one: its claims only confirm what the id_token has said
            return new UserInfo(idToken);
        }
        if (!person.getSubject().getValue().equals(idToken.getSubject())) {
            throw new FranceConnectException(FranceConnectFailure.MISMATCH, "sub of userinfo");
        }
        return person;
    }

    private ClientAuthentication authentication() {
        var secret = new Secret(settings().secret());
        return settings().authentication() == TownProviderSettings.Authentication.BASIC
                ? new ClientSecretBasic(client(), secret)
                : new ClientSecretPost(client(), secret);
    }

    /** As it described itself within the last hour. */
    private FranceConnectProvider provider() {
        FranceConnectProvider last = known.get();
        if (last != null && last.freshAt(clock.instant())) {
            return last;
        }
        try {
            var read =
                    FranceConnectProvider.readAny(
                            settings().address(), http, last, clock.instant());
            known.set(read);
            return read;
        } catch (IOException | ParseException e) {
            throw new FranceConnectException(FranceConnectFailure.UNAVAILABLE, e.toString());
        }
    }

    private TownProviderSettings settings() {
        return configuration
                .settings()
                .orElseThrow(() -> new NotFoundException("sign-in of staff by a provider"));
    }

    private ClientID client() {
        return new ClientID(settings().clientId());
    }

    private URI address() {
        return URI.create(portal.of(RETURN));
    }
}
