package fr.parvis.request.service;

import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A short text that differs whenever something that a page about a request shows has changed: its
 * status and history, a message, that one was read; for agents also notes and who else is there.
 */
public final class LiveMark {

    private LiveMark() {}

    /** Of what a citizen's page has loaded. */
    public static String of(Request request, List<Exchange> messages) {
        return of(request.version(), messages.stream().filter(m -> m.readAt() != null).count());
    }

    /** Of what an agent's page has loaded. */
    public static String of(
            Request request, List<Exchange> messages, int notes, List<String> colleagues) {
        return of(request, messages) + "." + notes + "." + sum(colleagues);
    }

    static String of(long version, long read) {
        return version + "." + read;
    }

    static String of(long version, long read, long notes, List<String> colleagues) {
        return of(version, read) + "." + notes + "." + sum(colleagues);
    }

    private static String sum(List<String> names) {
        var sum = new CRC32();
        sum.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
