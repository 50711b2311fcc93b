package fr.parvis.demo;

import fr.parvis.demo.Visitor.Page;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Documents joined by visitors without script, and small files that are what they say. */
public final class SampleDocuments {

    private SampleDocuments() {}

    /** A small photo, in one colour. */
    public static byte[] jpeg(int width, int height, Color colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fillRect(width / 12, height / 4, width / 3, height / 2);
        for (int line = 0; line < 5; line++) {
            int shorter = line * width / 40;
            pen.fillRect(
                    width / 2, height / 4 + line * height / 9, width / 3 - shorter, height / 30);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] jpeg() {
        return jpeg(320, 200, new Color(0x3b6ea5));
    }

    /** A page of PDF with a line of text. */
    public static byte[] pdf() {
        String drawing = "BT /F1 24 Tf 72 720 Td (Justificatif de domicile) Tj ET";
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<"
                    + " /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            places.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.length + 1).append('\n').append(places);
        file.append("trailer\n<< /Size ").append(objects.length + 1).append(" /Root 1 0 R >>\n");
        file.append("startxref\n").append(table).append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Joins a document of one file to the draft of a démarche. */
    public static Page join(Visitor visitor, String slug, String type) {
        return joinAt(visitor, "/demarches/" + slug + "/pieces", type);
    }

    /**
     * Sends the form "Ma demande", joins what it says to be missing, and sends it again.
     *
     * @return the summary, when nothing else is to be corrected
     */
    public static Page sendWithMissing(
            Visitor visitor, Page form, String slug, Map<String, List<String>> answers) {
        Page next = visitor.submit(form, "pv-etape", "suite", answers);
        List<String> cards = next.html().select(".pv-joined__card.is-wrong").eachAttr("id");
        if (cards.isEmpty()) {
            return next;
        }
        cards.forEach(card -> join(visitor, slug, card.substring("c-piece-".length())));
        return visitor.submit(next, "pv-etape", "suite", answers);
    }

    /**
     * @param folder where the pages of the documents are
     */
    public static Page joinAt(Visitor visitor, String folder, String type) {
        Page added = visitor.open(folder + "/nouvelle?type=" + type);
        return visitor.upload(
                added,
                "pv-piece",
                "valider",
                Map.of("pv-type", type),
                "pv-fichier",
                "piece.jpg",
                jpeg());
    }
}
