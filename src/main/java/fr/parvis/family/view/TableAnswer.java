package fr.parvis.family.view;

import fr.parvis.kernel.TableFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A table that is taken away as a file. */
@ApplicationScoped
public class TableAnswer {

    @Inject Clock clock;

    /**
     * @param name what the file is called, before the day
     */
    public <C extends Enum<C> & TableFile.Column> void send(
            HttpServletResponse response, String name, Class<C> columns, List<Map<C, String>> rows)
            throws IOException {
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s-%s.csv\"".formatted(name, LocalDate.now(clock)));
        TableFile.write(response.getWriter(), columns, rows);
    }
}
