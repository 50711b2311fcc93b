package fr.parvis.document.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The file that a form brings. The server has it on its disk: it is read from there, by pieces. */
@RequestScoped
public class SentFile {

    @Inject HttpServletRequest request;

    /** What to do with a file. */
    public interface Use<T> {
        T with(String name, InputStream content);
    }

    /**
     * @param input name of the input
     * @param use given the file; what the server kept of it is deleted afterwards
     * @return empty when nothing was chosen
     */
    public <T> Optional<T> use(String input, Use<T> use) {
        try {
            Part part = request.getPart(input);
            if (part == null || part.getSubmittedFileName() == null) {
                return Optional.empty();
            }
            String name = part.getSubmittedFileName();
            if (part.getSize() == 0 && name.isBlank()) {
                return Optional.empty();
            }
            try (InputStream content = part.getInputStream()) {
                return Optional.of(use.with(name, content));
            } finally {
                part.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            // sent in another way than by a form with a file
            return Optional.empty();
        }
    }
}
