package fr.parvis.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** Answers for the widgets of other sites, below {@code /api/v1/embed}. */
public final class SharedJson {

    private SharedJson() {}

    /**
     * {@code {"items": [...]}}, the same for everybody: kept, and compared, as a public page is.
     */
    public static Response items(HttpServletRequest request, JsonArrayBuilder items) {
        return everybody(request, Json.createObjectBuilder().add("items", items).build());
    }

    /** Something that is the same for everybody. */
    public static Response everybody(HttpServletRequest request, JsonObject json) {
        PageCache.markPublic(request);
        return Response.ok(json.toString()).header("Cache-Control", "public, max-age=30").build();
    }

    /** Something for whoever asks. */
    public static Response own(JsonStructure json) {
        return Response.ok(json.toString()).header("Cache-Control", "private, no-store").build();
    }
}
