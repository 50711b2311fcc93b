package fr.parvis.content.cms;

import java.net.URI;
import org.jsoup.Jsoup;

/** Short texts and addresses as sites give them. */
final class CmsText {

    private CmsText() {}

    /** A title or a summary without its marks. */
    static String text(String html) {
        return Jsoup.parse(html).text().strip();
    }

    /** What is said to be an address, or the other one where it is none. */
    static URI address(String text, URI otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
