package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.document.clamd.ClamdStandIn;
import fr.parvis.document.service.SamplePdf;
import fr.parvis.kernel.Feature;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** "Mes pièces justificatives", without script. */
@Feature({"DOC-1", "DOC-4"})
class StorageIT {

    private static final String SPACE = "/mon-espace/pieces";
    private static final String FILES = SPACE + "/fichiers/";

    private static ClamdStandIn clamd;
    private static PortalProcess node;
    private static int port;

    private final Demonstration demo = SharedPortal.get();

    private static Map<String, String> identity(String title) {
        return Map.of(
                "type", "piece-identite",
                "titre", title,
                "validite.jour", "1",
                "validite.mois", "5",
                "validite.annee", "2031");
    }

    private static Page add(Visitor visitor, String title, String name, byte[] content) {
        return visitor.upload(
                visitor.open(SPACE + "/ajouter"),
                "pv-piece",
                "valider",
                identity(title),
                "fichier",
                name,
                content);
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    /** The ids of the files of a page, in their order. */
    private static List<String> files(Page page) {
        return page.html().select("a.pv-stored__file").eachAttr("href").stream()
                .map(h -> h.replaceAll(".*/|\\?.*", ""))
                .toList();
    }

    private static String error(Page page) {
        return page.html().select(".pv-errors").text();
    }

    @Test
    void twoFilesAreAddedOneAfterTheOtherAndTheDocumentIsListed() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.deux");
        Page empty = citizen.open(SPACE);
        assertThat(empty.text()).contains("Aucun document", "Vous seul voyez ces documents");
        Page begun =
                citizen.upload(
                        citizen.open(SPACE + "/ajouter"),
                        "pv-piece",
                        "fichier",
                        identity("Carte de Zoé"),
                        "fichier",
                        "C:\\photos\\recto.png",
                        picture());
        assertThat(begun.html().select("#c-titre").val()).isEqualTo("Carte de Zoé");
        assertThat(begun.text()).contains("recto.jpg");
        assertThat(citizen.open(SPACE).text()).as("not listed yet").contains("Aucun document");
        byte[] back = SamplePdf.of("verso", 5000);
        Page listed =
                citizen.upload(
                        begun,
                        "pv-piece",
                        "valider",
                        identity("Carte de Zoé"),
                        "fichier",
                        "verso.pdf",
                        back);
        assertThat(listed.path()).as(error(listed)).isEqualTo(SPACE);
        assertThat(listed.text())
                .contains("1 document sur 10", "Carte de Zoé", "Pièce d’identité", "01/05/2031")
                .contains("recto.jpg", "verso.pdf");
        assertThat(citizen.open("/mon-espace").text()).contains("1 document sur 10");

        HttpResponse<byte[]> pdf = citizen.bytes(FILES + files(listed).get(1));
        assertThat(pdf.body()).isEqualTo(back);
        assertThat(header(pdf, "Content-Type")).startsWith("application/pdf");
        assertThat(header(pdf, "Content-Disposition")).startsWith("attachment;");
        HttpResponse<byte[]> photo = citizen.bytes(FILES + files(listed).get(0) + "?voir");
        assertThat(header(photo, "Content-Disposition")).startsWith("inline;");
        assertThat(header(photo, "Content-Security-Policy")).startsWith("sandbox;");
        assertThat(header(photo, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(photo, "Cache-Control")).isEqualTo("private, no-store");
        HttpResponse<byte[]> preview = citizen.bytes(FILES + files(listed).get(1) + "?apercu");
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(preview.body())).getHeight())
                .isEqualTo(800);
    }

    private static String header(HttpResponse<?> answer, String name) {
        assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }

    @Test
    void aMistakeIsSaidBesideItsFieldAndLosesNothing() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.erreurs");
        Page form = citizen.open(SPACE + "/ajouter");
        Page nothing =
                citizen.upload(
                        form,
                        "pv-piece",
                        "valider",
                        Map.of("titre", "A"),
                        "fichier",
                        "",
                        new byte[0]);
        assertThat(error(nothing)).contains("Type de pièce", "Ajoutez au moins un fichier");
        assertThat(nothing.html().select("#c-titre").val()).isEqualTo("A");
        Page noType =
                citizen.upload(
                        form,
                        "pv-piece",
                        "valider",
                        Map.of("titre", "B"),
                        "fichier",
                        "a.pdf",
                        SamplePdf.of("a", 9));
        assertThat(error(noType)).contains("Type de pièce");
        assertThat(noType.text()).as("the file stays").contains("a.pdf");
        Page refused =
                citizen.upload(
                        noType,
                        "pv-piece",
                        "valider",
                        identity("C"),
                        "fichier",
                        "b.html",
                        "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(error(refused)).contains("n’est pas accepté");
        assertThat(refused.html().select("#fichier-erreur").text()).contains("n’est pas accepté");
        Page large =
                citizen.upload(
                        noType,
                        "pv-piece",
                        "valider",
                        identity("C"),
                        "fichier",
                        "c.pdf",
                        new byte[10 * 1024 * 1024 + 1]);
        assertThat(error(large)).contains("Le maximum est 10 Mo");
        assertThat(large.html().select("#c-titre").val()).isEqualTo("C");
        Page done =
                citizen.upload(
                        large, "pv-piece", "valider", identity("C"), "fichier", "", new byte[0]);
        assertThat(done.path()).as(error(done)).isEqualTo(SPACE);
        assertThat(done.text()).contains("a.pdf").doesNotContain("b.html", "c.pdf");
    }

    @Test
    void aDocumentIsChangedAndGoesWithItsFiles() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.modifier");
        Page listed = add(citizen, "Avant", "a.pdf", SamplePdf.of("a", 9));
        String file = files(listed).get(0);
        Page edit =
                citizen.open(
                        listed.html()
                                .select("a[href*=pieces/]:contains(Modifier)")
                                .attr("href")
                                .replaceFirst("^/demarches-en-ligne", ""));
        Page changed =
                citizen.upload(
                        edit,
                        "pv-piece",
                        "valider",
                        identity("Après"),
                        "fichier",
                        "b.pdf",
                        SamplePdf.of("b", 9));
        assertThat(changed.text()).contains("Après", "a.pdf", "b.pdf").doesNotContain("Avant");
        Page less = citizen.submit(citizen.open(edit.path()), "pv-retrait-1", "retirer", Map.of());
        assertThat(less.text()).contains("b.pdf").doesNotContain("a.pdf");
        Page last = citizen.submit(less, "pv-retrait-2", "retirer", Map.of());
        assertThat(error(last)).contains("garde au moins un fichier");
        assertThat(citizen.bytes(FILES + file).statusCode()).isEqualTo(404);
        Page asked = citizen.open(edit.path() + "/suppression");
        Page gone = citizen.submit(asked, "pv-suppression", "supprimer", Map.of());
        assertThat(gone.text()).contains("sont supprimés", "Aucun document");
    }

    @Test
    void theEleventhIsRefusedWithWhatToDoAlsoAtTheSameTime() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.onze");
        for (int i = 1; i <= 9; i++) {
            add(citizen, "Document " + i, "a.pdf", SamplePdf.of("a" + i, 9));
        }
        Page form = citizen.open(SPACE + "/ajouter");
        var threads =
                Stream.of("x", "y", "z")
                        .map(
                                title ->
                                        new Thread(
                                                () ->
                                                        citizen.upload(
                                                                form,
                                                                "pv-piece",
                                                                "valider",
                                                                identity(title),
                                                                "fichier",
                                                                "a.pdf",
                                                                SamplePdf.of(title, 9))))
                        .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        Page full = citizen.open(SPACE);
        assertThat(full.text()).contains("10 documents sur 10", "Supprimez un document");
        assertThat(full.html().select("a[href$=ajouter]")).isEmpty();
        Page refused =
                citizen.upload(
                        form,
                        "pv-piece",
                        "valider",
                        identity("onze"),
                        "fichier",
                        "a.pdf",
                        SamplePdf.of("onze", 9));
        assertThat(error(refused)).contains("déjà 10 documents", "Supprimez");
        assertThat(number("select max(slot) from document where holder_kind = 'SPACE'"))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void theFifthFileIsRefusedWithWhatToDo() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.cinq");
        Page page = citizen.open(SPACE + "/ajouter");
        for (int i = 1; i <= 4; i++) {
            page =
                    citizen.upload(
                            page,
                            "pv-piece",
                            "fichier",
                            identity("Cinq"),
                            "fichier",
                            i + ".pdf",
                            SamplePdf.of("f" + i, 9));
        }
        assertThat(page.text()).contains("a ses 4 fichiers");
        Page fifth =
                citizen.upload(
                        page,
                        "pv-piece",
                        "fichier",
                        identity("Cinq"),
                        "fichier",
                        "5.pdf",
                        SamplePdf.of("5", 9));
        assertThat(error(fifth)).contains("déjà 4 fichiers");
    }

    @Test
    void nobodyElseReachesASpaceByAnyPageOrInterface() throws Exception {
        String title = "Livret secret 7391";
        Visitor owner = Spaces.newCitizen(demo, "pieces.secret");
        Page listed = add(owner, title, "livret7391.pdf", SamplePdf.of("secret7391", 99));
        String file = files(listed).get(0);
        String document =
                listed.html()
                        .select("a[href$=suppression]")
                        .attr("href")
                        .replaceAll(".*pieces/|/suppression", "");
        var anonymous = new Visitor(demo.portalUrl());
        var others =
                List.of(
                        Spaces.newCitizen(demo, "pieces.curieux"),
                        staff("admin"),
                        staff("agent.etatcivil"));
        for (Visitor other : others) {
            for (String address :
                    List.of(
                            FILES + file,
                            FILES + file + "?voir",
                            FILES + file + "?apercu",
                            SPACE + "/" + document,
                            SPACE + "/" + document + "/suppression")) {
                assertThat(other.open(address).status()).as(address).isEqualTo(404);
            }
            assertThat(
                            other.postBytes(
                                            "/api/v1/space/documents/"
                                                    + document
                                                    + "/files?name=a.pdf",
                                            SamplePdf.of("a", 9))
                                    .statusCode())
                    .isEqualTo(404);
        }
        assertThat(anonymous.open(FILES + file).path()).isEqualTo("/connexion");
        assertThat(anonymous.postBytes("/api/v1/space/documents", new byte[0]).statusCode())
                .isEqualTo(404);
        for (String screen : screensOfAgents()) {
            for (Visitor other : others.subList(1, 3)) {
                assertThat(other.open(screen).html().html())
                        .as(screen)
                        .doesNotContain(title, file, document, "livret7391");
            }
        }
        assertThat(owner.open(SPACE).text()).as("it is still there").contains(title);
        assertNothingClear("secret7391");
    }

    /** Neither the store nor the database holds what the files contain. */
    private void assertNothingClear(String secret) throws IOException {
        try (Stream<Path> stored = Files.walk(demo.data().resolve("documents"))) {
            for (Path path : stored.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .doesNotContain(secret, "%PDF", "JFIF");
            }
        }
    }

    private Visitor staff(String name) {
        var visitor = new Visitor(demo.portalUrl());
        Page home = Spaces.signIn(visitor, name, DemoAccounts.PASSWORD);
        assertThat(home.path()).startsWith("/agents");
        return visitor;
    }

    /** Every address of the back office, with any number in place of what varies. */
    private static List<String> screensOfAgents() throws IOException {
        Path views = Path.of("src/main/webapp/WEB-INF/views");
        try (Stream<Path> files = Files.walk(views.resolve("agents"))) {
            List<String> screens =
                    files.filter(f -> f.toString().endsWith(".xhtml"))
                            .map(f -> "/" + views.relativize(f))
                            .map(
                                    a ->
                                            a.replaceAll("(/index)?\\.xhtml$", "")
                                                    .replaceAll("/_[a-z]+", "/1"))
                            .toList();
            assertThat(screens).hasSizeGreaterThan(8);
            return screens;
        }
    }

    @Test
    void filesComeOneByOneToThePagesWithScript() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.script");
        String begun = citizen.postBytes("/api/v1/space/documents", new byte[0]).body();
        String id = begun.replaceAll(".*\"id\":\"|\".*", "");
        String files = "/api/v1/space/documents/" + id + "/files?name=";
        HttpResponse<String> added = citizen.postBytes(files + "a.pdf", SamplePdf.of("a", 50_000));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).contains("\"name\":\"a.pdf\"", "\"state\":\"CLEAN\"");
        HttpResponse<String> refused = citizen.postBytes(files + "b.pdf", new byte[] {1, 2, 3});
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("n’est pas accepté");
        assertThat(citizen.open(SPACE + "/" + id).text()).contains("a.pdf");
    }

    /** A node beside the shared one, with a scanner; a start takes long, so both tests have one. */
    private PortalProcess scanning() throws IOException {
        if (node == null) {
            clamd = new ClamdStandIn();
            port = Ports.freePort();
            node = demo.addNode(11, port, Map.of("PARVIS_CLAMD", clamd.address()));
        }
        return node;
    }

    @AfterAll
    static void stopTheNode() throws IOException {
        if (node != null) {
            node.stop();
            clamd.close();
        }
    }

    @Test
    @Feature("DOC-7")
    void aNodeThatIsKilledInTheMiddleOfAnUploadLeavesNothing() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.coupure");
        Page listed = add(citizen, "Reste", "reste.pdf", SamplePdf.of("reste", 9));
        scanning();
        try (var socket = new Socket("localhost", port)) {
            byte[] content = SamplePdf.of("coupure", 6_000_000);
            String begun = citizen.postBytes("/api/v1/space/documents", new byte[0]).body();
            String id = begun.replaceAll(".*\"id\":\"|\".*", "");
            String head =
                    "POST /demarches-en-ligne/api/v1/space/documents/%s/files?name=a.pdf HTTP/1.1\r\nHost: localhost:%d\r\nCookie: %s\r\nContent-Type: application/pdf\r\nContent-Length: %d\r\n\r\n"
                            .formatted(id, port, citizen.cookies(), content.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content, 0, content.length / 2);
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> largestWorkFile() > 1_000_000);
            node.kill();
        }
        assertThat(largestWorkFile()).as("what the killed node left").isGreaterThan(1_000_000);
        node.start();
        node.awaitReady(Duration.ofMinutes(3));
        assertThat(largestWorkFile()).as("after the restart").isZero();
        change("update document_waste set due_at = now() - interval '1 minute'");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> number("select count(*) from document_waste") == 0);
        assertThat(citizen.bytes(FILES + files(listed).get(0)).statusCode()).isEqualTo(200);
        assertThat(storedFiles())
                .isEqualTo(
                        number(
                                "select count(place) + count(preview_place) from document_file where state <> 'INFECTED'"));
    }

    @Test
    @Feature("DOC-6")
    void aFileIsReadByNobodyBeforeTheScannerHasFoundItClean() throws Exception {
        Visitor citizen = Spaces.newCitizen(demo, "pieces.scanner");
        var there = new Visitor(scanning().url());
        Spaces.signIn(there, "pieces.scanner", DemoAccounts.PASSWORD);
        Page refused = add(there, "Virus", "a.pdf", SamplePdf.of("EICAR", 9));
        assertThat(error(refused)).contains("contient un virus");

        clamd.be(ClamdStandIn.Mood.HANGS_UP);
        Page waiting = add(there, "Bon", "bon.pdf", SamplePdf.of("bon", 9));
        assertThat(waiting.text()).contains("En cours de vérification");
        assertThat(files(waiting)).as("no link to it").isEmpty();
        add(there, "Mauvais", "mauvais.pdf", SamplePdf.of("EICAR", 9));
        for (String id : ids("WAITING")) {
            assertThat(there.bytes(FILES + id).statusCode()).isEqualTo(404);
            assertThat(there.bytes(FILES + id + "?apercu").statusCode()).isEqualTo(404);
        }

        clamd.be(ClamdStandIn.Mood.WELL);
        await().atMost(Duration.ofMinutes(2)).until(() -> ids("WAITING").isEmpty());
        Page judged = citizen.open(SPACE);
        assertThat(judged.text()).contains("Ce fichier contenait un virus");
        assertThat(files(judged)).hasSize(1);
        assertThat(citizen.bytes(FILES + files(judged).get(0)).statusCode()).isEqualTo(200);
        assertThat(citizen.bytes(FILES + ids("INFECTED").get(0)).statusCode()).isEqualTo(404);
    }

    private List<String> ids(String state) throws SQLException {
        try (Connection connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "select id::text from document_file where state = '"
                                        + state
                                        + "'")) {
            var ids = new ArrayList<String>();
            while (result.next()) {
                ids.add(result.getString(1));
            }
            return ids;
        }
    }

    private long largestWorkFile() throws IOException {
        Path work = demo.data().resolve("work");
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .max()
                    .orElse(0);
        }
    }

    private long storedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(demo.data().resolve("documents"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
