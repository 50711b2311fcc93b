package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.service.Passwords;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Nobody learns who has an account: sign-in, creation and reset answer the same bytes, and within
 * noise in the same time, for names that somebody has and for names that nobody has. What costs the
 * time is compared exactly: the statements. The clock is compared generously.
 */
@Feature({"ACC-2", "ACC-8", "ACC-10"})
class EnumerationIT {

    private static final String PASSWORD = "Mot-de-passe-2026";
    private static final int BEFORE_THE_CODE = 8;
    private static final Pattern OF_A_SIGN_IN =
            Pattern.compile(
                    "(from|into|update) (account|staff_role|throttle|known_browser|sign_in)");

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final Demonstration demo = SharedPortal.get();

    private String citizen() throws SQLException {
        String name = "enum" + UUID.randomUUID().toString().substring(0, 12);
        new FranceConnectVisits(demo).citizen(name);
        try (var connection = demo.database().dataSource().getConnection();
                var update =
                        connection.prepareStatement(
                                "update account set password_hash = ? where user_name = ?")) {
            update.setString(1, Passwords.hash(PASSWORD));
            update.setString(2, name);
            update.executeUpdate();
        }
        return name;
    }

    private static String nobody() {
        return "enum" + UUID.randomUUID().toString().substring(0, 12);
    }

    /** Never used before. */
    private static String address() {
        int n = ADDRESSES.incrementAndGet();
        return "198.51." + n / 250 + "." + (1 + n % 250);
    }

    private Page enter(String name) {
        return new Visitor(demo.portalUrl())
                .post(
                        URI.create(demo.portalUrl() + "/connexion"),
                        Map.of(
                                "identifiant", List.of(name),
                                "motdepasse", List.of("essai"),
                                "pv-action", List.of("entrer")),
                        "X-Forwarded-For",
                        address());
    }

    /** The page without what the person typed, and what is new on every page. */
    private static String bytes(Page page, String typed) {
        page.html().select("[name=pv-defi]").forEach(e -> e.attr("value", ""));
        return page.status()
                + page.path()
                + page.html()
                        .outerHtml()
                        .replace(typed, "TYPED")
                        .replaceAll("(src|href|data-[a-z-]+)=\"[^\"]*defi[^\"]*\"", "");
    }

    private static long nanos(Supplier<Page> answer) {
        long start = System.nanoTime();
        answer.get();
        return System.nanoTime() - start;
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** How often a value of the first is the greater one: 0.5 when they are alike. */
    private static double greater(List<Long> first, List<Long> second) {
        long wins = first.stream().mapToLong(a -> second.stream().filter(b -> a > b).count()).sum();
        return (double) wins / ((long) first.size() * second.size());
    }

    private static void assertAlike(List<Long> known, List<Long> unknown) {
        assertThat(median(known) / median(unknown)).as("ratio of medians").isBetween(0.5, 2.0);
        // 40 against 40: by chance alone five standard deviations away
        assertThat(greater(known, unknown)).as("ranks").isBetween(0.15, 0.85);
    }

    @Test
    void theSignInTellsNobody() throws Exception {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            String somebody = citizen();
            String nobody = nobody();
            assertThat(bytes(enter(somebody), somebody)).isEqualTo(bytes(enter(nobody), nobody));
            for (int n = 0; n < BEFORE_THE_CODE; n++) {
                known.add(nanos(() -> enter(somebody)));
                unknown.add(nanos(() -> enter(nobody)));
            }
        }
        assertAlike(known, unknown);
        String somebody = citizen();
        String nobody = nobody();
        try (var log = new StatementLog(demo.database())) {
            List<String> unknownCosts = costs(log, nobody);
            assertThat(unknownCosts).isNotEmpty();
            assertThat(costs(log, somebody)).as("and both cost the same").isEqualTo(unknownCosts);
        }
    }

    /** The statements of a sign-in, without what the portal does by itself each second. */
    private List<String> costs(StatementLog log, String name) {
        return log.of(() -> enter(name)).stream()
                .filter(sql -> OF_A_SIGN_IN.matcher(sql).find())
                .filter(sql -> !sql.contains("skip locked"))
                .toList();
    }

    private Page ask(String name) {
        // asked for from one address, the others of this portal would soon ask in vain
        var visitor = new Visitor(demo.portalUrl(), address());
        Page form = visitor.open("/mot-de-passe-oublie");
        return visitor.submit(
                form,
                "pv-oubli",
                "envoyer",
                Spaces.withCode(demo, form, Map.of("identifiant", List.of(name))));
    }

    @Test
    void theResetTellsNobody() throws Exception {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        String somebody = citizen();
        String nobody = nobody();
        assertThat(bytes(ask(somebody), somebody)).isEqualTo(bytes(ask(nobody), nobody));
        for (int i = 0; i < 40; i++) {
            known.add(nanos(() -> ask(somebody)));
            unknown.add(nanos(() -> ask(nobody)));
        }
        assertAlike(known, unknown);
    }

    /** The last step of the wizard, ready to be sent. */
    private Supplier<Page> creation(String mail) {
        var visitor = new Visitor(demo.portalUrl());
        Page last = Spaces.upToAuthentication(visitor, "Curieux", mail);
        var answers = Spaces.withCode(demo, last, Spaces.authentication(nobody()));
        return () -> visitor.submit(last, "pv-espace", "suivant", answers);
    }

    @Test
    void theCreationTellsNobody() throws Exception {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        String somebody = citizen() + "@example.fr";
        Page taken = creation(somebody).get();
        Page free = creation(nobody() + "@example.fr").get();
        assertThat(taken.path()).isEqualTo("/creer-mon-espace/confirmation");
        assertThat(bytes(taken, somebody)).isEqualTo(bytes(free, somebody));
        assertThat(taken.headers().keySet()).isEqualTo(free.headers().keySet());
        for (int i = 0; i < 12; i++) {
            known.add(nanos(creation(somebody)));
            unknown.add(nanos(creation(nobody() + "@example.fr")));
        }
        // a new account is a few rows more, the slow hash is the rest
        assertThat(median(known) / median(unknown)).isBetween(0.4, 2.5);
    }

    /** What the wizard's last page does not say is not found out afterwards. */
    @Test
    void norDoesTheSignInAfterTheCreation() throws Exception {
        String somebody = citizen() + "@example.fr";
        String nobody = nobody() + "@example.fr";
        for (String mail : List.of(somebody, nobody)) {
            creation(mail).get();
            Page page = Spaces.signIn(new Visitor(demo.portalUrl()), mail, Spaces.PASSWORD);
            assertThat(page.text()).contains("Votre espace attend son activation");
            Page again =
                    new Visitor(demo.portalUrl()).submit(page, "pv-renvoi", "renvoyer", Map.of());
            assertThat(again.text()).contains("Le courriel d’activation est parti");
        }
    }

    @Test
    void aTokenThatIsNoneIsNoAccount() {
        var visitor = new Visitor(demo.portalUrl());
        for (String page : List.of("/activation/", "/mot-de-passe/", "/courriel/")) {
            String one = visitor.open(page + SecretToken.create()).html().select("main").html();
            assertThat(visitor.open(page + "x").html().select("main").html()).isEqualTo(one);
        }
    }
}
