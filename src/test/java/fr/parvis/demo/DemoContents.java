package fr.parvis.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** What the demonstration of a town has to read beside its démarches, of contents/{town}.yaml. */
final class DemoContents {

    private static final String AUTHOR = "Sacha Girard";

    private DemoContents() {}

    /** Makes them once; a town without a file has none. */
    static void write(DemoDatabase database, String town) {
        try (InputStream file =
                        DemoContents.class.getResourceAsStream("contents/" + town + ".yaml");
                Connection connection = database.dataSource().getConnection()) {
            if (file == null) {
                return;
            }
            for (JsonNode item : new YAMLMapper().readTree(file)) {
                if (!known(connection, item.path("slug").asText())) {
                    insert(connection, item);
                }
            }
        } catch (IOException | SQLException e) {
            throw new DemonstrationException("Les contenus n’ont pas pu être créés : " + e, e);
        }
    }

    private static boolean known(Connection connection, String slug) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select exists (select from content_news where slug = ?)")) {
            query.setString(1, slug);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private static void insert(Connection connection, JsonNode item)
            throws SQLException, IOException {
        String audience = item.path("audience").asText("");
        String reader =
                item.path("signedIn").asBoolean()
                        ? "SIGNED_IN"
                        : audience.isEmpty() ? "PUBLIC" : "GROUPS";
        Long file = item.has("pdf") ? pdf(connection, item) : null;
        Long picture = item.has("picture") ? picture(connection, item) : null;
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        with item as (
                            insert into content_news (slug, title, summary, body, category, section,
                                reader, audience, picture_id, file_ids, decided, publish_at, edition,
                                changed_at, changed_by, mailed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PUBLISHED',
                                now() - make_interval(days => ?), 1,
                                now() - make_interval(days => ?), ?, now())
                            on conflict do nothing returning *)
                        insert into content_news_version (news_id, edition, at, actor, state, title,
                            summary, body, category, publish_at, picture_id, file_ids, reader,
                            audience)
                        select id, edition, changed_at, changed_by, decided, title, summary, body,
                            category, publish_at, picture_id, file_ids, reader, audience from item
                        """)) {
            insert.setString(1, item.path("slug").asText());
            insert.setString(2, item.path("title").asText());
            insert.setString(3, item.path("summary").asText());
            insert.setString(4, item.path("body").asText().strip());
            insert.setString(5, item.path("category").asText());
            insert.setString(6, item.path("section").asText());
            insert.setString(7, reader);
            insert.setString(8, audience);
            insert.setObject(9, picture, Types.BIGINT);
            insert.setString(10, file == null ? "" : file.toString());
            insert.setInt(11, item.path("days").asInt());
            insert.setInt(12, item.path("days").asInt());
            insert.setString(13, AUTHOR);
            insert.executeUpdate();
        }
    }

    private static long pdf(Connection connection, JsonNode item) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 20);
                pen.newLineAtOffset(60, 760);
                pen.showText(latin(item.path("title").asText()));
                pen.setFont(new PDType1Font(FontName.HELVETICA), 12);
                pen.newLineAtOffset(0, -40);
                pen.showText(latin(item.path("summary").asText()));
                pen.newLineAtOffset(0, -30);
                pen.showText("Document de démonstration.");
                pen.endText();
            }
            document.save(bytes);
        }
        return medium(connection, "PDF", item.path("pdf").asText(), "", bytes.toByteArray(), 0, 0);
    }

    private static String latin(String text) {
        return text.replace('’', '\'').replaceAll("[\\u00a0\\u202f]", " ");
    }

    private static long picture(Connection connection, JsonNode item) throws SQLException {
        byte[] meadow = DemoPictures.meadow();
        String alt = item.path("picture").asText();
        return medium(
                connection,
                "PICTURE",
                item.path("slug").asText() + ".jpg",
                alt,
                meadow,
                DemoPictures.MEADOW_WIDTH,
                DemoPictures.MEADOW_HEIGHT);
    }

    private static long medium(
            Connection connection,
            String sort,
            String name,
            String alt,
            byte[] content,
            int width,
            int height)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        with item as (
                            insert into content_media (token, sort, name, alt, words, media_type,
                                width, height, size, added_at, added_by)
                            values (?, ?, ?, ?, lower(?), ?, ?, ?, ?, now(), ?)
                            on conflict (token) do update set name = excluded.name returning id),
                        copy as (
                            insert into content_media_copy (media_id, width, height, content)
                            select id, ?, ?, ? from item on conflict do nothing)
                        select id from item
                        """)) {
            insert.setString(1, token(content));
            insert.setString(2, sort);
            insert.setString(3, name);
            insert.setString(4, alt);
            insert.setString(5, name + " " + alt);
            insert.setString(6, sort.equals("PDF") ? "application/pdf" : "image/jpeg");
            insert.setInt(7, width);
            insert.setInt(8, height);
            insert.setLong(9, content.length);
            insert.setString(10, AUTHOR);
            insert.setInt(11, width);
            insert.setInt(12, height);
            insert.setBytes(13, content);
            try (var id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    private static String token(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
