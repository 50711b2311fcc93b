package fr.parvis.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A mail that the portal sent.
 *
 * @param id what its file is called
 * @param to the addresses it was delivered to, hidden ones included
 * @param text the text version, empty if there is none
 * @param html the HTML version, empty if there is none
 * @param date when it came in, ISO 8601 in UTC
 */
public record CaughtMail(
        String id,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        String date,
        List<String> attachments,
        @JsonIgnore List<Attachment> files) {
    /** Headers that the catcher puts before the message: what only the SMTP dialogue knew. */
    static final String TO_HEADER = "X-Parvis-Delivered-To";

    static final String DATE_HEADER = "X-Parvis-Received";

    /** A file that came with the mail. */
    public record Attachment(String name, String type, byte[] content) {}

    static CaughtMail parse(String id, byte[] bytes) {
        try {
            Session session = Session.getInstance(new Properties());
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
            Contents contents = new Contents();
            contents.read(message);
            return new CaughtMail(
                    id,
                    first(message, "From"),
                    List.of(first(message, TO_HEADER).split(", ")),
                    message.getSubject() == null ? "" : message.getSubject(),
                    contents.text.toString().replace("\r\n", "\n"),
                    contents.html.toString().replace("\r\n", "\n"),
                    first(message, DATE_HEADER),
                    contents.files.stream().map(Attachment::name).toList(),
                    List.copyOf(contents.files));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Cannot read mail " + id, e);
        }
    }

    private static String first(MimeMessage message, String header)
            throws MessagingException, IOException {
        String[] values = message.getHeader(header);
        return values == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(values[0]));
    }

    /** Only the address of "Ville d'Osny &lt;ne-pas-repondre@osny.fr&gt;". */
    static String address(String text) {
        try {
            return new InternetAddress(text).getAddress();
        } catch (MessagingException e) {
            return text;
        }
    }

    /**
     * Walks through the parts: the first text and HTML that are not attachments are the mail
     * itself.
     */
    private static final class Contents {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<Attachment> files = new ArrayList<>();

        void read(Part part) throws MessagingException, IOException {
            String name = part.getFileName();
            boolean file = name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (part.isMimeType("multipart/*")) {
                Multipart parts = (Multipart) part.getContent();
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart child = parts.getBodyPart(i);
                    read(child);
                }
            } else if (!file && part.isMimeType("text/plain")) {
                text.append(part.getContent());
            } else if (!file && part.isMimeType("text/html")) {
                html.append(part.getContent());
            } else {
                String type = part.getContentType().replaceFirst(";.*", "").strip();
                byte[] content = part.getInputStream().readAllBytes();
                files.add(
                        new Attachment(
                                name == null ? "sans nom" : MimeUtility.decodeText(name),
                                type,
                                content));
            }
        }
    }
}
