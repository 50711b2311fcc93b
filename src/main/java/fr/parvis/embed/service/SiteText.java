package fr.parvis.embed.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Files of the town's site as text, in the charset of their header, otherwise in the one that they
 * name themselves, otherwise in UTF-8: not every town writes its site in UTF-8.
 */
final class SiteText {

    /** It stands at the very beginning, written just so. */
    private static final Pattern CHARSET = Pattern.compile("^@charset \"([^\"]{1,40})\";");

    private static final String MARK = "\uFEFF";

    private SiteText() {}

    /** A page; it is written in UTF-8 from here on. */
    static Document page(SiteClient.File file, String address) throws IOException {
        Document page = page(file.content(), file.charset(), address);
        Charset meant = likeBrowsers(page.charset());
        if (!meant.equals(page.charset())) {
            page = page(file.content(), meant, address);
        }
        page.outputSettings().charset(StandardCharsets.UTF_8);
        return page;
    }

    private static Document page(byte[] content, Charset charset, String address)
            throws IOException {
        String name = charset == null ? null : charset.name();
        return Jsoup.parse(new ByteArrayInputStream(content), name, address);
    }

    /** A style sheet; a byte order mark would be a part of its first rule behind other sheets. */
    static String sheet(SiteClient.File file) {
        String plain = new String(file.content(), StandardCharsets.UTF_8);
        if (plain.startsWith(MARK)) {
            return plain.substring(1);
        }
        Charset charset = file.charset();
        if (charset == null) {
            Matcher said = CHARSET.matcher(plain);
            charset = said.find() ? charset(said.group(1)) : null;
        }
        String text = charset == null ? plain : new String(file.content(), charset);
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** As browsers understand its name; null when it is none that is known. */
    static Charset charset(String name) {
        try {
            return likeBrowsers(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whoever writes on Windows says Latin-1 and means its apostrophes and its euro, too. */
    private static Charset likeBrowsers(Charset said) {
        return said.equals(StandardCharsets.ISO_8859_1) || said.equals(StandardCharsets.US_ASCII)
                ? Charset.forName("windows-1252")
                : said;
    }
}
