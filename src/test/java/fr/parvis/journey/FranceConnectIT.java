package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectMischief;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in and out by FranceConnect over HTTP, and everything that may go wrong on the way. */
@Feature("ACC-9")
class FranceConnectIT {

    private final Demonstration demo = SharedPortal.get();
    private final FranceConnectVisits visits = new FranceConnectVisits(demo);
    private final Visitor visitor = new Visitor(demo.portalUrl());
    private String userName;
    private long account;

    @BeforeEach
    void anAccount() throws SQLException {
        visits.forgetLinks();
        userName = "fc" + Long.toString(System.nanoTime(), 36);
        account = visits.citizen(userName);
    }

    @AfterEach
    void franceConnectBehavesAgain() {
        demo.franceConnect().start();
        demo.franceConnect().misbehave(FranceConnectMischief.NONE);
    }

    private void linked(FranceConnectPersona persona) {
        var before = new Visitor(demo.portalUrl());
        visits.link(before, visits.signIn(before, persona), userName);
    }

    private String log() throws IOException {
        return Files.readString(demo.portal().log());
    }

    private void assertRefused(Page page, String sentence) throws SQLException {
        assertThat(page.path()).isEqualTo("/connexion");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select(".pv-errors").text()).contains(sentence);
        assertThat(page.html().select("#motdepasse")).as("the other way in").hasSize(1);
        assertThat(visits.sessions(account)).as("nobody is signed in").isZero();
    }

    @Test
    void theFirstTimeAnAccountIsLinkedByItsPasswordAndLaterUsesSignInAtOnce() throws Exception {
        Page first = visits.signIn(visitor, FranceConnectPersona.ANGELA);
        assertThat(first.path()).isEqualTo("/franceconnect/premiere-fois");
        assertThat(first.text()).contains("Angela Claire Louise DUBOIS", "Créer mon espace");

        Page wrong =
                visitor.submit(
                        first,
                        "pv-relier",
                        "relier",
                        Map.of(
                                "identifiant", List.of(userName),
                                "motdepasse", List.of("autre chose")));
        assertThat(wrong.html().select(".pv-errors").text()).contains("ne vont pas ensemble");
        assertThat(wrong.html().select("#identifiant").val()).isEqualTo(userName);
        assertThat(visits.sessions(account)).isZero();

        visits.link(visitor, wrong, userName);
        assertThat(visits.sessions(account)).isEqualTo(1);
        assertThat(visitor.open("/franceconnect/premiere-fois").path())
                .as("the identity was used once")
                .isEqualTo("/connexion");

        var later = new Visitor(demo.portalUrl());
        Page inside = visits.signIn(later, FranceConnectPersona.ANGELA);
        assertThat(inside.path()).isNotEqualTo("/franceconnect/premiere-fois");
        assertThat(visits.sessions(account)).isEqualTo(2);
    }

    @Test
    void theAccountIsFoundAgainWhenTheSubHasChanged() throws Exception {
        linked(FranceConnectPersona.ANGELA);
        visits.signIn(visitor, FranceConnectPersona.AFTER_CHANGE);
        assertThat(visits.sessions(account)).isEqualTo(2);
        assertThat(visits.number("select count(*) from franceconnect_link")).isEqualTo(1);
    }

    @Test
    void everyKindOfIdentityArrivesWhole() throws Exception {
        for (FranceConnectPersona persona :
                List.of(
                        FranceConnectPersona.BORN_ABROAD,
                        FranceConnectPersona.PRESUMED,
                        FranceConnectPersona.COMPOSED,
                        FranceConnectPersona.UNSPECIFIED)) {
            Page first = visits.signIn(new Visitor(demo.portalUrl()), persona);
            assertThat(first.path()).as(persona.note()).isEqualTo("/franceconnect/premiere-fois");
            assertThat(first.text()).contains(persona.familyName());
            assertThat(
                            visits.number(
                                    "select count(*) from franceconnect_arrival where family_name ="
                                            + " ? and given_names = ? and birth_date = cast(? as"
                                            + " date) and birth_place = ? and birth_country = ? and"
                                            + " gender = ? and usage_name = ? and mail = ?",
                                    persona.familyName(),
                                    String.join(" ", persona.givenNames()),
                                    persona.birthDate(),
                                    persona.birthPlace(),
                                    persona.birthCountry(),
                                    persona.gender(),
                                    persona.usageName(),
                                    persona.mail()))
                    .as(persona.note())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoIsNotThePersonHasItForgotten() {
        Page first = visits.signIn(visitor, FranceConnectPersona.PRESUMED);
        Page forgotten = visitor.submit(first, "pv-oublier", "oublier", Map.of());
        assertThat(forgotten.path()).isEqualTo("/connexion");
        assertThat(visitor.open("/franceconnect/premiere-fois").path()).isEqualTo("/connexion");
    }

    @Test
    void afterManyWrongPasswordsTheSecurityCheckIsAskedForHereToo() {
        Page page = visits.signIn(visitor, FranceConnectPersona.BORN_ABROAD);
        for (int i = 0; i < 20 && page.html().select("#pv-code").isEmpty(); i++) {
            page =
                    visitor.submit(
                            page,
                            "pv-relier",
                            "relier",
                            Map.of(
                                    "identifiant", List.of(userName),
                                    "motdepasse", List.of("faux " + i)));
        }
        assertThat(page.html().select("#pv-relier #pv-code")).hasSize(1);
    }

    @Test
    void onePersonHasOneAccountAndOneAccountOnePerson() throws Exception {
        linked(FranceConnectPersona.ANGELA);
        Page other = visits.signIn(visitor, FranceConnectPersona.COMPOSED);
        Page refused = visits.link(visitor, other, userName);
        assertThat(refused.html().select(".pv-errors").text())
                .contains("relié à une autre personne");
        assertThat(visits.sessions(account)).as("password right, link wrong").isEqualTo(1);
        assertThat(
                        visits.number(
                                "select count(*) from sign_in_session where account_id = ?",
                                account))
                .isEqualTo(1);

        Page staff = visits.link(visitor, refused, "agent.etatcivil");
        assertThat(staff.html().select(".pv-errors").text()).contains("compte d’agent");
    }

    @Test
    void aRefusalLeadsBackWithASentence() throws Exception {
        Page refused = visits.refuse(visitor, visits.atFranceConnect(visitor));
        assertRefused(refused, "Vous n’avez pas continué avec FranceConnect");
        assertThat(refused.text()).doesNotContain("User auth aborted");
        assertThat(log()).contains("FranceConnect: REFUSED (access_denied)");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_NONCE, WRONG_NONCE, appartient à une autre connexion",
        "WRONG_ISSUER, WRONG_ISSUER, ne vient pas de FranceConnect",
        "WRONG_AUDIENCE, WRONG_AUDIENCE, destinée à un autre site",
        "EXPIRED, TOKEN_EXPIRED, arrivée trop tard",
        "BAD_SIGNATURE, BAD_SIGNATURE, La signature de FranceConnect",
        "ALGORITHM_NONE, WRONG_ALGORITHM, pas signée comme convenu",
        "ALGORITHM_HS256, WRONG_ALGORITHM, pas signée comme convenu",
        "WRONG_LEVEL, WRONG_LEVEL, niveau de sécurité",
        "USERINFO_PLAIN, WRONG_ALGORITHM, pas signée comme convenu",
        "USERINFO_BAD_SIGNATURE, BAD_SIGNATURE, La signature de FranceConnect",
        "USERINFO_OTHER_PERSON, MISMATCH, deux personnes",
        "USERINFO_OTHER_AUDIENCE, WRONG_AUDIENCE, destinée à un autre site",
        "USERINFO_INCOMPLETE, INCOMPLETE, toute votre identité",
        "CODE_UNKNOWN, CODE_REFUSED, pas confirmé",
        "CALLBACK_ISSUER, WRONG_ISSUER, ne vient pas de FranceConnect",
    })
    void whatIsTamperedWithIsRefusedToldAndLogged(
            FranceConnectMischief mischief, String logged, String sentence) throws Exception {
        linked(FranceConnectPersona.ANGELA);
        visits.change("delete from sign_in_session");
        int before = log().split("FranceConnect: " + logged, -1).length;
        demo.franceConnect().misbehave(mischief);

        Page refused = visits.signIn(visitor, FranceConnectPersona.ANGELA);

        assertRefused(refused, sentence);
        assertThat(log().split("FranceConnect: " + logged, -1)).hasSize(before + 1);
        assertThat(log()).as("no personal data").doesNotContain("DUBOIS", "angela.dubois");
    }

    @ParameterizedTest
    @CsvSource({"BROKEN", "SLOW", "SERVER_ERROR"})
    void whatDoesNotAnswerIsToldInTime(FranceConnectMischief mischief) throws Exception {
        demo.franceConnect().misbehave(mischief);
        int before = log().split("FranceConnect: UNAVAILABLE", -1).length;
        long begin = System.nanoTime();
        Page refused = visits.signIn(visitor, FranceConnectPersona.ANGELA);
        assertRefused(refused, "FranceConnect ne répond pas");
        assertThat((System.nanoTime() - begin) / 1_000_000_000).isLessThan(15);
        assertThat(log().split("FranceConnect: UNAVAILABLE", -1)).hasSizeGreaterThan(before);
    }

    @Test
    void whenFranceConnectIsDownEachStepSaysSoAndThePasswordStillWorks() throws Exception {
        linked(FranceConnectPersona.ANGELA);
        visits.change("delete from sign_in_session");
        var leaver = new Visitor(demo.portalUrl());
        visits.signIn(leaver, FranceConnectPersona.ANGELA);
        demo.franceConnect().misbehave(FranceConnectMischief.HELD);
        Page held = visits.signIn(visitor, FranceConnectPersona.ANGELA);
        demo.franceConnect().stop();
        // it may have answered just before
        TimeUnit.MILLISECONDS.sleep(2_100);

        Page left = leaver.submit(leaver.open("/deconnexion"), "pv-sortie", "sortir", Map.of());
        assertThat(left.text()).contains("fermez votre navigateur");
        assertThat(visits.sessions(account)).as("ended here all the same").isZero();
        assertRefused(visitor.follow(held, "retour"), "FranceConnect ne répond pas");
        Page begun = visits.atFranceConnect(visitor);
        assertRefused(begun, "FranceConnect ne répond pas");

        Page inside =
                visitor.submit(
                        begun,
                        "pv-connexion",
                        "entrer",
                        Map.of(
                                "identifiant", List.of(userName),
                                "motdepasse", List.of(DemoAccounts.PASSWORD)));
        assertThat(inside.path()).isEqualTo("/mon-espace");
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL_UNCONFIRMED, pas encore actif",
        "PREPARED, pas encore actif",
        "REFUSED, est fermé",
        "CLOSED, est fermé"
    })
    void anAccountThatMayNotSignInDoesNotByFranceConnect(String state, String sentence)
            throws Exception {
        linked(FranceConnectPersona.ANGELA);
        visits.change("delete from sign_in_session");
        visits.change("update account set state = '" + state + "' where id = " + account);
        assertRefused(visits.signIn(visitor, FranceConnectPersona.ANGELA), sentence);
    }

    @Test
    void anAnswerIsTakenOnceByTheBrowserThatAskedWithinTenMinutes() throws Exception {
        linked(FranceConnectPersona.ANGELA);
        visits.change("delete from sign_in_session");
        demo.franceConnect().misbehave(FranceConnectMischief.HELD);
        Page held = visits.signIn(visitor, FranceConnectPersona.ANGELA);

        var thief = new Visitor(demo.portalUrl());
        assertRefused(
                thief.follow(held, "retour"), "aucune connexion commencée dans ce navigateur");
        assertThat(log()).contains("a state of another browser");

        visits.atFranceConnect(thief);
        assertRefused(
                thief.follow(held, "retour"), "aucune connexion commencée dans ce navigateur");

        visitor.follow(held, "retour");
        assertThat(visits.sessions(account)).as("the thief has not used it up").isEqualTo(1);

        visits.change("delete from sign_in_session");
        assertRefused(
                visitor.openAt(demo.portalUrl(), query(held)),
                "aucune connexion commencée dans ce navigateur");

        Page second = visits.signIn(visitor, FranceConnectPersona.BORN_ABROAD);
        visitor.follow(second, "retour");
        assertRefused(visitor.follow(second, "retour"), "a déjà servi");
        assertThat(log()).contains("FranceConnect: REPLAYED");

        Page late = visits.signIn(visitor, FranceConnectPersona.ANGELA);
        visits.change(
                "update franceconnect_attempt set created_at = now() - interval '10 minutes 1"
                        + " second'");
        assertRefused(visitor.follow(late, "retour"), "Plus de temps a passé");
    }

    @Test
    void manyCopiesOfOneAnswerAtOnceOpenOneSession() throws Exception {
        linked(FranceConnectPersona.ANGELA);
        visits.change("delete from sign_in_session");
        demo.franceConnect().misbehave(FranceConnectMischief.HELD);
        Page held = visits.signIn(visitor, FranceConnectPersona.ANGELA);
        IntStream.range(0, 8).parallel().forEach(i -> visitor.follow(held, "retour"));
        assertThat(visits.sessions(account)).isEqualTo(1);
    }

    @Test
    void anAccountIsLinkedFromInsideByItsOwnerOnly() throws Exception {
        Page signIn = visitor.open("/connexion");
        visitor.submit(
                signIn,
                "pv-connexion",
                "entrer",
                Map.of(
                        "identifiant", List.of(userName),
                        "motdepasse", List.of(DemoAccounts.PASSWORD)));
        Page profile =
                visits.consent(visitor, visits.toLink(visitor), FranceConnectPersona.COMPOSED);
        assertThat(profile.path()).isEqualTo("/mon-espace/profil");
        assertThat(profile.address().getQuery()).as("no failure").isNull();
        assertThat(
                        visits.number(
                                "select count(*) from franceconnect_link where account_id = ?",
                                account))
                .isEqualTo(1);

        Page another = visits.consent(visitor, visits.toLink(visitor), FranceConnectPersona.ANGELA);
        assertThat(another.address().getQuery()).isEqualTo("franceconnect=autre-personne");

        Page there = visits.toLink(visitor);
        visits.change("delete from sign_in_session");
        Page nobody = visits.consent(visitor, there, FranceConnectPersona.COMPOSED);
        assertThat(nobody.address().getQuery()).as("signed out meanwhile").contains("etat");
        assertThat(visits.toLink(visitor).path()).as("nobody to link").isEqualTo("/connexion");
    }

    private static String query(Page held) {
        URI back = URI.create(held.html().getElementById("retour").attr("href"));
        return "/franceconnect/retour?" + back.getRawQuery();
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "?state=",
        "?state=x&code=y",
        "?error=access_denied",
        "?state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=y&iss=z",
        "?state=%0d%0acontrefait&error=%0d%0acontrefait"
    })
    void anAnswerWithoutAQuestionIsRefused(String query) throws Exception {
        assertRefused(
                visitor.open("/franceconnect/retour" + query),
                "aucune connexion commencée dans ce navigateur");
        assertThat(log()).doesNotContain("contrefait");
    }

    @Test
    void aNewKeyOfFranceConnectIsFetchedOnce() throws Exception {
        linked(FranceConnectPersona.ANGELA);
        demo.franceConnect().rotateKeys();
        visits.signIn(visitor, FranceConnectPersona.ANGELA);
        assertThat(visits.sessions(account)).isEqualTo(2);
    }

    @Test
    void theSignOutGoesThroughFranceConnectAndComesBack() throws Exception {
        linked(FranceConnectPersona.ANGELA);
        visits.change("delete from sign_in_session");
        visits.signIn(visitor, FranceConnectPersona.ANGELA);
        assertThat(visits.sessions(account)).isEqualTo(1);
        int ended = demo.franceConnect().sessionsEnded();

        Page home = visitor.submit(visitor.open("/deconnexion"), "pv-sortie", "sortir", Map.of());

        assertThat(home.path()).isEqualTo("/");
        assertThat(demo.franceConnect().sessionsEnded()).isEqualTo(ended + 1);
        assertThat(visits.sessions(account)).isZero();
    }

    @Test
    void theSignInBeginsByAPostOfThisSiteOnly() {
        assertThat(visitor.open("/franceconnect/demarrer").status()).isEqualTo(405);
        Page forged =
                visitor.post(
                        URI.create(demo.portalUrl() + "/franceconnect/demarrer"),
                        Map.of(),
                        "Sec-Fetch-Site",
                        "cross-site");
        assertThat(forged.status()).isEqualTo(403);
        String policy = visitor.open("/connexion").headers().get("content-security-policy").get(0);
        assertThat(policy)
                .contains("form-action 'self' ")
                .contains(demo.franceConnect().url().replaceFirst("/$", ""));
    }
}
