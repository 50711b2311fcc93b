package fr.parvis.document.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small PDFs of one page, written by hand: a test inside the server needs no library for them. */
public final class SamplePdf {

    private SamplePdf() {}

    /**
     * @param padding bytes of a stream that no page shows
     */
    public static byte[] of(String text, int padding) {
        var noise = new byte[padding];
        new Random(text.hashCode()).nextBytes(noise);
        var page = "BT /F1 18 Tf 40 700 Td (" + text + ") Tj ET";
        var objects =
                List.of(
                        bytes("<</Type/Catalog/Pages 2 0 R>>"),
                        bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                        bytes(
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                                        + "/Resources<</Font<</F1 5 0 R>>>>>>"),
                        stream("<</Length " + page.length() + ">>", bytes(page)),
                        bytes("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
                        stream("<</Length " + padding + ">>", noise));
        return file(objects, "");
    }

    /** The same with anything in the catalog, such as an action. */
    public static byte[] withCatalog(String entries, String... more) {
        var objects = new ArrayList<byte[]>();
        objects.add(bytes("<</Type/Catalog/Pages 2 0 R " + entries + ">>"));
        objects.add(bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
        objects.add(bytes("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"));
        for (String one : more) {
            objects.add(bytes(one));
        }
        return file(objects, "");
    }

    static byte[] file(List<byte[]> objects, String trailer) {
        var out = new ByteArrayOutputStream();
        var offsets = new ArrayList<Integer>();
        out.writeBytes(bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.size());
            out.writeBytes(bytes((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(bytes("\nendobj\n"));
        }
        int table = out.size();
        out.writeBytes(bytes("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n"));
        offsets.forEach(o -> out.writeBytes(bytes("%010d 00000 n \n".formatted(o))));
        out.writeBytes(
                bytes(
                        "trailer\n<</Size "
                                + (objects.size() + 1)
                                + "/Root 1 0 R"
                                + trailer
                                + ">>\nstartxref\n"
                                + table
                                + "\n%%EOF\n"));
        return out.toByteArray();
    }

    static byte[] stream(String dictionary, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes(dictionary + "\nstream\n"));
        out.writeBytes(content);
        out.writeBytes(bytes("\nendstream"));
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
