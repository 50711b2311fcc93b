package fr.parvis.document.service;

import static fr.parvis.document.service.HostileFiles.SCRIPT;
import static fr.parvis.document.service.HostileFiles.bytes;
import static fr.parvis.document.service.HostileFiles.deflated;
import static fr.parvis.document.service.HostileFiles.docx;
import static fr.parvis.document.service.HostileFiles.joined;
import static fr.parvis.document.service.HostileFiles.odt;
import static fr.parvis.document.service.HostileFiles.picture;
import static fr.parvis.document.service.HostileFiles.relation;
import static fr.parvis.document.service.HostileFiles.zeros;
import static fr.parvis.document.service.HostileFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parvis.document.clamd.ClamdScanner;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Messages;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each is refused with a sentence, or made harmless; none costs the portal its memory. */
@Feature("DOC-5")
class HostileFilesTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir Path folder;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private Reception reception;

    @BeforeEach
    void prepare() {
        var work = new WorkFolder(folder);
        var pictures = new PictureWork(work, executor, Optional.empty());
        reception = new Reception(work, new ClamdScanner(Optional.empty()), pictures, 10);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        executor.shutdown();
        assertThat(executor.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        try (var left = Files.list(folder)) {
            assertThat(left).as("files in the work folder").isEmpty();
        }
    }

    private ReceivedFile receive(String name, byte[] content) {
        return reception.receive(name, new ByteArrayInputStream(content));
    }

    private static Arguments refused(String what, String name, byte[] content, String reason) {
        return Arguments.of(what, name, content, reason);
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = picture("jpeg", 30, 30);
        byte[] pdf = SamplePdf.of("x", 10);
        // three times what is unpacked at the most
        byte[] bomb = deflated(zeros(100_000_000));
        return Stream.of(
                refused("0 bytes", "a.pdf", zeros(0), "document.empty"),
                refused("10 MB + 1", "a.pdf", zeros(10 * MEGABYTE + 1), "document.tooLarge"),
                refused("zeros", "a.pdf", zeros(1000), "document.refused.otherKind"),
                refused("text", "a.txt", bytes("Bonjour"), "document.refused.otherKind"),
                refused(
                        "HTML",
                        "a.html",
                        bytes("<html><body>" + SCRIPT),
                        "document.refused.otherKind"),
                refused(
                        "HTML called JPEG",
                        "a.jpg",
                        bytes("<!DOCTYPE html>" + SCRIPT),
                        "document.refused.otherKind"),
                refused(
                        "SVG with a script",
                        "a.svg",
                        bytes("<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + "</svg>"),
                        "document.refused.otherKind"),
                refused(
                        "SVG called PNG",
                        "a.png",
                        bytes(
                                "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                        "document.refused.otherKind"),
                refused(
                        "XML with entities",
                        "a.odt",
                        bytes(
                                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
                        "document.refused.otherKind"),
                refused("a GIF", "a.gif", picture("gif", 10, 10), "document.refused.otherKind"),
                refused(
                        "a Windows program",
                        "a.pdf",
                        joined(
                                bytes("MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff"),
                                zeros(46),
                                bytes("\u0080\0\0\0"),
                                zeros(64),
                                bytes("PE\0\0d\u0086"),
                                zeros(500)),
                        "document.refused.program"),
                refused(
                        "a Linux program",
                        "a",
                        joined(
                                bytes("\u007fELF\2\1\1\0"),
                                zeros(8),
                                bytes("\2\0\u003e\0"),
                                zeros(200)),
                        "document.refused.program"),
                refused(
                        "a shell script",
                        "a.pdf",
                        bytes("#!/bin/sh\nrm -rf /\n"),
                        "document.refused.program"),
                refused(
                        "a Java class",
                        "a.pdf",
                        joined(bytes("\u00ca\u00fe\u00ba\u00be\0\0\0\u003d"), zeros(100)),
                        "document.refused.program"),
                refused("a good PDF called .exe", "a.exe", pdf, "document.refused.otherName"),
                refused("a good JPEG called PDF", "a.pdf", jpeg, "document.refused.otherName"),
                refused("a good PDF called JPEG", "a.jpg", pdf, "document.refused.otherName"),
                refused(
                        "a good JPEG with two endings",
                        "a.jpg.html",
                        jpeg,
                        "document.refused.otherName"),
                refused(
                        "half a JPEG",
                        "a.jpg",
                        java.util.Arrays.copyOf(jpeg, 60),
                        "document.refused.unreadablePicture"),
                refused(
                        "a PNG of 10 000 million pixels",
                        "a.png",
                        HostileFiles.pngBomb(100_000, 100_000),
                        "document.refused.tooManyPixels"),
                refused(
                        "a PNG that lacks its pixels",
                        "a.png",
                        HostileFiles.pngBomb(5000, 5000),
                        "document.refused.unreadablePicture"),
                refused(
                        "a HEIC where it cannot be read",
                        "a.heic",
                        HostileFiles.heic(100, 100),
                        "document.refused.heic"),
                refused(
                        "a PDF with a password",
                        "a.pdf",
                        HostileFiles.protectedPdf("user"),
                        "document.refused.protectedPdf"),
                refused(
                        "a PDF with an owner's password",
                        "a.pdf",
                        HostileFiles.protectedPdf(""),
                        "document.refused.lockedPdf"),
                refused(
                        "a PDF behind HTML",
                        "a.pdf",
                        joined(bytes("<html>" + SCRIPT + "\n"), pdf),
                        null),
                refused(
                        "a PDF without pages",
                        "a.pdf",
                        bytes(
                                "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
                        "document.refused.unreadablePdf"),
                refused(
                        "the beginning of a PDF",
                        "a.pdf",
                        bytes("%PDF-1.7\n%%EOF"),
                        "document.refused.unreadablePdf"),
                refused(
                        "a PDF bomb",
                        "a.pdf",
                        HostileFiles.pdfBomb("/FlateDecode", bomb),
                        "document.refused.unreadablePdf"),
                refused(
                        "a PDF bomb within a bomb",
                        "a.pdf",
                        HostileFiles.pdfBomb("[/FlateDecode/FlateDecode]", deflated(bomb)),
                        "document.refused.unreadablePdf"),
                refused(
                        "a ZIP",
                        "a.zip",
                        zip(Map.of("a.txt", bytes("a")), ""),
                        "document.refused.otherName"),
                refused(
                        "a ZIP called DOCX",
                        "a.docx",
                        zip(Map.of("a.txt", bytes("a")), ""),
                        "document.refused.otherKind"),
                refused(
                        "a JAR called DOCX",
                        "a.docx",
                        zip(
                                Map.of(
                                        "META-INF/MANIFEST.MF",
                                        bytes("Main-Class: a"),
                                        "a.class",
                                        zeros(9)),
                                ""),
                        "document.refused.macros"),
                refused(
                        "a DOCX bomb",
                        "a.docx",
                        zip(
                                Map.of(
                                        "[Content_Types].xml",
                                        zeros(1),
                                        "word/document.xml",
                                        zeros(150_000_000)),
                                ""),
                        "document.refused.bomb"),
                refused(
                        "a DOCX that climbs out of its folder",
                        "a.docx",
                        docx(Map.of("../../etc/cron.d/a", "a")),
                        "document.refused.unreadableText"),
                refused(
                        "a DOCX with a path of Windows",
                        "a.docx",
                        docx(Map.of("word\\..\\..\\a", "a")),
                        "document.refused.unreadableText"),
                refused(
                        "a DOCX with macros",
                        "a.docx",
                        docx(Map.of("word/vbaProject.bin", "a")),
                        "document.refused.macros"),
                refused(
                        "a DOCM called DOCX",
                        "a.docx",
                        docx("application/vnd.ms-word.document.macroEnabled.main+xml", Map.of()),
                        "document.refused.macros"),
                refused(
                        "a DOCX with a program",
                        "a.docx",
                        docx(Map.of("word/embeddings/facture.exe", "MZ")),
                        "document.refused.macros"),
                refused(
                        "a DOCX with a template of the Web",
                        "a.docx",
                        docx(
                                Map.of(
                                        "word/_rels/settings.xml.rels",
                                        relation(
                                                "attachedTemplate", "https://example.org/a.dotm"))),
                        "document.refused.macros"),
                refused(
                        "a DOCX with entities",
                        "a.docx",
                        docx(
                                Map.of(
                                        "word/_rels/document.xml.rels",
                                        "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")),
                        "document.refused.macros"),
                refused(
                        "a DOCX behind a program",
                        "a.docx",
                        joined(bytes("MZ\u0090\0\3\0\0\0"), zeros(200), docx(Map.of())),
                        null),
                refused(
                        "an ODT with macros",
                        "a.odt",
                        odt(Map.of("Basic/Standard/Module1.xml", "<a/>")),
                        "document.refused.macros"),
                refused(
                        "an ODT with an event",
                        "a.odt",
                        odt(
                                Map.of(
                                        "content.xml",
                                        "<a xmlns:s='urn:oasis:names:tc:opendocument:xmlns:script:1.0'><s:event-listener/></a>")),
                        "document.refused.macros"),
                refused(
                        "an ODT with a link to a macro",
                        "a.odt",
                        odt(Map.of("content.xml", "<a href='vnd.sun.star.script:a'/>")),
                        "document.refused.macros"),
                refused(
                        "an ODT with a password",
                        "a.odt",
                        odt(
                                Map.of(
                                        "META-INF/manifest.xml",
                                        "<manifest><file-entry><encryption-data/></file-entry></manifest>")),
                        "document.refused.protectedText"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithASentence(String what, String name, byte[] content, String reason) {
        var refused =
                catchThrowableOfType(DomainException.class, () -> receive(name, content).close());
        assertThat(refused).as(what).isNotNull();
        if (reason != null) {
            assertThat(refused.messageKey()).isEqualTo(reason);
        }
        assertThat(Messages.text(refused.messageKey(), refused.arguments())).endsWith(".");
    }

    static Stream<Arguments> scripted() {
        return Stream.of(
                Arguments.of(
                        "a script at the opening",
                        SamplePdf.withCatalog("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")),
                Arguments.of(
                        "a script by a name in numbers",
                        SamplePdf.withCatalog(
                                "/OpenAction<</S/J#61vaScript/#4aS(app.alert\\(1\\))>>")),
                Arguments.of(
                        "scripts by name",
                        SamplePdf.withCatalog(
                                "/Names<</JavaScript<</Names[(a)4 0 R]>>>>",
                                "<</S/JavaScript/JS(app.alert\\(1\\))>>")),
                Arguments.of(
                        "a program",
                        SamplePdf.withCatalog("/OpenAction 4 0 R", "<</S/Launch/F(cmd.exe)>>")),
                Arguments.of(
                        "an action after another",
                        SamplePdf.withCatalog(
                                "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/Launch/F(cmd.exe)>>>>")),
                Arguments.of(
                        "actions of the page",
                        SamplePdf.withCatalog("/AA<</WC<</S/JavaScript/JS(app.alert\\(1\\))>>>>")),
                Arguments.of(
                        "a file within",
                        SamplePdf.withCatalog(
                                "/Names<</EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>",
                                "<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>",
                                "<</Type/EmbeddedFile/Length 2>>\nstream\nMZ\nendstream")),
                Arguments.of(
                        "a form that sends",
                        SamplePdf.withCatalog(
                                "/OpenAction<</S/SubmitForm/F(https://example.org/)>>")),
                Arguments.of(
                        "another file",
                        SamplePdf.withCatalog(
                                "/OpenAction<</S/GoToR/F(\\\\\\\\example.org\\\\a)>>")),
                Arguments.of(
                        "a form of another kind",
                        SamplePdf.withCatalog(
                                "/AcroForm<</XFA 4 0 R/Fields[]>>",
                                "<</Length 1>>\nstream\na\nendstream")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripted")
    void aPdfThatActsIsWrittenAnewWithoutThat(String what, byte[] content) throws IOException {
        try (ReceivedFile received = receive("a.pdf", content)) {
            String kept = Files.readString(received.content(), StandardCharsets.ISO_8859_1);
            assertThat(kept)
                    .startsWith("%PDF-")
                    .doesNotContain("JavaScript", "app.alert", "cmd.exe", "Launch", "SubmitForm")
                    .doesNotContain("EmbeddedFile", "GoToR", "XFA", "MZ");
        }
    }

    @Test
    void aPdfThatDoesNothingStaysAsItIs() throws IOException {
        byte[] content = SamplePdf.withCatalog("/OpenAction[3 0 R/Fit]");
        try (ReceivedFile received = receive("a.pdf", content)) {
            assertThat(received.content()).hasBinaryContent(content);
            assertThat(received.preview()).isNotNull();
            assertThat(ImageIO.read(received.preview().toFile()).getHeight()).isEqualTo(800);
        }
    }

    @Test
    void whatHidesBehindAPdfIsNotKept() throws IOException {
        byte[] zipped = zip(Map.of("a.html", bytes(SCRIPT)), "");
        try (ReceivedFile received = receive("a.pdf", joined(SamplePdf.of("x", 5), zipped))) {
            assertThat(Files.readString(received.content(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("a.html", "PK\3\4");
        }
    }

    @Test
    void whatHidesInAPictureIsNotKept() throws IOException {
        byte[] jpeg = HostileFiles.jpegWithComment(SCRIPT);
        byte[] both = joined(jpeg, zip(Map.of("a.class", zeros(9)), ""), bytes("<?php eval($a);"));
        try (ReceivedFile received = receive("a.jpg", both)) {
            assertThat(Files.readString(received.content(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("script", "PK\3\4", "php");
        }
        try (ReceivedFile received = receive("a.png", HostileFiles.pngWithTextBomb())) {
            assertThat(received.size()).isLessThan(2000);
        }
    }

    @Test
    void aPhotoIsUprightAndSaysNotWhereItWasTaken() throws IOException {
        String secret = "49.0602 N 2.0636 E";
        byte[] photo = HostileFiles.photo(6, secret);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(secret, "Exif");
        try (ReceivedFile received = receive("a.jpg", photo)) {
            assertThat(Files.readString(received.content(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(secret, "Exif");
            BufferedImage image = ImageIO.read(received.content().toFile());
            assertThat(image.getWidth()).isEqualTo(32);
            assertThat(image.getHeight()).isEqualTo(64);
            // held to the right: the left half of the sensor is the upper one
            assertThat(red(image.getRGB(16, 8))).isTrue();
            assertThat(red(image.getRGB(16, 56))).isFalse();
            assertThat(ImageIO.read(received.preview().toFile()).getHeight()).isEqualTo(64);
        }
    }

    private static boolean red(int rgb) {
        var colour = new Color(rgb);
        return colour.getRed() > 200 && colour.getGreen() < 80;
    }

    @Test
    void whatIsTransparentBecomesWhiteAndPngStaysPng() throws IOException {
        byte[] png = picture("png", new BufferedImage(30, 30, BufferedImage.TYPE_INT_ARGB));
        try (ReceivedFile received = receive("signature.JPEG", png)) {
            assertThat(received.mediaType()).isEqualTo("image/png");
            assertThat(received.name()).isEqualTo("signature.png");
            assertThat(ImageIO.read(received.content().toFile()).getRGB(3, 3)).isEqualTo(-1);
        }
    }

    @Test
    void aLargePhotoIsDecodedNoFinerThanNeeded() throws IOException {
        try (ReceivedFile received = receive("a.jpg", picture("jpeg", 6000, 4000))) {
            BufferedImage image = ImageIO.read(received.content().toFile());
            assertThat(image.getWidth() * image.getHeight()).isBetween(5_000_000, 12_500_000);
        }
    }

    @Test
    void textsAreKeptAsTheyAre() throws IOException {
        for (byte[] good :
                new byte[][] {
                    docx(
                            Map.of(
                                    "word/_rels/document.xml.rels",
                                    relation("hyperlink", "https://example.org/"))),
                    odt(Map.of())
                }) {
            try (ReceivedFile received = receive("lettre", good)) {
                assertThat(received.content()).hasBinaryContent(good);
                assertThat(received.name()).matches("lettre\\.(docx|odt)");
            }
        }
    }

    @Test
    @Feature("DOC-7")
    void tenMegabytesAreTakenWithoutTenMegabytesOfHeap() {
        byte[] start = SamplePdf.of("grand", 10 * MEGABYTE - 2000);
        assertThat(start.length).isBetween(10 * MEGABYTE - 2000, 10 * MEGABYTE);
        receive("premier.pdf", SamplePdf.of("premier", 10)).close();
        long before = allocated();
        // the source itself is made beforehand: what is measured is the reception
        try (ReceivedFile received =
                reception.receive("grand.pdf", new ByteArrayInputStream(start))) {
            assertThat(received.size()).isEqualTo(start.length);
        }
        assertThat(allocated() - before).isLessThan(5L * MEGABYTE);
    }

    private static long allocated() {
        var threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }
                };
        assertThatThrownBy(() -> reception.receive("a.pdf", broken))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }
}
