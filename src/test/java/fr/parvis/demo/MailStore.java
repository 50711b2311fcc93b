package fr.parvis.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The mails as {@code .eml} files in one folder, and parsed in memory. */
final class MailStore {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final List<CaughtMail> mails = new ArrayList<>();
    private int count;

    MailStore(Path folder) {
        this.folder = Folders.create(folder);
        for (Path file : Folders.children(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".eml")) {
                mails.add(CaughtMail.parse(name.replace(".eml", ""), read(file)));
            }
        }
    }

    /** Keeps the mail; when this returns it is on disk, and only then the sender hears "250 OK". */
    synchronized void add(List<String> recipients, MimeMessage message) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // the number keeps the order of two mails of the same millisecond
        String id = "%s-%05d".formatted(NAME.format(now), ++count);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            String to = String.join(", ", recipients);
            bytes.write(LoopbackHttp.bytes(CaughtMail.TO_HEADER + ": " + to + "\r\n"));
            bytes.write(LoopbackHttp.bytes(CaughtMail.DATE_HEADER + ": " + now + "\r\n"));
            message.writeTo(bytes);
            CaughtMail mail = CaughtMail.parse(id, bytes.toByteArray());
            Path part = folder.resolve(id + ".part");
            Files.write(part, bytes.toByteArray());
            Files.move(part, folder.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            mails.add(mail);
            notifyAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Newest first. */
    synchronized List<CaughtMail> list() {
        List<CaughtMail> newestFirst = new ArrayList<>(mails);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    synchronized Optional<CaughtMail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    synchronized void clear() {
        mails.clear();
        Folders.empty(folder, null);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
