package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.service.Passwords;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import fr.parvis.security.service.CodeReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Signing in under attack, scaled down: what holds for sixty tries holds for ten thousand, because
 * nothing but the counters decides.
 */
class SignInIT {

    private static final String PASSWORD = "Mot-de-passe-2026";
    private static final String REFUSED = "ne vont pas ensemble";
    private static final String CODE_ASKED = "Recopiez le code de l’image, ou";
    private static final String LATER = "Trop d’essais sans succès depuis votre connexion";
    private static final int BUDGET = 10;
    private static final int ADDRESS_BUDGET = 50;

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final Demonstration demo = SharedPortal.get();
    private final CodeReader reader = new CodeReader(demo.database().dataSource());
    private final URI page = URI.create(demo.portalUrl() + "/connexion");

    /** An account of its own for each test: counters outlive it. */
    private String account(String passwordHash) throws SQLException {
        String name = "essai-" + UUID.randomUUID();
        try (var connection = demo.database().dataSource().getConnection();
                var insert =
                        connection.prepareStatement(
                                """
                                with made as (
                                    insert into account (kind, user_name, mail, password_hash, last_name, first_names, created_at)
                                    values ('STAFF', ?, ?, ?, 'Essai', 'Alix', now()) returning id)
                                insert into staff_role select id, 'ADMIN', '' from made
                                """)) {
            insert.setString(1, name);
            insert.setString(2, name + "@ville.example");
            insert.setString(3, passwordHash);
            insert.executeUpdate();
        }
        return name;
    }

    private String account() throws SQLException {
        return account(Passwords.hash(PASSWORD));
    }

    private Visitor visitor() {
        return new Visitor(demo.portalUrl());
    }

    /** Never used before. */
    private static String address() {
        int n = ADDRESSES.incrementAndGet();
        return "198.18." + n / 250 + "." + (1 + n % 250);
    }

    private Page enter(Visitor visitor, String address, String name, String password) {
        return enter(visitor, address, name, password, Map.of());
    }

    private Page enter(
            Visitor visitor,
            String address,
            String name,
            String password,
            Map<String, List<String>> more) {
        var fields = new HashMap<String, List<String>>(more);
        fields.put("identifiant", List.of(name));
        fields.put("motdepasse", List.of(password));
        fields.put("pv-action", List.of("entrer"));
        return visitor.post(page, fields, "X-Forwarded-For", address);
    }

    private static boolean inside(Page page) {
        return page.path().equals("/agents");
    }

    private static List<String> cookies(Page page) {
        return page.headers().getOrDefault("set-cookie", List.of());
    }

