package fr.parvis.demo;

import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.ClockProducer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests for the agents of the demonstration, filed through the portal's own forms by invented
 * people, then made older in the database so that a queue looks like one.
 */
final class DemoRequests {

    private static final String BIRTH = "acte-de-naissance";

    /** An invented person with the age of the request in days. */
    private record Person(String civility, String lastName, String firstNames, int days) {}

    private static final List<Person> PEOPLE =
            List.of(
                    new Person("madame", "Benali", "Nadia", 12),
                    new Person("monsieur", "Lefèvre-Montaigu", "Jean-Baptiste", 10),
                    new Person("monsieur", "Le Goff", "Yann", 8),
                    new Person("madame", "Haddad", "Sofia", 5),
                    new Person("madame", "d’Août", "Solène", 4),
                    new Person("monsieur", "Nguyen", "Paul", 3),
                    new Person("madame", "Diallo", "Aminata", 1),
                    new Person("madame", "Garcia", "Inès", 2),
                    new Person("madame", "Bernard", "Louise", 0));

    private final Demonstration demonstration;

    DemoRequests(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    /** Files them once; a second start finds them. */
    void file() {
        try (Connection connection = demonstration.database().dataSource().getConnection()) {
            if (requests(connection) > 0) {
                return;
            }
            List<Long> numbers = new ArrayList<>();
            for (Person person : PEOPLE) {
                numbers.add(file(person));
                age(connection, numbers.get(numbers.size() - 1), person.days());
            }
            instruct(numbers);
            fileOwn(connection);
        } catch (SQLException e) {
            throw new DemonstrationException(
                    "Les demandes d’exemple n’ont pas pu être créées : " + e, e);
        }
    }

    private static long requests(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from request")) {
            count.next();
            return count.getLong(1);
        }
    }

    private long file(Person person) {
        var visitor = new Visitor(demonstration.portalUrl());
        Page applicant = visitor.open("/demarches/" + BIRTH + "/mes-informations");
        Map<String, List<String>> about = new HashMap<>();
        about.put("civilite", List.of(person.civility()));
        about.put("nom", List.of(person.lastName()));
        about.put("prenoms", List.of(person.firstNames()));
        about.put(
                "courriel", List.of("usager." + person.days() + person.civility() + "@example.fr"));
        about.put("telephone", List.of("06 39 98 12 3" + person.days() % 10));
        Page request = visitor.submit(applicant, "pv-etape", "suite", about);
        return number(
                visitor, SampleDocuments.sendWithMissing(visitor, request, BIRTH, birth(person)));
    }

    private static long number(Visitor visitor, Page review) {
        Page confirmation = visitor.submit(review, "pv-valider", "valider", Map.of());
        String number = confirmation.html().select("[data-pv-copy]").attr("data-pv-copy");
        if (number.isEmpty()) {
            throw new DemonstrationException(
                    "Une demande d’exemple a été refusée : "
                            + review.html().select(".pv-errors").text());
        }
        return Long.parseLong(number);
    }

    private static Map<String, List<String>> birth(Person person) {
        Map<String, List<String>> answers = new HashMap<>();
        answers.put("type_acte", List.of("extrait-filiation"));
        answers.put("nombre", List.of("1"));
        answers.put("motif", List.of("identite"));
        answers.put("qualite", List.of("personne-concernee"));
        answers.put("titulaire_nom", List.of(person.lastName()));
        answers.put("titulaire_prenoms", List.of(person.firstNames()));
        answers.put("titulaire_date_naissance.jour", List.of("12"));
        answers.put("titulaire_date_naissance.mois", List.of("4"));
        answers.put("titulaire_date_naissance.annee", List.of("1988"));
        answers.put("titulaire_commune", List.of("Pontoise"));
        answers.put("parent1_nom", List.of(person.lastName()));
        answers.put("parent1_prenoms", List.of("Dominique"));
        answers.put("remise", List.of("guichet"));
        answers.put("attestation_honneur", List.of("oui"));
        return answers;
    }

