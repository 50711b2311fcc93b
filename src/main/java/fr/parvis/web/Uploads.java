package fr.parvis.web;

import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Forms with files. Of one that is larger than web.xml admits nothing can be read, not even its
 * button: it is answered by the same page, asked for anew, which says so by the view action {@code
 * #{uploads.check}}.
 */
@RequestScoped
@Named
public class Uploads {

    /** In the address: how many megabytes were sent. */
    private static final String TOO_LARGE = "pv-trop";

    private static final long MEGABYTE = 1024 * 1024;

    /** A file as large as the portal takes, and the other fields of its form. */
    private static final long LARGEST =
            ConfigProvider.getConfig()
                                    .getOptionalValue("parvis.document.megabytes", Long.class)
                                    .orElse(10L)
                            * MEGABYTE
                    + 64 * 1024;

    /** Whoever sends more than that does not wait for a sentence. */
    private static final long MOST_DRAINED = 200 * MEGABYTE;

    private static final int PIECE = 64 * 1024;
    private static final long SMALLEST_REFUSED = 11;

    @Inject HttpServletRequest request;

    /**
     * Says that the form was too large, if the last one was.
     *
     * @throws DomainException with the sentence
     */
    public void check() {
        String megabytes = request.getParameter(TOO_LARGE);
        if (megabytes != null && megabytes.matches("\\d{1,4}")) {
            throw new DomainException("web.upload.tooLarge", megabytes);
        }
    }

    /**
     * A file of a form.
     *
     * @param name as the browser sent it, perhaps with a path; never to be trusted
     */
    public record SentFile(String name, byte[] content) {}

    /** The files that were chosen in an input, without the empty ones; none in other forms. */
    public List<SentFile> files(String input) {
        try {
            var files = new ArrayList<SentFile>();
            for (Part part : request.getParts()) {
                if (input.equals(part.getName()) && part.getSize() > 0) {
                    try (var in = part.getInputStream()) {
                        files.add(new SentFile(part.getSubmittedFileName(), in.readAllBytes()));
                    }
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            // sent in another way than by a form with files
            return List.of();
        }
    }

    /** Where the answer to a form that is too large is; null for all others. */
    static String refused(HttpServletRequest request) {
        String type = request.getContentType();
        boolean files =
                "POST".equals(request.getMethod())
                        && type != null
                        && type.startsWith("multipart/form-data");
        if (!files || readable(request)) {
            return null;
        }
        long length = request.getContentLengthLong();
        long megabytes = Math.max(SMALLEST_REFUSED, (length + MEGABYTE - 1) / MEGABYTE);
        return request.getRequestURI() + "?" + TOO_LARGE + "=" + Math.min(megabytes, 9999);
    }

    private static boolean readable(HttpServletRequest request) {
        try {
            if (request.getContentLengthLong() > LARGEST) {
                drain(request);
                return false;
            }
            request.getParts();
            return true;
        } catch (IllegalStateException | IOException | ServletException e) {
            return false;
        }
    }

    /** A browser that is still sending takes no answer: what it sends is read, and thrown away. */
    private static void drain(HttpServletRequest request) throws IOException {
        try (var in = request.getInputStream()) {
            for (long read = 0; read < MOST_DRAINED; ) {
                long more = in.readNBytes(PIECE).length;
                if (more == 0) {
                    return;
                }
                read += more;
            }
        }
    }
}
