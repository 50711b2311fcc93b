package fr.parvis.demo;

import fr.parvis.demo.Visitor.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Days that "durand" books through the portal's own pages, so that the agents of the childcare
 * service find reservations to answer, children to expect and a dossier to validate.
 */
final class DemoChildcare {

    /** Of the canteen: about two weeks of school. */
    private static final int MEALS = 8;

    private static final int WEDNESDAYS = 3;

    private final Demonstration demonstration;

    DemoChildcare(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    /** Books once, after {@link DemoBookings}; a second start finds the days. */
    void book() {
        try (Connection connection = demonstration.database().dataSource().getConnection()) {
            if (number(connection, "select count(*) from basket") > 0) {
                return;
            }
            Visitor durand = DemoAccounts.signedIn(demonstration.portalUrl(), "durand");
            for (String child : List.of("E-1001", "E-1002")) {
                book(durand, enrolment(connection, child, "restauration-scolaire"), "repas", MEALS);
            }
            book(durand, enrolment(connection, "E-1001", "alsh-mercredis"), "journee", WEDNESDAYS);
            sendDossier(
                    durand,
                    "/mon-espace/famille/enfant-"
                            + number(connection, "select id from child where reference = 'E-1001'")
                            + "/dossier");
        } catch (SQLException e) {
            throw new DemonstrationException(
                    "Les réservations d’exemple n’ont pas pu être faites : " + e, e);
        }
    }

    private static void book(Visitor citizen, long enrolment, String unit, int days) {
        Page agenda = citizen.open("/mon-espace/reservations/" + enrolment + "/agenda");
        List<String> free =
                agenda.html()
                        .select("#pv-agenda td input[name=j]:not([disabled])")
                        .eachAttr("value");
        List<String> wanted = free.stream().filter(box -> box.endsWith(unit)).limit(days).toList();
        if (wanted.isEmpty()) {
            // the school year of the files is over
            return;
        }
        Page review = citizen.submit(agenda, "pv-agenda", "recapitulatif", Map.of("j", wanted));
        Page done = citizen.submit(review, "pv-valider", "valider", Map.of());
        if (!done.text().contains("Nous avons bien enregistré")) {
            throw new DemonstrationException(
                    "Une réservation d’exemple a été refusée : " + done.text());
        }
    }

    /** The yearly dossier of Léa, which the agents have to validate. */
    private static void sendDossier(Visitor citizen, String dossier) {
        part(
                citizen,
                dossier + "/ecole",
                Map.of(
                        "niveau", List.of("ce2"),
                        "urgence_nom", List.of("Anne Durand, grand-mère"),
                        "urgence_telephone", List.of("06 39 98 12 71")));
        part(
                citizen,
                dossier + "/sante",
                Map.of(
                        "medecin", List.of("Dr Petit, Pontoise"),
                        "vaccins", List.of("a-jour"),
                        "allergies", List.of("oui"),
                        "allergies_precisions", List.of("Arachide : pas de traces."),
                        "pai", List.of("non")));
        part(citizen, dossier + "/personnes", Map.of("seul", List.of("non")));
        part(
                citizen,
                dossier + "/autorisations",
                Map.of(
                        "photo", List.of("oui"),
                        "soins", List.of("oui"),
                        "assureur", List.of("Mutuelle des familles"),
                        "assurance_numero", List.of("MF-2217")));
        for (String type : List.of("vaccins", "attestation-assurance")) {
            citizen.upload(
                    citizen.open(dossier),
                    "pv-joindre-" + type,
                    "joindre",
                    Map.of("pv-type", type),
                    "fichier",
                    type + ".png",
                    DemoPictures.card(type.toUpperCase(Locale.ROOT)));
        }
        Page sent = citizen.submit(citizen.open(dossier), "pv-envoi", "envoyer", Map.of());
        if (!sent.text().contains("en attente de validation")) {
            throw new DemonstrationException(
                    "Le dossier d’exemple n’a pas pu être envoyé : "
                            + sent.html().select(".pv-errors, .pv-notice").text());
        }
    }

    private static void part(Visitor citizen, String address, Map<String, List<String>> answers) {
        Page next = citizen.submit(citizen.open(address), "pv-partie", "suite", answers);
        String refused = next.html().select(".pv-errors").text();
        if (!refused.isEmpty()) {
            throw new DemonstrationException("Un dossier d’exemple a été refusé : " + refused);
        }
    }

    private static long enrolment(Connection connection, String child, String activity)
            throws SQLException {
        return number(
                connection,
                "select e.id from enrolment e join child c on c.id = e.child_id where c.reference ="
                        + " '"
                        + child
                        + "' and e.activity = '"
                        + activity
                        + "'");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
