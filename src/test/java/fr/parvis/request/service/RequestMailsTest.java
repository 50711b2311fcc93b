package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.TrackingLink;
import fr.parvis.town.PortalAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Feature("REQ-4")
class RequestMailsTest {

    private static final Instant FILED_AT = Instant.parse("2026-11-17T08:12:00Z");

    private final TrackingLink link = new TrackingLink(43513, FILED_AT);
    private final RequestMails mails = new RequestMails();
    private Mail sent;
    private String owner;
    private Account assignee;

    RequestMailsTest() {
        mails.town = ShippedTown.named("osny").settings();
        mails.portal =
                new PortalAddress() {
                    @Override
                    public String of(String path) {
                        return "https://demarches.osny.example" + path;
                    }
                };
        mails.requests =
                new RequestRepository() {
                    @Override
                    Optional<TrackingLink> link(long number) {
                        return Optional.of(link);
                    }

                    @Override
                    Optional<String> ownerMail(Request request) {
                        return Optional.ofNullable(owner);
                    }

                    @Override
                    Optional<Account> assignee(Request request) {
                        return Optional.ofNullable(assignee);
                    }
                };
        mails.outbox =
                new Outbox() {
                    @Override
                    public void send(Mail mail) {
                        sent = mail;
                    }
                };
    }

    private static Procedure procedure(String silence) {
        return SampleProcedure.of("{service: etat-civil, silence: {means: %s}}".formatted(silence));
    }

    private static Request request(Procedure procedure) {
        return new Request(
                43513,
                procedure,
                1,
                new Answers(
                        Map.of(
                                "nom", List.of("Durand"),
                                "prenoms", List.of("Léa"),
                                "courriel", List.of("lea@example.fr"),
                                "motif", List.of("Divorce"))),
                null,
                Actor.citizen(),
                FILED_AT);
    }

    private String acknowledgement(String silence) {
        Procedure procedure = procedure(silence);
        mails.acknowledge(request(procedure), procedure, link.token(), Optional.empty());
        return said();
    }

    private String said() {
        return Stream.of(
                        sent.getParagraphs(),
                        sent.getFacts().stream().map(f -> f.label() + " " + f.value()).toList(),
                        sent.getClosing())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theAcknowledgementSaysWhatTheLawAsksFor() {
        String said = acknowledgement("rejection");

        assertThat(sent.getRecipient()).isEqualTo("lea@example.fr");
        assertThat(sent.getSubject()).isEqualTo("Demande n° 43513\u00A0: accusé de réception");
        assertThat(said)
                .contains("43513")
                .contains("Demander un essai")
                .as("the date of receipt")
                .contains("mardi 17 novembre 2026 à 9\u00A0h\u00A012")
                .as("the service in charge, with where to reach it")
                .contains(mails.town.service("etat-civil").orElseThrow().name())
                .contains("95520 Osny")
                .as("the delay promised")
                .contains("mardi 24 novembre 2026");
    }

    @Test
    @Feature("TRK-4")
    void whoeverHasItInASpaceIsReachedWhereTheSpaceIsNow() {
        Request request = request(procedure("nothing"));
        mails.messageToCitizen(request);
        assertThat(sent.getRecipient()).isEqualTo("lea@example.fr");
        owner = "lea@nouvelle.example";
        mails.messageToCitizen(request);
        assertThat(sent.getRecipient()).isEqualTo("lea@nouvelle.example");
        mails.attached(request);
        assertThat(sent.getRecipient()).as("who filed it").isEqualTo("lea@example.fr");
    }

    @Test
    @Feature("TRK-4")
    void theServiceIsWrittenOfWhatIsNobodysWork() {
        Request request = request(procedure("nothing"));
        mails.messageToTown(request);
        assertThat(sent.getRecipient()).isEqualTo("etat-civil@osny.example");
        assignee =
                new Account() {
                    @Override
                    public String mail() {
                        return "claire@osny.example";
                    }
                };
        mails.documentToTown(request);
        assertThat(sent.getRecipient()).isEqualTo("claire@osny.example");
    }

    @Test
    void silenceThatRejectsIsSaidWithItsDayAndItsRemedies() {
        assertThat(acknowledgement("rejection"))
                .contains("dimanche 17 janvier 2027")
                .contains("rejetée")
                .contains("recours gracieux")
                .contains(mails.town.legal().court());
    }

    @Test
    void silenceThatAcceptsIsSaidWithItsDayAndTheCertificate() {
        assertThat(acknowledgement("acceptance"))
                .contains("dimanche 17 janvier 2027")
                .contains("acceptée")
                .contains("L232-3")
                .doesNotContain("recours");
    }

    @Test
    void whereSilenceMeansNothingThatIsSaid() {
        assertThat(acknowledgement("nothing"))
                .contains("ne vaut ni acceptation ni rejet")
                .doesNotContain("recours");
    }

    @Test
    @Feature("REQ-5")
    void theButtonIsTheTrackingLink() {
        acknowledgement("nothing");
        assertThat(sent.getButtonUrl())
                .isEqualTo("https://demarches.osny.example/suivi/" + link.token());
    }

    @Test
    @Feature({"REQ-2", "REQ-5"})
    void whatBelongsToAnAccountIsFollowedThere() {
        Request request = request(procedure("nothing"));
        request.attach(Actor.citizen(7L), FILED_AT);
        mails.decided(request, Optional.empty());
        assertThat(sent.getButtonUrl())
                .isEqualTo("https://demarches.osny.example/mon-espace/demandes/43513");
        mails.acknowledge(request, procedure("nothing"), null, Optional.empty());
        assertThat(sent.getButtonUrl()).endsWith("/mon-espace/demandes/43513");
        assertThat(said()).doesNotContain("toute personne qui l’a");
        mails.attached(request);
        assertThat(sent.getButtonUrl()).as("whoever filed it").endsWith(link.token());
    }

    @Test
    void noMailCarriesTheAnswers() {
        Request request = request(procedure("rejection"));
        List<Consumer<Request>> events =
                List.of(
                        r ->
                                mails.acknowledge(
                                        r, procedure("rejection"), link.token(), Optional.empty()),
                        mails::complementAsked,
                        mails::complementGiven,
                        r -> mails.decided(r, Optional.empty()),
                        mails::reopened,
                        r -> mails.cancelled(r, Optional.empty()),
                        mails::linkReplaced);
        for (Consumer<Request> event : events) {
            sent = null;
            event.accept(request);
            assertThat(sent.getSubject()).contains("43513");
            assertThat(said()).doesNotContain("Durand").doesNotContain("Divorce");
            assertThat(sent.getButtonUrl()).endsWith(link.token());
        }
    }

    @Test
    void aServiceThatLeftTheConfigurationIsAnsweredForByTheTownHall() {
        Procedure procedure = SampleProcedure.of("{service: disparu, silence: {means: nothing}}");
        mails.decided(request(procedure), Optional.empty());
        assertThat(said()).contains(mails.town.townHall().name());
    }
}
