package fr.parvis.content.cms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;

/** What a site answered, whole and whatever its status. */
public record CmsAnswer(int status, HttpHeaders headers, byte[] body) {

    private static final int CREATED = 201;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public InputStream stream() {
        return new ByteArrayInputStream(body);
    }

    /**
     * @throws CmsProblem when it is a page, or anything else
     */
    public JsonNode json() throws CmsProblem {
        String type = String.valueOf(header("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            throw new CmsProblem(CmsProblem.Kind.NO_DATA, type);
        }
        try {
            JsonNode read = MAPPER.readTree(body);
            if (read == null || !read.isContainerNode()) {
                throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no JSON");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new CmsProblem(CmsProblem.Kind.NO_DATA, "broken JSON", e);
        } catch (IOException e) {
            throw new CmsProblem(CmsProblem.Kind.NO_DATA, e.toString(), e);
        }
    }

    /**
     * What a WordPress says is wrong, in its own words; "" when it is content, or when somebody
     * else answers: a server whose WordPress is gone or moved knows of no post at all.
     */
    String wordPressError() {
        boolean own = status >= 400 && status < 500;
        try {
            return own ? json().path("code").asText() : "";
        } catch (CmsProblem e) {
            return "";
        }
    }

    /**
     * @throws CmsProblem unless it is 200
     */
    public CmsAnswer ok() throws CmsProblem {
        if (status != CmsHttp.OK && status != CREATED) {
            boolean account = status == 401 || status == 403;
            throw new CmsProblem(
                    account ? CmsProblem.Kind.REFUSED : CmsProblem.Kind.STATUS,
                    String.valueOf(status));
        }
        return this;
    }
}
