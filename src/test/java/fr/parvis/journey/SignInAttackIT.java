package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import fr.parvis.security.service.CodeReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten thousand tries at the real door: an owner is never locked out, one address is stopped. */
@Feature("ACC-8")
class SignInAttackIT {

    private static final int TRIES = 10_000;
    private static final String REFUSED = "ne vont pas ensemble";
    private static final String LATER = "Trop d’essais sans succès depuis votre connexion";

    /** A delay that has run out admits one more; the tries take a minute or several. */
    private static final int BY_PATIENCE = 10;

    private final Demonstration demo = SharedPortal.get();
    private final URI door = URI.create(demo.portalUrl() + "/connexion");
    private final HttpClient http = HttpClient.newHttpClient();
    private final String name = "cible" + UUID.randomUUID().toString().substring(0, 8);

    private record Try(String name, String address) {}

    /** Answers that have this text. */
    private long answers(IntFunction<Try> tries, String text) throws Exception {
        var attackers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> all =
                    IntStream.range(0, TRIES)
                            .mapToObj(tries)
                            .map(t -> attackers.submit(() -> attempt(t).contains(text)))
                            .toList();
            long found = 0;
            for (Future<Boolean> one : all) {
                found += one.get() ? 1 : 0;
            }
            return found;
        } finally {
            attackers.shutdown();
        }
    }

    private String attempt(Try one) throws Exception {
        String body =
                "pv-action=entrer&motdepasse=essai&identifiant="
                        + URLEncoder.encode(one.name(), StandardCharsets.UTF_8);
        var answer =
                http.send(
                        HttpRequest.newBuilder(door)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Forwarded-For", one.address())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Page enter(Visitor visitor, String address, Map<String, List<String>> more) {
        var fields = new HashMap<>(more);
        fields.put("identifiant", List.of(name));
        fields.put("motdepasse", List.of(DemoAccounts.PASSWORD));
        fields.put("pv-action", List.of("entrer"));
        return visitor.post(door, fields, "X-Forwarded-For", address);
    }

    @Test
    void tenThousandWrongPasswordsFromManyAddressesDoNotLockTheOwnerOut() throws Exception {
        Spaces.newCitizen(demo, name);
        var owner = new Visitor(demo.portalUrl());
        assertThat(enter(owner, "192.0.2.10", Map.of()).path()).isEqualTo("/mon-espace");

        long looked =
                answers(
                        i ->
                                new Try(
                                        name,
                                        "10." + i / 62_500 + "." + i / 250 % 250 + "." + i % 250),
                        REFUSED);

        assertThat(looked).as("passwords that were looked at").isBetween(10L, 10L + BY_PATIENCE);
        assertThat(enter(owner, "192.0.2.10", Map.of()).path())
                .as("the owner's browser is known")
                .isEqualTo("/mon-espace");
        var elsewhere = new Visitor(demo.portalUrl());
        Page asked = enter(elsewhere, "192.0.2.11", Map.of());
        assertThat(asked.path()).isEqualTo("/connexion");
        Page inside =
                enter(
                        elsewhere,
                        "192.0.2.11",
                        Map.of(
                                "pv-defi",
                                List.of(asked.html().select("[name=pv-defi]").val()),
                                "pv-code",
                                List.of(
                                        new CodeReader(demo.database().dataSource())
                                                .codeOf(asked))));
        assertThat(inside.path()).as("and elsewhere a code is enough").isEqualTo("/mon-espace");
    }

    @Test
    void tenThousandFromOneAddressOnManyAccountsAreStopped() throws Exception {
        Spaces.newCitizen(demo, name);
        String address = "203.0.113." + (1 + name.hashCode() % 100 + 100);

        long stopped = answers(i -> new Try("compte" + i + name, address), LATER);

        // six at once may pass together before the first failure is counted
        assertThat(stopped).isBetween(TRIES - 56L - BY_PATIENCE, TRIES - 50L);
        assertThat(enter(new Visitor(demo.portalUrl()), address, Map.of()).text())
                .as("a right password from there waits, too")
                .contains(LATER);
        assertThat(enter(new Visitor(demo.portalUrl()), "192.0.2.12", Map.of()).path())
                .as("from elsewhere nothing has changed")
                .isEqualTo("/mon-espace");
    }
}
