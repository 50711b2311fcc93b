package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creating a space out of what FranceConnect says: certified facts stay as they are. */
class FranceConnectSpaceIT {

    private final Demonstration demo = SharedPortal.get();
    private final FranceConnectVisits visits = new FranceConnectVisits(demo);
    private final Visitor visitor = new Visitor(demo.portalUrl());
    private final String userName = "fc" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    @AfterEach
    void nobodyIsLinked() throws SQLException {
        visits.forgetLinks();
    }

    private Page arrive(FranceConnectPersona persona) {
        Page first = visits.consent(visitor, visits.atFranceConnect(visitor), persona);
        assertThat(first.path()).isEqualTo("/franceconnect/premiere-fois");
        return visitor.open("/creer-mon-espace?franceconnect=1");
    }

    private Page finish(Page identity, String mail) {
        Page address =
                visitor.submit(
                        identity,
                        "pv-espace",
                        "suivant",
                        Map.of(
                                "civilite", List.of("madame"),
                                "prenoms", List.of("Forgée"),
                                "date_naissance.annee", List.of("2001")));
        assertThat(address.path())
                .as(address.html().select(".pv-errors").text())
                .isEqualTo("/creer-mon-espace/adresse");
        Page contacts = visitor.submit(address, "pv-espace", "suivant", Map.of());
        var typed = new HashMap<String, List<String>>();
        if (mail != null) {
            typed.put("courriel", List.of(mail));
        }
        Page last = visitor.submit(contacts, "pv-espace", "suivant", typed);
        assertThat(last.html().select("input[type=password]")).as("no password").isEmpty();
        return visitor.submit(
                last,
                "pv-espace",
                "suivant",
                Spaces.withCode(
                        demo,
                        last,
                        Map.of(
                                "nom_utilisateur", List.of(userName),
                                "conditions", List.of("oui"))));
    }

    @Test
    @Feature("ACC-9")
    void aSpaceIsMadeOfTheIdentityAndOpenedAtOnce() {
        Page identity = arrive(FranceConnectPersona.ANGELA);
        assertThat(identity.html().select(".pv-locked").eachText())
                .anyMatch(t -> t.contains("Angela Claire Louise"))
                .allMatch(t -> t.contains("Vérifié par FranceConnect"));
        assertThat(identity.html().getElementById("c-prenoms")).as("not asked").isNull();
        Page space = finish(identity, null);
        assertThat(space.path()).as(space.text()).isEqualTo("/mon-espace");

        visitor.submit(space, "pv-sortie", "sortir", Map.of());
        var again = new Visitor(demo.portalUrl());
        Page inside =
                visits.consent(again, visits.atFranceConnect(again), FranceConnectPersona.ANGELA);
        assertThat(inside.path()).as("known from now on").isEqualTo("/mon-espace");
    }

    @Test
    @Feature("ACC-9")
    void anotherMailIsConfirmedBeforeItCounts() {
        Page identity = arrive(FranceConnectPersona.COMPOSED);
        String mail = userName + "@example.org";
        Page done = finish(identity, mail);
        assertThat(done.path()).isEqualTo("/creer-mon-espace/confirmation");
        assertThat(done.text())
                .contains("Connectez-vous avec FranceConnect")
                .doesNotContain("votre mot de passe");

        // the mail is lost: FranceConnect proves who asks for it again
        Page waits =
                visits.consent(
                        visitor, visits.atFranceConnect(visitor), FranceConnectPersona.COMPOSED);
        assertThat(waits.path()).isEqualTo("/connexion");
        assertThat(waits.text()).contains("Votre espace n’est pas encore actif");
        // or it was mistyped, or there is another space: the identity waits
        assertThat(waits.text()).contains("Continuer avec FranceConnect");
        assertThat(visitor.open("/franceconnect/premiere-fois").text())
                .contains("J’ai déjà un espace", "Créer mon espace");
        Page again = visitor.submit(waits, "pv-renvoi", "renvoyer", Map.of());
        assertThat(again.text()).contains("Le courriel d’activation est parti");
        Page activation = visitor.open(Spaces.link(demo, mail, 2, "/activation/"));
        assertThat(activation.text()).contains("Jean-Michel Marie").doesNotContain("Forgée");
        visitor.submit(activation, "pv-activation", "activer", Map.of());
        Page inside =
                visits.consent(
                        visitor, visits.atFranceConnect(visitor), FranceConnectPersona.COMPOSED);
        assertThat(inside.path()).isEqualTo("/mon-espace");
    }

    @Test
    @Feature({"ACC-1", "ACC-9"})
    void whoGivesUpLeavesNothingForTheNextAtThisComputer() {
        Page identity = arrive(FranceConnectPersona.ANGELA);
        assertThat(identity.text()).contains("Identité FranceConnect", "Ce n’est pas moi");
        Page sure = visitor.open("/creer-mon-espace/annulation");
        visitor.submit(sure, "pv-annulation", "oui", Map.of());
        Page next = visitor.open("/creer-mon-espace/identite");
        assertThat(next.html().getElementById("c-prenoms")).as("asked").isNotNull();
        assertThat(next.text()).doesNotContain("Angela", "Vérifié par FranceConnect");
    }
}
