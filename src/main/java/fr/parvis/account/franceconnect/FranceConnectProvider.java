package fr.parvis.account.franceconnect;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * FranceConnect as it describes itself, with its keys. The keys are read once, again when they get
 * old, and once more when a token names one that is not among them.
 */
final class FranceConnectProvider {

    private static final String ELSEWHERE = "an endpoint is missing or elsewhere";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration ANSWERING = Duration.ofSeconds(2);
    private static final Duration KEYS_LIFE = Duration.ofMinutes(15);
    private static final Duration KEYS_WAIT = Duration.ofSeconds(10);

    private final OIDCProviderMetadata metadata;
    private final JWKSource<SecurityContext> keys;
    private final Instant readAt;

    private FranceConnectProvider(
            OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant readAt) {
        this.metadata = metadata;
        this.keys = keys;
        this.readAt = readAt;
    }

    /**
     * @param last what was read before, whose keys are kept; null at first
     * @throws IOException when it does not answer
     * @throws ParseException when what it says cannot be used
     */
    static FranceConnectProvider read(
            URI address, PartnerHttp http, FranceConnectProvider last, Instant now)
            throws IOException, ParseException {
        FranceConnectProvider read = readAny(address, http, last, now);
        if (!sameOrigin(read.metadata.getEndSessionEndpointURI(), address)
                || !sameOrigin(read.metadata.getUserInfoEndpointURI(), address)) {
            throw new ParseException(ELSEWHERE);
        }
        return read;
    }

    /** The same of a provider that need not end sessions, nor give more than an id_token. */
    static FranceConnectProvider readAny(
            URI address, PartnerHttp http, FranceConnectProvider last, Instant now)
            throws IOException, ParseException {
        URI discovery = URI.create(address + "/.well-known/openid-configuration");
        var answer = new HTTPRequest(HTTPRequest.Method.GET, discovery).send(http);
        if (!answer.indicatesSuccess()) {
            throw new IOException("discovery answers " + answer.getStatusCode());
        }
        var metadata = OIDCProviderMetadata.parse(answer.getBody());
        if (!address.toString().equals(metadata.getIssuer().getValue())) {
            throw new ParseException("the issuer is another one");
        }
        boolean own =
                Stream.of(
                                metadata.getAuthorizationEndpointURI(),
                                metadata.getTokenEndpointURI(),
                                metadata.getJWKSetURI())
                        .allMatch(endpoint -> sameOrigin(endpoint, address));
        if (!own) {
            // the security policy of our forms names this one origin, and so do firewalls
            throw new ParseException(ELSEWHERE);
        }
        boolean sameKeys =
                last != null && last.metadata.getJWKSetURI().equals(metadata.getJWKSetURI());
        return new FranceConnectProvider(
                metadata, sameKeys ? last.keys : keys(metadata.getJWKSetURI(), http), now);
    }

    private static boolean sameOrigin(URI endpoint, URI address) {
        return endpoint != null
                && endpoint.getScheme().equals(address.getScheme())
                && String.valueOf(endpoint.getRawAuthority()).equals(address.getRawAuthority());
    }

    private static JWKSource<SecurityContext> keys(URI address, PartnerHttp http)
            throws MalformedURLException {
        return JWKSourceBuilder.<SecurityContext>create(address.toURL(), http)
                .cache(KEYS_LIFE.toMillis(), KEYS_WAIT.toMillis())
                // no threads of the library's own in the server
                .refreshAheadCache(false)
                // tokens come from FranceConnect itself: nobody else can make us ask for keys
                .rateLimited(false)
                .outageTolerant(LIFE.toMillis())
                .build();
    }

    /** Whether it has just answered: then a person may be sent there. */
    boolean answeredAt(Instant now) {
        return now.isBefore(readAt.plus(ANSWERING));
    }

    boolean freshAt(Instant now) {
        return now.isBefore(readAt.plus(LIFE));
    }

    OIDCProviderMetadata metadata() {
        return metadata;
    }

    JWKSource<SecurityContext> keys() {
        return keys;
    }
}
