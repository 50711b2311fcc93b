package fr.parvis.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/**
 * A page of HTML as a tagged PDF (PDF/UA): its headings, lists and tables are told to screen
 * readers, its fonts are in it. Nothing is loaded from elsewhere.
 */
public final class PdfPage {

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    /** The look of a printed page; sizes in points. */
    private static final String STYLE =
            """
            @page { size: A4; margin: 18mm 16mm 20mm;
              @bottom-left { content: string(foot) " " counter(page) " " string(of) " " counter(pages);
                font-family: Parvis; font-size: 8pt; color: #525b67; } }
            body { font-family: Parvis; font-size: 10pt; line-height: 1.45; color: #1a1f26; margin: 0; }
            h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 4pt; }
            h2 { font-size: 13pt; margin: 18pt 0 6pt; padding-bottom: 3pt;
              border-bottom: 1pt solid #6f7986; page-break-after: avoid; }
            h3 { font-size: 10.5pt; margin: 10pt 0 3pt; page-break-after: avoid; }
            p { margin: 0 0 4pt; }
            table { width: 100%; border-collapse: collapse; }
            th, td { padding: 4pt 8pt 4pt 0; border-bottom: 0.5pt solid #d9dee5; text-align: left;
              vertical-align: top; }
            th { width: 38%; font-weight: 400; color: #525b67; }
            tr { page-break-inside: avoid; }
            ul, ol { margin: 0; padding-left: 14pt; }
            li { margin-bottom: 5pt; page-break-inside: avoid; }
            thead th { font-size: 8.5pt; }
            .amount { text-align: right; white-space: nowrap; padding-right: 0; }
            table + p { margin-top: 6pt; }
            .strong { font-weight: 700; }
            .muted { color: #525b67; }
            .made { margin-top: 18pt; }
            """;

    private PdfPage() {}

    /**
     * Writes a page.
     *
     * @param title of the document, in French
     * @param summary one sentence, for the properties of the file
     * @param foot what stands at the foot before the number of the page
     * @param of the word between that number and the number of pages
     * @param body elements of HTML
     */
    public static void write(
            String title, String summary, String foot, String of, Html body, OutputStream out)
            throws IOException {
        XRLog.setLoggingEnabled(false);
        Document page = Jsoup.parse("<html lang='fr-FR'><head></head><body></body></html>");
        page.head().appendElement("title").text(title);
        page.head().appendElement("meta").attr("name", "description").attr("content", summary);
        page.head().appendElement("meta").attr("name", "subject").attr("content", summary);
        page.head()
                .appendElement("style")
                .appendText(
                        STYLE.replace("string(foot)", quoted(foot))
                                .replace("string(of)", quoted(of)));
        page.body().append(body.toString());
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font("DejaVuSans.ttf"), "Parvis", NORMAL, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "Parvis", BOLD, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> null);
        builder.withW3cDocument(new W3CDom().fromJsoup(page), "/");
        builder.toStream(out);
        builder.run();
    }

    private static InputStream font(String file) {
        return Objects.requireNonNull(PdfPage.class.getResourceAsStream(FONTS + file), file);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "").replace("\"", "") + '"';
    }
}
