package fr.parvis.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** An answer whose bytes are ready, plain and compressed, with its entity tag. */
public final class ReadyResponse {

    private static final Pattern REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)");

    private final byte[] plain;
    private final byte[] compressed;
    private final String contentType;
    private final String cacheControl;
    private final String vary;
    private final String hash;
    private final String plainTag;
    private final String compressedTag;

    /**
     * @param contentType with its character set where it is text
     * @param vary request headers that choose among answers, beside Accept-Encoding; may be null
     */
    public ReadyResponse(byte[] content, String contentType, String cacheControl, String vary) {
        this.plain = content;
        this.compressed = compressible(contentType) ? gzip(content) : null;
        this.contentType = contentType;
        this.cacheControl = cacheControl;
        this.vary = vary == null ? "Accept-Encoding" : vary + ", Accept-Encoding";
        this.hash = hash(content);
        this.plainTag = "\"" + hash + "\"";
        this.compressedTag = "\"" + hash + "-gz\"";
    }

    /** 32 hexadecimal characters that stand for the content. */
    public String hash() {
        return hash;
    }

    /** Writes the answer, or 304 when the browser has it already. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String encodings = request.getHeader("Accept-Encoding");
        boolean gzip = compressed != null && encodings != null && takesGzip(encodings);
        response.setHeader("ETag", gzip ? compressedTag : plainTag);
        response.setHeader("Cache-Control", cacheControl);
        response.setHeader("Vary", vary);
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(hash)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = gzip ? compressed : plain;
        response.setContentType(contentType);
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    /** "gzip;q=0" is somebody who cannot read it. */
    static boolean takesGzip(String encodings) {
        return encodings.contains("gzip")
                && (encodings.indexOf(';') < 0 || !REFUSED.matcher(encodings).find());
    }

    private static boolean compressible(String type) {
        return type.startsWith("text/")
                || type.contains("javascript")
                || type.contains("xml")
                || type.contains("json");
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream(content.length / 3);
        try (var gzip =
                new GZIPOutputStream(out) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
