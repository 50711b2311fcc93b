package fr.parvis.bench.probe;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The least that an answer can cost in this server: headers and bytes that are ready. */
public class PlainServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Path folder = Path.of(System.getProperty("bench.answers", "answers"));
    private final transient Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(int status, List<String[]> headers, byte[] body) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer answer = answers.computeIfAbsent(request.getPathInfo(), this::read);
        response.setStatus(answer.status());
        for (String[] header : answer.headers()) {
            response.addHeader(header[0], header[1]);
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getParameterMap().isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        doGet(request, response);
    }

    private Answer read(String path) {
        try {
            Path file = folder.resolve(path.substring(1));
            List<String> head = Files.readAllLines(Path.of(file + ".head"));
            return new Answer(
                    Integer.parseInt(head.get(0)),
                    head.stream().skip(1).map(l -> l.split(": ", 2)).toList(),
                    Files.readAllBytes(Path.of(file + ".body")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
