package fr.parvis.notification.service;

import fr.parvis.notification.entity.OutboxMessage;
import fr.parvis.town.TownSettings;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The town's mail server, over SMTP. */
@ApplicationScoped
class MailServer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    @Inject TownSettings town;
    @Inject Clock clock;

    @Inject
    @ConfigProperty(name = "parvis.smtp.host", defaultValue = "localhost")
    String host;

    @Inject
    @ConfigProperty(name = "parvis.smtp.port", defaultValue = "25")
    int port;

    @Inject
    @ConfigProperty(name = "parvis.smtp.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "parvis.smtp.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "parvis.smtp.starttls", defaultValue = "false")
    boolean startTls;

    /**
     * Hands one mail over.
     *
     * @throws MessagingException when the server did not take it
     */
    void send(OutboxMessage message) throws MessagingException, UnsupportedEncodingException {
        Transport.send(mime(message));
    }

    private MimeMessage mime(OutboxMessage message)
            throws MessagingException, UnsupportedEncodingException {
        var mime =
                new MimeMessage(session()) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", message.messageId());
                    }
                };
        mime.setFrom(new InternetAddress(town.mail().from(), town.officialName(), UTF_8));
        if (town.mail().replyTo() != null) {
            mime.setReplyTo(InternetAddress.parse(town.mail().replyTo()));
        }
        mime.setRecipient(Message.RecipientType.TO, new InternetAddress(message.recipient()));
        mime.setSubject(message.subject(), UTF_8);
        mime.setSentDate(Date.from(clock.instant()));
        // answers of machines (absence notices) are not for the service
        mime.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(message.text(), UTF_8);
        var html = new MimeBodyPart();
        html.setText(message.html(), UTF_8, "html");
        var words = new MimeMultipart("alternative", text, html);
        mime.setContent(message.attachmentName() == null ? words : withFile(words, message));
        return mime;
    }

    private static MimeMultipart withFile(MimeMultipart words, OutboxMessage message)
            throws MessagingException {
        var body = new MimeBodyPart();
        body.setContent(words);
        var file = new MimeBodyPart();
        file.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(message.attachment(), message.attachmentType())));
        file.setFileName(message.attachmentName());
        file.setDisposition(Part.ATTACHMENT);
        return new MimeMultipart(body, file);
    }

    private Session session() {
        var properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", "10000");
        properties.put("mail.smtp.writetimeout", "10000");
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        if (user.isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        return Session.getInstance(
                properties,
                new jakarta.mail.Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(user.get(), password.orElse(""));
                    }
                });
    }
}
