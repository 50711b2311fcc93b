package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first sign-in by FranceConnect: where it leads, and the link to the mail of an account. */
@Feature("ACC-9")
class FranceConnectFirstTimeIT {

    private static final String WANTED = "/demarches/acte-de-naissance";
    private static final String FIRST = "/franceconnect/premiere-fois";

    private final Demonstration demo = SharedPortal.get();
    private final FranceConnectVisits visits = new FranceConnectVisits(demo);
    private final Visitor visitor = new Visitor(demo.portalUrl());
    private final String userName = "fcm" + Long.toString(System.nanoTime(), 36);
    private final String mail = userName + "@example.fr";
    private long account;

    @BeforeEach
    void anAccount() throws SQLException {
        visits.forgetLinks();
        visits.change("delete from throttle");
        account = visits.citizen(userName);
    }

    @AfterEach
    void nobodyIsLinkedNorWaits() throws SQLException {
        visits.forgetLinks();
        visits.change("delete from franceconnect_arrival");
    }

    private Page arrive(FranceConnectPersona persona) {
        return visits.consent(visitor, visits.atFranceConnect(visitor, WANTED), persona);
    }

    private Page ask(Page first, String address) {
        return visitor.submit(first, "pv-lien", "recevoir", Map.of("courriel", List.of(address)));
    }

    private String link() {
        return Spaces.link(demo, mail, 1, "/franceconnect/lien/");
    }

    @Test
    void whoLinksByThePasswordIsWhereTheyWantedToGo() throws Exception {
        Page inside = visits.link(visitor, arrive(FranceConnectPersona.ANGELA), userName);
        assertThat(inside.path()).isEqualTo(WANTED);
        assertThat(visits.sessions(account)).isEqualTo(1);

        Page again =
                visits.consent(
                        visitor,
                        visits.atFranceConnect(visitor, WANTED),
                        FranceConnectPersona.ANGELA);
        assertThat(again.path()).as("and later, too").isEqualTo(WANTED);
        assertThat(visits.sessions(account)).as("the earlier session has ended").isEqualTo(1);
    }

    @Test
    void theSessionThatTheBrowserHadEndsAndMySessionsSaysHowItWasOpened() throws Exception {
        visits.link(visitor, arrive(FranceConnectPersona.ANGELA), userName);
        String other = userName + "b";
        long neighbour = visits.citizen(other);
        var shared = new Visitor(demo.portalUrl());
        Spaces.signIn(shared, other, DemoAccounts.PASSWORD);
        assertThat(allSessions(neighbour)).isEqualTo(1);

        visits.signIn(shared, FranceConnectPersona.ANGELA);

        assertThat(allSessions(neighbour)).as("a planted session would live on").isZero();
        Page sessions = shared.open("/mon-espace/profil/sessions");
        assertThat(sessions.html().select(".pv-doc__meta").text())
                .contains("Connecté avec FranceConnect depuis le");
    }

    private long allSessions(long of) throws SQLException {
        return visits.number("select count(*) from sign_in_session where account_id = ?", of);
    }

    @Test
    void aLinkToTheMailOfTheAccountLinksItOnceInTheBrowserThatAsked() throws Exception {
        Page asked = ask(arrive(FranceConnectPersona.ANGELA), mail.toUpperCase());
        assertThat(asked.path()).isEqualTo(FIRST);
        assertThat(asked.text()).contains("Regardez vos courriels");
        String link = link();
        assertThat(demo.mail().messagesTo(mail).get(0).text())
                .contains("Angela Claire Louise DUBOIS", userName);

        var elsewhere = new Visitor(demo.portalUrl());
        assertThat(elsewhere.open(link).text()).contains("Ce lien ne fonctionne pas ici");
        assertThat(elsewhere.open(link).html().select("#pv-relier")).isEmpty();
        visits.signIn(elsewhere, FranceConnectPersona.COMPOSED);
        assertThat(elsewhere.open(link).html().select("#pv-relier"))
                .as("nor for somebody else whom FranceConnect has identified")
                .isEmpty();

        Page offer = visitor.open(link);
        assertThat(offer.text()).contains(userName, "Angela Claire Louise DUBOIS");
        assertThat(visits.number("select count(*) from franceconnect_link")).isZero();
        Page inside = visitor.submit(offer, "pv-relier", "relier", Map.of());
        assertThat(inside.path()).isEqualTo(WANTED);
        assertThat(visits.sessions(account)).isEqualTo(1);
        assertThat(visitor.open(link).text()).contains("Ce lien ne fonctionne pas ici");
        assertThat(visits.signIn(new Visitor(demo.portalUrl()), FranceConnectPersona.ANGELA).path())
                .isEqualTo("/mon-espace");
    }

    @Test
    void aLinkIsForThePersonWhoAskedNotForTheNextOneInTheBrowser() throws Exception {
        ask(arrive(FranceConnectPersona.ANGELA), mail);
        String link = link();
        arrive(FranceConnectPersona.COMPOSED);
        Page page = visitor.open(link);
        assertThat(page.html().select("#pv-relier")).isEmpty();
        Page forced = visitor.post(page.address(), Map.of("pv-action", List.of("relier")));
        assertThat(forced.html().select(".pv-errors").text()).contains("Plus de temps a passé");
        assertThat(visits.number("select count(*) from franceconnect_link")).isZero();
        assertThat(visits.sessions(account)).isZero();
    }

    @Test
    void aLinkThatIsTooOldDoesNothing() throws Exception {
        ask(arrive(FranceConnectPersona.ANGELA), mail);
        String link = link();
        visits.change(
                "update account_link set expires_at = now() - interval '1 second'"
                        + " where purpose = 'FRANCECONNECT'");
        assertThat(visitor.open(link).text()).contains("Ce lien ne fonctionne pas ici");
    }

    @Test
    void whetherAnAccountHasTheMailIsToldToItsOwnerOnly() throws Exception {
        String nobody = "n" + userName + "@example.fr";
        Page unknown = ask(arrive(FranceConnectPersona.ANGELA), nobody);
        String known = ask(unknown, mail).html().outerHtml();
        assertThat(known).isEqualTo(unknown.html().outerHtml());
        link();
        assertThat(demo.mail().messagesTo(nobody)).isEmpty();

        visits.change(
                "update account set state = 'CLOSED', disabled_at = now() where id = " + account);
        ask(unknown, mail);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                visits.number(
                                                "select count(*) from franceconnect_arrival"
                                                        + " where wanted_mail is not null")
                                        == 0);
        assertThat(demo.mail().messagesTo(mail)).as("a closed account gets none").hasSize(1);
    }

    @Test
    void whatIsNoMailIsSaidBesideTheFieldAndManyMailsAreNotSent() {
        Page first = arrive(FranceConnectPersona.ANGELA);
        Page wrong = ask(first, "dupont.example.fr");
        assertThat(wrong.html().select("#pv-lien .pv-error").text()).contains("@");
        assertThat(wrong.html().select("#c-courriel").val()).isEqualTo("dupont.example.fr");
        Page last = first;
        for (int i = 0; i < 4; i++) {
            last = ask(first, mail);
        }
        assertThat(last.html().select(".pv-errors").text()).contains("déjà envoyé plusieurs liens");
    }

    @Test
    void anArrivalThatHasEndedIsToldSo() throws Exception {
        Page first = arrive(FranceConnectPersona.ANGELA);
        visits.change("delete from franceconnect_arrival");
        Page ended = ask(first, mail);
        assertThat(ended.path()).isEqualTo("/connexion");
        assertThat(ended.text()).contains("Plus de temps a passé");
    }
}
