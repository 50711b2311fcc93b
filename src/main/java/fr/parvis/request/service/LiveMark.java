package fr.parvis.request.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A short text that differs whenever something that a page about a request shows has changed: its
 * status and history, a message, a document, an appointment, that one was read or opened; for
 * agents also notes and who else is there.
 */
public final class LiveMark {

    private LiveMark() {}

    /**
     * What changes of documents and appointments without a line of the history.
     *
     * @param judged files that do not wait for the scanner
     * @param opened the last line of the relevé that the other side has written; 0 without one
     * @param visits a sum that each change of an appointment makes larger
     */
    public record Attached(long judged, long opened, long visits) {

        /** Of what a page has loaded, for one side. */
        public static Attached of(
                DocumentActor.Side reader,
                List<SupportingDocument> documents,
                List<DocumentAccess> accesses,
                List<Appointment> appointments) {
            return new Attached(
                    documents.stream()
                            .flatMap(d -> d.files().stream())
                            .filter(f -> f.state() != FileState.WAITING)
                            .count(),
                    accesses.stream()
                            .filter(a -> a.reader() != reader)
                            .mapToLong(DocumentAccess::id)
                            .max()
                            .orElse(0),
                    appointments.stream().mapToLong(a -> a.version() + 1).sum());
        }
    }

    /** Of what a citizen's page has loaded. */
    public static String of(Request request, List<Exchange> messages, Attached attached) {
        return of(
                request.version(),
                messages.stream().filter(m -> m.readAt() != null).count(),
                attached);
    }

    /** Of what an agent's page has loaded. */
    public static String of(
            Request request,
            List<Exchange> messages,
            Attached attached,
            int notes,
            List<String> colleagues) {
        return of(request, messages, attached) + "." + notes + "." + sum(colleagues);
    }

    static String of(long version, long read, Attached attached) {
        return version
                + "."
                + read
                + "."
                + attached.judged()
                + "."
                + attached.opened()
                + "."
                + attached.visits();
    }

    static String of(
            long version, long read, Attached attached, long notes, List<String> colleagues) {
        return of(version, read, attached) + "." + notes + "." + sum(colleagues);
    }

    private static String sum(List<String> names) {
        var sum = new CRC32();
        sum.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
