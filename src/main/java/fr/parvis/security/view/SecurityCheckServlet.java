package fr.parvis.security.view;

import fr.parvis.security.entity.CodeChallenge;
import fr.parvis.security.service.Codes;
import fr.parvis.security.service.ProofOfWork;
import fr.parvis.security.service.Throttle;
import fr.parvis.web.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the security check is made of: {@code /controle/preuve}, a challenge for the browser to work
 * on; {@code /controle/defi}, the token of another code; {@code /controle/image/…} and {@code
 * /controle/son/…}, the code of a token drawn and said.
 */
@WebServlet("/controle/*")
public class SecurityCheckServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Many people behind one address may fail to read many images; nobody reads that many. */
    private static final Throttle.Rule IMAGES =
            Throttle.Rule.of("code-image", 300, Duration.ofMinutes(10));

    private static final int TOO_MANY = 429;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");
    private static final String JSON = "application/json";

    @Inject transient ProofOfWork proofs;
    @Inject transient Codes codes;
    @Inject transient Throttle throttle;
    @Inject transient ClientAddress client;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (path.equals("/preuve")) {
            send(response, JSON, proofs.challenge().getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/defi")) {
            String json = "{\"token\":\"" + codes.create() + "\"}";
            send(response, JSON, json.getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/image/")) {
            send(request, response, "image/png", CodeImage::png);
        } else if (path.startsWith("/son/")) {
            send(request, response, "audio/wav", CodeVoice::wav);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void send(
            HttpServletRequest request,
            HttpServletResponse response,
            String type,
            Function<CodeChallenge, byte[]> maker)
            throws IOException {
        String token = request.getPathInfo().substring(request.getPathInfo().lastIndexOf('/') + 1);
        var challenge = codes.find(token);
        if (challenge.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (throttle.take(IMAGES, client.of(request)).isPresent()) {
            response.sendError(TOO_MANY);
        } else {
            part(request.getHeader("Range"), response, type, maker.apply(challenge.get()));
        }
    }

    /** Safari plays no sound from a server that does not answer with the part it asks for. */
    private static void part(String range, HttpServletResponse response, String type, byte[] all)
            throws IOException {
        response.setHeader("Accept-Ranges", "bytes");
        Matcher wanted = RANGE.matcher(range == null ? "" : range);
        if (!wanted.matches()) {
            send(response, type, all);
            return;
        }
        int first = Integer.parseInt(wanted.group(1));
        int last =
                wanted.group(2).isEmpty()
                        ? all.length - 1
                        : Math.min(Integer.parseInt(wanted.group(2)), all.length - 1);
        if (first > last) {
            response.setHeader("Content-Range", "bytes */" + all.length);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", "bytes " + first + "-" + last + "/" + all.length);
        response.setContentType(type);
        response.setContentLength(last - first + 1);
        response.getOutputStream().write(all, first, last - first + 1);
    }

    private static void send(HttpServletResponse response, String type, byte[] content)
            throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