    @Test
    @Feature("ACC-8")
    void manyWrongPasswordsFromManyAddressesDoNotLockTheOwnerOut() throws Exception {
        String name = account();
        var owner = visitor();
        assertThat(inside(enter(owner, address(), name, PASSWORD))).isTrue();

        int refused = 0;
        int asked = 0;
        ExecutorService attackers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Page>> tries = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String guess = "essai" + i;
                tries.add(attackers.submit(() -> enter(visitor(), address(), name, guess)));
            }
            for (Future<Page> attempt : tries) {
                String text = attempt.get().text();
                refused += text.contains(REFUSED) ? 1 : 0;
                asked += text.contains(CODE_ASKED) ? 1 : 0;
            }
        } finally {
            attackers.shutdown();
        }
        assertThat(refused).as("passwords that were looked at").isEqualTo(BUDGET);
        assertThat(asked).as("all others").isEqualTo(60 - BUDGET);

        assertThat(inside(enter(visitor(), address(), name, PASSWORD)))
                .as("a stranger's right guess is not looked at either")
                .isFalse();
        assertThat(inside(enter(owner, address(), name, PASSWORD)))
                .as("the owner's browser is known")
                .isTrue();

        var elsewhere = visitor();
        Page withCode = enter(elsewhere, address(), name, PASSWORD);
        Page entered = enter(elsewhere, address(), name, PASSWORD, answer(withCode));
        assertThat(inside(entered)).as("and elsewhere a code is enough").isTrue();
        assertThat(inside(enter(visitor(), address(), name, PASSWORD, answer(withCode))))
                .as("which counts once")
                .isFalse();
    }

    private Map<String, List<String>> answer(Page withCode) {
        return Map.of(
                "pv-defi", List.of(withCode.html().select("[name=pv-defi]").val()),
                "pv-code", List.of(reader.codeOf(withCode)));
    }

    @Test
    @Feature("ACC-8")
    void anAddressThatFailsOnManyAccountsIsStopped() throws Exception {
        String name = account();
        String address = address();
        var owner = visitor();
        assertThat(inside(enter(owner, address, name, PASSWORD))).isTrue();

        int refused = 0;
        Page last = null;
        for (int i = 0; i < ADDRESS_BUDGET + 10; i++) {
            last = enter(visitor(), address, "personne" + i + UUID.randomUUID(), "essai");
            refused += last.text().contains(REFUSED) ? 1 : 0;
        }
        assertThat(refused).isEqualTo(ADDRESS_BUDGET);
        assertThat(last.text()).contains(LATER).containsPattern("Réessayez à \\d{1,2}\\sh");
        assertThat(enter(visitor(), address, name, PASSWORD).text()).contains(LATER);
        assertThat(inside(enter(visitor(), address(), name, PASSWORD)))
                .as("from elsewhere nothing has changed")
                .isTrue();
        assertThat(inside(enter(owner, address, name, PASSWORD)))
                .as("whoever is known is not stopped by neighbours")
                .isTrue();
    }

    @Test
    @Feature("ACC-8")
    void aNameThatNobodyHasIsAnsweredAsOneThatSomebodyHas() throws Exception {
        String known = account();
        String unknown = "essai-" + UUID.randomUUID();
        for (int i = 0; i < BUDGET + 3; i++) {
            Page one = enter(visitor(), address(), known, "essai");
            Page other = enter(visitor(), address(), unknown, "essai");
            assertThat(other.status()).isEqualTo(one.status()).isEqualTo(200);
            assertThat(other.text()).as("try " + i).isEqualTo(one.text());
            assertThat(cookies(other)).isEmpty();
            assertThat(cookies(one)).isEmpty();
            assertThat(other.headers().keySet()).isEqualTo(one.headers().keySet());
        }
    }

    /**
     * The slow hash is most of the time of an answer: without it for unknown names the medians
     * would differ several times over.
     */
    @Test
    @Feature("ACC-8")
    void itTakesAsLongForANameThatNobodyHas() throws Exception {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            String somebody = account();
            String nobody = "essai-" + UUID.randomUUID();
            for (int n = 0; n < BUDGET - 1; n++) {
                known.add(nanos(somebody));
                unknown.add(nanos(nobody));
            }
        }
        double ratio = median(known) / median(unknown);
        assertThat(ratio).isBetween(0.6, 1.6);
    }

    private long nanos(String name) {
        var visitor = visitor();
        String address = address();
        long start = System.nanoTime();
        Page page = enter(visitor, address, name, "essai");
        long taken = System.nanoTime() - start;
        assertThat(page.text()).contains(REFUSED);
        return taken;
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Test
    @Feature("ACC-8")
    void everySignInGivesNewCookiesThatScriptsAndOtherSitesDoNotSee() throws Exception {
        String name = account();
        Map<String, List<String>> fields =
                Map.of(
                        "identifiant", List.of(name),
                        "motdepasse", List.of(PASSWORD),
                        "pv-action", List.of("entrer"));
        String planted = "A".repeat(32);
        List<String> first =
                signInWith(fields, "pv_session=" + planted + "; pv_appareil=" + planted);
        assertThat(first).hasSize(2).noneMatch(c -> c.contains(planted));
        assertThat(first).allMatch(c -> c.contains("HttpOnly") && c.contains("SameSite=Lax"));
        assertThat(first)
                .anyMatch(
                        c ->
                                c.startsWith("pv_session=")
                                        && c.matches(".*;\\s*Path=/demarches-en-ligne(;.*)?")
                                        && !c.contains("Max-Age"))
                .anyMatch(
                        c ->
                                c.startsWith("pv_appareil=")
                                        && c.contains("Path=/demarches-en-ligne/connexion")
                                        && c.contains("Max-Age=31536000"));
        List<String> second = signInWith(fields, value(first, 0) + "; " + value(first, 1));
        assertThat(value(second, 0)).isNotEqualTo(value(first, 0));
        assertThat(value(second, 1)).isNotEqualTo(value(first, 1));

        assertThat(agentsWith(value(second, 0))).isEqualTo(200);
        assertThat(agentsWith(value(first, 0))).as("the old session has ended").isEqualTo(302);
        assertThat(agentsWith("pv_session=" + planted)).isEqualTo(302);
    }

    private static String value(List<String> cookies, int index) {
        String name = index == 0 ? "pv_session=" : "pv_appareil=";
        return cookies.stream()
                .filter(c -> c.startsWith(name))
                .map(c -> c.split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    private List<String> signInWith(Map<String, List<String>> fields, String cookie)
            throws Exception {
        var body = new StringBuilder();
        fields.forEach((k, v) -> body.append(k).append('=').append(v.get(0)).append('&'));
        var answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(page)
                                        .header("Cookie", cookie)
                                        .header("X-Forwarded-For", address())
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().allValues("set-cookie");
    }

    private int agentsWith(String cookie) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(demo.portalUrl() + "/agents"))
                                .header("Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @Feature("ACC-8")
    void aPasswordKeptAtALowerCostIsKeptAtTodaysAfterASignIn() throws Exception {
        String name =
                account(
                        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
        assertThat(inside(enter(visitor(), address(), name, "autre"))).isFalse();
        assertThat(hashOf(name)).contains("m=256,");
        assertThat(inside(enter(visitor(), address(), name, "password"))).isTrue();
        assertThat(hashOf(name)).contains("m=19456,t=2");
        assertThat(inside(enter(visitor(), address(), name, "password"))).isTrue();
    }

    private String hashOf(String name) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var query =
                        connection.prepareStatement(
                                "select password_hash from account where user_name = ?")) {
            query.setString(1, name);
            var found = query.executeQuery();
            found.next();
            return found.getString(1);
        }
    }

    @Test
    @Feature("ACC-8")
    void anythingMayBeTypedAsAName() {
        List<String> names =
                List.of("", "\0", "a\0b", "' or 1=1 --", "é".repeat(5000), "\uD83D", "x@y@z");
        IntStream.range(0, names.size())
                .forEach(
                        i -> {
                            Page answer = enter(visitor(), address(), names.get(i), "\0");
                            assertThat(answer.status()).as("name " + i).isEqualTo(200);
                            assertThat(answer.text()).as("name " + i).contains(REFUSED);
                        });
    }
}
