package fr.parvis.notification.service;

import fr.parvis.kernel.SecretToken;
import fr.parvis.notification.entity.OutboxMessage;
import fr.parvis.town.TownSettings;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * Where mails and short messages are put. They are written with the running transaction and leave
 * after it, or never: no mail tells of what did not happen, none is lost when the mail server is
 * down.
 */
@ApplicationScoped
public class Outbox {

    @Inject OutboxRepository repository;
    @Inject OutboxDelivery delivery;
    @Inject SmsGateway sms;
    @Inject TownSettings town;
    @Inject Clock clock;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    private static final Configuration TEMPLATES = templates();

    private static Configuration templates() {
        var templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(Outbox.class, "/fr/parvis/notification");
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(Locale.FRANCE);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setRecognizeStandardFileExtensions(true);
        return templates;
    }

    /** Writes the mail with the running transaction, and has it sent once that is committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void send(Mail mail) {
        Map<String, Object> model = Map.of("mail", mail, "town", new Sender(town));
        String domain = town.mail().from().replaceFirst(".*@", "");
        var message =
                new OutboxMessage(
                        mail.getRecipient(),
                        "[" + town.name() + "] " + mail.getSubject(),
                        render("mail.ftl", model),
                        render("mail.ftlh", model),
                        "<" + SecretToken.create() + "@" + domain + ">",
                        clock.instant());
        Mail.Attachment file = mail.getAttachment();
        if (file != null) {
            message.attach(file.name(), file.type(), file.content());
        }
        add(message);
    }

    /** Whether short messages are sent at all. */
    public boolean sendsSms() {
        return sms.configured();
    }

    /** The same for a short message; nothing where the town sends none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void send(Sms message) {
        if (sendsSms()) {
            add(
                    OutboxMessage.sms(
                            message.number(),
                            message.subject(),
                            message.text(),
                            SecretToken.create(),
                            clock.instant()));
        }
    }

    private void add(OutboxMessage message) {
        repository.add(message);
        transactions.registerInterposedSynchronization(
                new Synchronization() {
                    @Override
                    public void beforeCompletion() {
                        // nothing to do before
                    }

                    @Override
                    public void afterCompletion(int status) {
                        if (status == Status.STATUS_COMMITTED) {
                            delivery.wake();
                        }
                    }
                });
    }

    private static String render(String name, Map<String, Object> model) {
        try {
            Template template = TEMPLATES.getTemplate(name);
            var out = new StringWriter();
            template.process(model, out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the templates say of the town. */
    public static final class Sender {

        private final TownSettings town;

        Sender(TownSettings town) {
            this.town = town;
        }

        public String getName() {
            return town.officialName();
        }

        public String getPortal() {
            return town.portalTitle();
        }

        public String getColour() {
            return town.colour();
        }

        public String getAddress() {
            return town.townHall().name() + ", " + town.townHall().address();
        }

        public String getPhone() {
            return town.townHall().phone();
        }
    }
}