    /** As if it had been filed some days ago. */
    private static void age(Connection connection, long number, int days) throws SQLException {
        for (String sql :
                List.of(
                        "update request set filed_at = filed_at - make_interval(days => ?), due_on ="
                                + " due_on - ? where number = ?",
                        "update request_event set at = at - make_interval(days => ? + 0 * ?) where"
                                + " request_number = ?",
                        "update document set created_at = created_at - make_interval(days => ? + 0"
                                + " * ?) where holder_kind = 'REQUEST' and holder_key = ?::text")) {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setInt(1, days);
                update.setInt(2, days);
                update.setLong(3, number);
                update.executeUpdate();
            }
        }
    }

    /** The agent has already begun: one taken, one that waits for a complement, one accepted. */
    private void instruct(List<Long> numbers) {
        Visitor agent = DemoAccounts.signedIn(demonstration.portalUrl(), "agent.etatcivil");
        agent.submit(desk(agent, numbers.get(1)), "pv-prendre", "prendre", Map.of());
        agent.submit(
                desk(agent, numbers.get(2)),
                "pv-complement",
                "demander",
                Map.of(
                        "pv-question",
                        List.of("Indiquez les prénoms de votre second parent, comme sur l’acte.")));
        agent.submit(
                desk(agent, numbers.get(5)),
                "pv-decision",
                "decider",
                Map.of(
                        "pv-issue", List.of("a-retirer"),
                        "pv-motif", List.of("Votre acte vous attend à la mairie.")));
    }

    /** What a citizen has in her space: two requests, and a third one begun. */
    private void fileOwn(Connection connection) throws SQLException {
        Visitor durand = DemoAccounts.signedIn(demonstration.portalUrl(), "durand");
        var self = new Person("madame", "Durand", "Léa Marie", 6);
        long birth = own(durand, BIRTH, birth(self));
        age(connection, birth, 6);
        exchange(durand, birth);
        age(
                connection,
                own(
                        durand,
                        "changement-de-coordonnees",
                        Map.of(
                                "change_adresse", List.of("non"),
                                "nouveau_telephone", List.of("06 39 98 12 60"),
                                "change_nom", List.of("non"),
                                "change_famille", List.of("non"),
                                "services", List.of("ecole", "facturation"))),
                1);
        keepDocuments(durand);
        Page applicant = durand.open("/demarches/ecole-de-danse/mes-informations");
        Page begun = durand.submit(applicant, "pv-etape", "suite", Map.of());
        durand.submit(begun, "pv-etape", "retour", Map.of("danseur", List.of("enfant")));
    }

    /** She asked something, and the answer waits to be read. */
    private void exchange(Visitor citizen, long number) {
        citizen.submit(
                citizen.open("/mon-espace/demandes/" + number),
                "pv-echange",
                "ecrire",
                Map.of("pv-message", List.of("Bonjour, puis-je venir samedi matin ?")));
        Visitor agent = DemoAccounts.signedIn(demonstration.portalUrl(), "agent.etatcivil");
        agent.submit(
                desk(agent, number),
                "pv-echange",
                "ecrire",
                Map.of(
                        "pv-message",
                        List.of(
                                "Bonjour Madame Durand,\n\nOui, le guichet est ouvert samedi de 9 h"
                                        + " à 12 h. Apportez une pièce d’identité.")));
    }

    /** Two documents in her storage space: one with two files, one that is of no use soon. */
    private static void keepDocuments(Visitor durand) {
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        Page front =
                keep(
                        durand,
                        durand.open("/mon-espace/pieces/ajouter"),
                        "fichier",
                        describe("piece-identite", "Carte d’identité", today.plusYears(4)),
                        "recto.png",
                        DemoPictures.card("RECTO"));
        keep(
                durand,
                front,
                "valider",
                describe("piece-identite", "Carte d’identité", today.plusYears(4)),
                "verso.png",
                DemoPictures.card("VERSO"));
        keep(
                durand,
                durand.open("/mon-espace/pieces/ajouter"),
                "valider",
                describe("justificatif-domicile", "Facture d’électricité", today.plusDays(40)),
                "facture.png",
                DemoPictures.card("FACTURE"));
    }

    private static Map<String, String> describe(String type, String title, LocalDate until) {
        return Map.of(
                "type", type,
                "titre", title,
                "validite.jour", String.valueOf(until.getDayOfMonth()),
                "validite.mois", String.valueOf(until.getMonthValue()),
                "validite.annee", String.valueOf(until.getYear()));
    }

    private static Page keep(
            Visitor visitor,
            Page page,
            String button,
            Map<String, String> about,
            String name,
            byte[] picture) {
        Page kept = visitor.upload(page, "pv-piece", button, about, "fichier", name, picture);
        String refused = kept.html().select(".pv-errors").text();
        if (!refused.isEmpty()) {
            throw new DemonstrationException("Une pièce d’exemple a été refusée : " + refused);
        }
        return kept;
    }

    private static long own(Visitor visitor, String slug, Map<String, List<String>> answers) {
        Page applicant = visitor.open("/demarches/" + slug + "/mes-informations");
        Page request = visitor.submit(applicant, "pv-etape", "suite", Map.of());
        return number(visitor, SampleDocuments.sendWithMissing(visitor, request, slug, answers));
    }

    private static Page desk(Visitor agent, long number) {
        return agent.open("/agents/demandes/" + number);
    }
}
