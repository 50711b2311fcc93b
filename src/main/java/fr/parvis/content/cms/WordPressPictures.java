package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;

/**
 * Pictures of the portal's posts in a WordPress. Each belongs to its post there, and its name says
 * which picture it is: what is there already is not sent again, what is another one's goes.
 */
final class WordPressPictures {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NONE = "0";

    private final URI site;
    private final CmsHttp http;

    WordPressPictures(URI site, CmsHttp http) {
        this.site = site;
        this.http = http;
    }

    /**
     * Has a post have this picture of the portal and no other.
     *
     * @param mark with which names of its pictures begin
     * @param wanted null for none
     * @return its number there; "0" for none
     */
    String put(String post, String mark, WordPressPosts.Picture wanted) throws CmsProblem {
        String name = wanted == null ? null : mark + wanted.token();
        String kept = NONE;
        JsonNode there =
                http.get(
                                rest(
                                        "media&parent="
                                                + post
                                                + "&per_page=100&context=edit&_fields=id,slug"),
                                Map.of(),
                                CmsHttp.MOST_BYTES)
                        .ok()
                        .json();
        for (JsonNode one : there) {
            String slug = one.path("slug").asText();
            if (slug.equals(name)) {
                kept = one.path("id").asText();
            } else if (slug.startsWith(mark)) {
                http.delete(rest("media/" + one.path("id").asText() + "&force=true")).ok();
            }
        }
        return wanted != null && kept.equals(NONE) ? upload(post, name, wanted) : kept;
    }

    private String upload(String post, String name, WordPressPosts.Picture picture)
            throws CmsProblem {
        String ending = picture.mediaType().replaceFirst(".*/", "").replace("jpeg", "jpg");
        JsonNode made =
                http.post(
                                rest("media&post=" + post),
                                Map.of(
                                        "Content-Type",
                                        picture.mediaType(),
                                        "Content-Disposition",
                                        "attachment; filename=\"" + name + "." + ending + "\""),
                                picture.content())
                        .ok()
                        .json();
        String id = made.path("id").asText();
        http.post(rest("media/" + id), MAPPER.createObjectNode().put("alt_text", picture.alt()))
                .ok();
        return id;
    }

    private URI rest(String path) {
        return WordPressLists.rest(site, path);
    }
}
