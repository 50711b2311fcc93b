package fr.parvis.notification.service;

import fr.parvis.notification.entity.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One attempt to send one message. The row stays locked while the server is spoken to; a crash
 * between its answer and the commit sends the message once more, with the same reference.
 */
@ApplicationScoped
class OutboxAttempt {

    private static final Logger LOG = Logger.getLogger(OutboxAttempt.class.getName());

    @Inject OutboxRepository repository;
    @Inject MailServer mails;
    @Inject SmsGateway sms;
    @Inject Clock clock;

    /**
     * @return false when nothing is due
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean sendOne() {
        Optional<OutboxMessage> due = repository.claim(clock.instant());
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(OutboxMessage message) {
        try {
            // nothing of this touches the database: a failure leaves the transaction as it is
            if (message.bySms()) {
                sms.send(message.recipient(), message.text(), message.messageId());
            } else {
                mails.send(message);
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            // the message gives way to those behind it
            message.failed(e.getMessage() == null ? e.toString() : e.getMessage(), clock.instant());
            LOG.log(
                    Level.WARNING,
                    "message {0}, attempt {1}, failed: {2}",
                    new Object[] {message.id(), message.attempts(), message.lastError()});
            return;
        }
        message.sent(clock.instant());
    }
}
