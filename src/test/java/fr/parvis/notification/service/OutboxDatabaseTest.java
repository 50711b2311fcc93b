package fr.parvis.notification.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.notification.entity.OutboxMessage;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A message that cannot leave stands in nobody's way: on a real PostgreSQL. */
@Feature("REL-2")
class OutboxDatabaseTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static final List<String> SENT = new ArrayList<>();
    private static final OutboxAttempt ATTEMPT = new OutboxAttempt();

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("notification");
        entities = database.entities();
        ATTEMPT.repository = new OutboxRepository();
        ATTEMPT.repository.entities = entities;
        ATTEMPT.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ATTEMPT.sms = new SmsGateway();
        ATTEMPT.sms.url = Optional.of("operator.example/send");
        ATTEMPT.sms.header = Optional.empty();
        ATTEMPT.sms.sender = "MAIRIE";
        ATTEMPT.sms.body = "{\"to\":\"{to}\"}";
        ATTEMPT.mails =
                new MailServer() {
                    @Override
                    void send(OutboxMessage message) throws MessagingException {
                        if (message.recipient().startsWith("poison")) {
                            throw new MessagingException("550 not\0known");
                        }
                        SENT.add(message.recipient());
                    }
                };
    }

    @AfterAll
    static void stop() {
        entities.close();
        database.close();
    }

    /** Each attempt in a transaction of its own, as the server does it, until nothing is due. */
    private static void deliver() {
        boolean more = true;
        while (more) {
            entities.getTransaction().begin();
            try {
                more = ATTEMPT.sendOne();
                entities.getTransaction().commit();
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
                entities.clear();
            }
        }
    }

    private static void write(OutboxMessage message) {
        entities.getTransaction().begin();
        entities.persist(message);
        entities.getTransaction().commit();
        entities.clear();
    }

    private static OutboxMessage mail(String recipient, Instant due) {
        return new OutboxMessage(recipient, "Sujet", "Texte", "<p></p>", "<" + recipient, due);
    }

    @Test
    void whatFailsInWhateverWayLetsTheOthersLeave() {
        // the address of the operator lacks its scheme
        write(OutboxMessage.sms("+33612345678", "Rappel", "À demain", "1", NOW.minusSeconds(3)));
        write(mail("poison@example.fr", NOW.minusSeconds(2)));
        write(mail("lea@example.fr", NOW.minusSeconds(1)));

        deliver();

        assertThat(SENT).containsExactly("lea@example.fr");
        assertThat(database.number("select count(*) from outbox_message where sent_at is not null"))
                .isEqualTo(1);
        assertThat(
                        database.number(
                                "select count(*) from outbox_message where attempts = 1"
                                        + " and next_attempt_at > '2026-11-17T08:12:00Z'"
                                        + " and (last_error like '%scheme%'"
                                        + " or last_error = '550 not known')"))
                .isEqualTo(2);
    }
}
