package fr.parvis.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID Connect provider that behaves as FranceConnect v2 does: discovery below {@code
 * /api/v2}, ES256 for id_token and userinfo, client_secret_post, codes of 30 seconds that work
 * once. What a person sees of it is in {@link FranceConnectPages}.
 */
public final class FranceConnectStandIn implements AutoCloseable {

    /** The only client that it knows. */
    public static final String CLIENT_ID = "parvis-valmont";

    /** The client's secret; the portal is given it by its environment. */
    public static final String SECRET = "secret-de-demonstration-de-parvis-valmont";

    static final String ROOT = "/api/v2";

    private static final Duration CODE_LIFE = Duration.ofSeconds(30);
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);
    private static final Duration SLOWNESS = Duration.ofSeconds(20);
    private static final String JWT = "application/jwt; charset=utf-8";

    private final int port;
    private final String portalUrl;
    private final Clock clock = Clock.systemUTC();
    private final ObjectMapper json = new ObjectMapper();
    private final FranceConnectTokens tokens = new FranceConnectTokens();
    private final FranceConnectPages pages = new FranceConnectPages(this);
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> accesses = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile FranceConnectMischief mischief = FranceConnectMischief.NONE;
    private LoopbackHttp http;

    /** What a person has consented to. */
    record Grant(FranceConnectPersona persona, Map<String, String> request, Instant end) {

        List<String> scopes() {
            return Arrays.asList(request.get("scope").split(" "));
        }
    }

    /**
     * @param portalUrl whose addresses of return are registered
     */
    FranceConnectStandIn(int port, String portalUrl) {
        this.port = port;
        this.portalUrl = portalUrl;
    }

    public synchronized void start() {
        if (http == null) {
            http = LoopbackHttp.start(port, this::handle);
        }
    }

    /** From now on connections are refused. */
    public synchronized void stop() {
        if (http != null) {
            http.close();
            http = null;
        }
    }

    /** The page with the switches, with a slash at the end. */
    public String url() {
        return "http://localhost:" + port + "/";
    }

    /** What the portal is configured with: the issuer. */
    public String address() {
        return "http://localhost:" + port + ROOT;
    }

    /** From now on it does this wrong. */
    public void misbehave(FranceConnectMischief how) {
        mischief = how;
    }

    FranceConnectMischief mischief() {
        return mischief;
    }

    /** From now on another key signs, and the old one is published no more. */
    public void rotateKeys() {
        tokens.rotate();
    }

    /** How often somebody was signed out. */
    public int sessionsEnded() {
        return ended.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case ROOT + "/.well-known/openid-configuration" -> answer(exchange, 200, metadata());
            case ROOT + "/jwks" ->
                    LoopbackHttp.answer(
                            exchange,
                            200,
                            LoopbackHttp.JSON,
                            LoopbackHttp.bytes(tokens.published()));
            case ROOT + "/token" -> token(exchange);
            case ROOT + "/token/revocation" -> answer(exchange, 200, Map.of());
            case ROOT + "/userinfo" -> userInfo(exchange);
            case ROOT + "/session/end" -> endSession(exchange);
            default -> pages.handle(exchange, path);
        }
    }

    private Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", address());
        metadata.put("authorization_endpoint", address() + "/authorize");
        metadata.put("token_endpoint", address() + "/token");
        metadata.put("userinfo_endpoint", address() + "/userinfo");
        metadata.put("end_session_endpoint", address() + "/session/end");
        metadata.put("revocation_endpoint", address() + "/token/revocation");
        metadata.put("jwks_uri", address() + "/jwks");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("grant_types_supported", List.of("authorization_code"));
        metadata.put("subject_types_supported", List.of("pairwise"));
        metadata.put("acr_values_supported", List.of("eidas1"));
        metadata.put("id_token_signing_alg_values_supported", List.of("ES256", "RS256"));
        metadata.put("userinfo_signing_alg_values_supported", List.of("ES256", "RS256"));
        metadata.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "private_key_jwt"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        return metadata;
    }

    boolean isReturn(String address) {
        return (portalUrl + "/franceconnect/retour").equals(address);
    }

    /** A code for what the person has consented to. */
    String code(FranceConnectPersona persona, Map<String, String> request) {
        String code = UUID.randomUUID().toString();
        if (mischief != FranceConnectMischief.CODE_UNKNOWN) {
            codes.put(code, new Grant(persona, request, clock.instant().plus(CODE_LIFE)));
        }
        return code;
    }

    private void token(HttpExchange exchange) throws IOException {
        if (mischief == FranceConnectMischief.BROKEN) {
            answer(exchange, 500, Map.of("error", "server_error"));
            return;
        }
        if (mischief == FranceConnectMischief.SLOW) {
            pause();
        }
        Map<String, String> form = LoopbackHttp.form(exchange);
        boolean known =
                !exchange.getRequestHeaders().containsKey("Authorization")
                        && CLIENT_ID.equals(form.get("client_id"))
                        && SECRET.equals(form.get("client_secret"));
        if (!exchange.getRequestMethod().equals("POST") || !known) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        // taken away at once: whoever brings it a second time has nothing
        Grant grant = codes.remove(form.getOrDefault("code", ""));
        if (grant == null
                || clock.instant().isAfter(grant.end())
                || !grant.request().get("redirect_uri").equals(form.get("redirect_uri"))
                || !proved(grant, form.get("code_verifier"))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String access = UUID.randomUUID().toString();
        accesses.put(
                access,
                new Grant(grant.persona(), grant.request(), clock.instant().plus(TOKEN_LIFE)));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", access);
        answer.put("expires_in", TOKEN_LIFE.toSeconds());
        answer.put("id_token", idToken(grant));
        answer.put("scope", grant.request().get("scope"));
        answer.put("token_type", "Bearer");
        answer(exchange, 200, answer);
    }

    private static boolean proved(Grant grant, String verifier) {
        String challenge = grant.request().get("code_challenge");
        return challenge == null
                || verifier != null
                        && CodeChallenge.compute(
                                        CodeChallengeMethod.S256, new CodeVerifier(verifier))
                                .getValue()
                                .equals(challenge);
    }

    private JWTClaimsSet.Builder claims(Grant grant) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(CLIENT_ID)
                .subject(grant.persona().sub(CLIENT_ID))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)));
    }

    private String idToken(Grant grant) {
        Instant now = clock.instant();
        var claims =
                claims(grant)
                        .claim("nonce", grant.request().get("nonce"))
                        .claim("acr", "eidas1")
                        .claim("auth_time", now.getEpochSecond());
        switch (mischief) {
            case WRONG_NONCE -> claims.claim("nonce", UUID.randomUUID().toString());
            case WRONG_ISSUER -> claims.issuer("https://ailleurs.example/api/v2");
            case WRONG_AUDIENCE -> claims.audience("un-autre-site");
            case WRONG_LEVEL -> claims.claim("acr", "eidas0");
            case EXPIRED ->
                    claims.issueTime(Date.from(now.minusSeconds(600)))
                            .expirationTime(Date.from(now.minusSeconds(540)));
            default -> {
                // as it should be
            }
        }
        JWTClaimsSet all = claims.build();
        return switch (mischief) {
            case BAD_SIGNATURE -> tokens.forged(all);
            case ALGORITHM_NONE -> FranceConnectTokens.unsigned(all);
            case ALGORITHM_HS256 -> FranceConnectTokens.signedBySecret(all, SECRET);
            default -> tokens.signed(all);
        };
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        Grant grant = header == null ? null : accesses.get(header.replaceFirst("^[Bb]earer ", ""));
        if (grant == null || clock.instant().isAfter(grant.end())) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            answer(exchange, 401, Map.of("error", "invalid_token"));
            return;
        }
        var claims = claims(grant);
        grant.persona().claims(grant.scopes()).forEach(claims::claim);
        switch (mischief) {
            case USERINFO_OTHER_PERSON -> claims.subject(UUID.randomUUID() + "v1");
            case USERINFO_OTHER_AUDIENCE -> claims.audience("un-autre-site");
            case USERINFO_INCOMPLETE -> claims.claim("birthdate", null);
            default -> {
                // as it should be
            }
        }
        JWTClaimsSet all = claims.build();
        if (mischief == FranceConnectMischief.USERINFO_PLAIN) {
            answer(exchange, 200, all.toJSONObject());
            return;
        }
        boolean forged = mischief == FranceConnectMischief.USERINFO_BAD_SIGNATURE;
        String identity = forged ? tokens.forged(all) : tokens.signed(all);
        LoopbackHttp.answer(exchange, 200, JWT, LoopbackHttp.bytes(identity));
    }

    private void endSession(HttpExchange exchange) throws IOException {
        Map<String, String> query = LoopbackHttp.query(exchange);
        String back = query.get("post_logout_redirect_uri");
        if (!tokens.isOurs(query.getOrDefault("id_token_hint", ""))
                || !(portalUrl + "/franceconnect/deconnexion").equals(back)) {
            pages.refuse(exchange, "La déconnexion demandée n’est pas correcte.");
            return;
        }
        ended.incrementAndGet();
        String state = query.get("state");
        redirect(exchange, state == null ? back : back + "?state=" + LoopbackHttp.encode(state));
    }

    static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(303, -1);
    }

    private void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        LoopbackHttp.answer(exchange, status, LoopbackHttp.JSON, json.writeValueAsBytes(body));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SLOWNESS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
