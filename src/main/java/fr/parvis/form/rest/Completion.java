package fr.parvis.form.rest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

/** How every completion asks and answers. */
public final class Completion {

    private static final int LONGEST = 200;

    private Completion() {}

    /** What was typed, cut where no suggestion would come of more. */
    public static String shortened(String typed) {
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    /** {@code {"items": [...]}}, kept by the browser for a minute. */
    public static Response answer(JsonArrayBuilder items) {
        var cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(60);
        return Response.ok(Json.createObjectBuilder().add("items", items).build())
                .cacheControl(cache)
                .build();
    }
}
