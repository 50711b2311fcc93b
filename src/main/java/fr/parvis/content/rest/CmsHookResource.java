package fr.parvis.content.rest;

import fr.parvis.content.service.CmsHook;
import fr.parvis.security.service.Throttle;
import fr.parvis.web.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Where the town's site says that a post changed. Answers at once: the work comes after. */
@Path("/v1/cms/{source}")
@RequestScoped
public class CmsHookResource {

    private static final int MOST_BYTES = 4096;

    /** Of messages that nobody signed. */
    private static final Throttle.Rule UNSIGNED =
            Throttle.Rule.of("cms-hook", 20, Duration.ofHours(1));

    @Inject CmsHook hook;
    @Inject Throttle throttle;
    @Inject ClientAddress client;
    @Context HttpServletRequest request;

    /**
     * A message: {@code {"id": "12", "event": "changed" or "gone"}}.
     *
     * @return 202; 401 without a right and recent signature
     */
    @POST
    public Response changed(
            @PathParam("source") String source,
            @HeaderParam("X-Parvis-Timestamp") String timestamp,
            @HeaderParam("X-Parvis-Signature") String signature)
            throws IOException {
        String sender = client.of(request);
        if (throttle.closedUntil(UNSIGNED, sender).isPresent()) {
            return Response.status(Response.Status.TOO_MANY_REQUESTS).build();
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES);
        String body = new String(bytes, StandardCharsets.UTF_8);
        if (!hook.signed(timestamp, body, signature)) {
            throttle.take(UNSIGNED, sender);
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            JsonObject said = reader.readObject();
            JsonValue id = said.get("id");
            if (id == null) {
                return Response.status(Response.Status.BAD_REQUEST).build();
            }
            String remoteId = id.toString().replace("\"", "");
            hook.changed(source, remoteId, "gone".equals(said.getString("event", "")));
        } catch (JsonException e) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return Response.accepted().build();
    }
}
