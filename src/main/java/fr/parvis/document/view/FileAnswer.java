package fr.parvis.document.view;

import fr.parvis.document.service.ReadableFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A file as an answer: to be saved, or shown where it can do nothing. A browser keeps none of it:
 * on a shared computer the next person finds nothing.
 */
public final class FileAnswer {

    /** Neither scripts nor forms nor plug-ins, whatever the file turns out to be. */
    private static final String SANDBOX =
            "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline';"
                    + " frame-ancestors 'none'";

    private static final int PIECE = 64 * 1024;

    private FileAnswer() {}

    /**
     * Sends a file, piece by piece, and closes it.
     *
     * @param shown whether a picture is to be shown; all else is offered for saving
     */
    public static void send(ReadableFile file, boolean shown, HttpServletResponse response)
            throws IOException {
        try (file) {
            boolean inline = shown && file.mediaType().matches("image/(jpeg|png)");
            response.setContentType(file.mediaType());
            response.setHeader("Content-Disposition", disposition(inline, file.name()));
            response.setHeader("Content-Security-Policy", SANDBOX);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            if (file.size() >= 0) {
                response.setContentLengthLong(file.size());
            }
            byte[] piece = new byte[PIECE];
            var out = response.getOutputStream();
            for (int read = file.content().read(piece);
                    read >= 0;
                    read = file.content().read(piece)) {
                out.write(piece, 0, read);
            }
        }
    }

    /** The name twice: in ASCII, and as RFC 6266 writes the others. */
    public static String disposition(boolean inline, String name) {
        String plain = name.replaceAll("[^\\x20-\\x7E]|[\"\\\\;%]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(inline ? "inline" : "attachment", plain, encoded);
    }
}
