package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectStandIn;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole way against npm {@code oidc-provider}, so that the portal and our stand-in do not share
 * a mistake. Skipped, with the reason, where Node is missing or npm reaches no registry.
 */
@Feature("ACC-9")
class OidcProviderIT {

    private static final String USER_NAME = "fc.oidc";

    private static Demonstration demo;
    private static FranceConnectVisits visits;
    private static OidcProviderProcess provider;
    private static PortalProcess node;

    @BeforeAll
    static void aNodeThatKnowsThisProvider() {
        int port = Ports.freePort();
        String portal = "http://localhost:" + port + "/demarches-en-ligne";
        provider =
                new OidcProviderProcess(
                        Ports.freePort(),
                        portal,
                        FranceConnectStandIn.CLIENT_ID,
                        FranceConnectStandIn.SECRET);
        provider.start();
        demo = SharedPortal.get();
        visits = new FranceConnectVisits(demo);
        node =
                demo.addNode(
                        3,
                        port,
                        Map.of(
                                "PARVIS_PUBLIC_URL",
                                portal,
                                "PARVIS_FRANCECONNECT_URL",
                                provider.address()));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.stop();
        }
        if (provider != null) {
            provider.close();
        }
    }

    private static Page atProvider(Visitor visitor) {
        return visitor.submitAt(
                URI.create(node.url() + "/franceconnect/demarrer"),
                visitor.open("/connexion"),
                "pv-franceconnect",
                "identifier",
                Map.of());
    }

    private static Page decide(Visitor visitor, String persona) {
        Page there = atProvider(visitor);
        assertThat(there.title()).as(there.text()).isEqualTo("Choisissez");
        return visitor.submit(there, "identite", "", Map.of("persona", List.of(persona)));
    }

    @Test
    void theWholeWayInAndOut() throws Exception {
        visits.forgetLinks();
        long account = visits.citizen(USER_NAME);
        var visitor = new Visitor(node.url());

        Page first = decide(visitor, "angela");
        assertThat(first.path()).as(first.text()).isEqualTo("/franceconnect/premiere-fois");
        assertThat(first.text()).contains("Angela Claire Louise DUBOIS");
        visits.link(visitor, first, USER_NAME);
        assertThat(visits.sessions(account)).isEqualTo(1);

        Page confirm =
                visitor.submit(visitor.open("/deconnexion"), "pv-sortie", "sortir", Map.of());
        assertThat(visits.sessions(account)).as("ended here first").isZero();
        Page home =
                visitor.submitAt(
                        URI.create(confirm.html().getElementById("op.logoutForm").attr("action")),
                        confirm,
                        "op.logoutForm",
                        "",
                        Map.of("logout", List.of("yes")));
        assertThat(home.path()).as(home.text()).isEqualTo("/");

        // the provider has forgotten who that was, and has other keys
        provider.close();
        provider.start();
        decide(new Visitor(node.url()), "angela");
        assertThat(visits.sessions(account)).as("known, at once, by the new keys").isEqualTo(1);
    }

    @Test
    void whoWasBornAbroadArrivesWhole() throws Exception {
        Page first = decide(new Visitor(node.url()), "inaya");
        assertThat(first.path()).as(first.text()).isEqualTo("/franceconnect/premiere-fois");
        assertThat(
                        visits.number(
                                "select count(*) from franceconnect_arrival where family_name ="
                                        + " 'D’ALMEIDA' and birth_place = '' and birth_country ="
                                        + " '99352' and usage_name = 'L''HÉRITIER'"))
                .isEqualTo(1);
    }

    @Test
    void aRefusalComesBack() {
        Page refused = decide(new Visitor(node.url()), "");
        assertThat(refused.path()).isEqualTo("/connexion");
        assertThat(refused.html().select(".pv-errors").text())
                .contains("Vous n’avez pas continué avec FranceConnect");
    }
}
