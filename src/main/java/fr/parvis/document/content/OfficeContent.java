package fr.parvis.document.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * ODT and DOCX that anybody may send: archives that may be bombs, hold programs, or fetch them when
 * they are opened. They are kept as they are or refused.
 */
public final class OfficeContent {

    private static final int MOST_ENTRIES = 3000;
    private static final long MOST_UNPACKED = 120L * 1024 * 1024;

    /** Of parts that are read here. */
    private static final long MOST_XML = 40L * 1024 * 1024;

    private static final String MANIFEST_DOCX = "[Content_Types].xml";
    private static final String MIME_ODT = "mimetype";
    private static final String MAIN_DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /** Parts that are programs, or may be. */
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(^|/)(vbaproject|vbadata|oleobject|activex|basic|scripts|attachedtoolbars)"
                            + "|\\.(exe|dll|js|vbs|bat|cmd|ps1|hta|jar|class|scr|com|msi|lnk|py|sh)$",
                    Pattern.CASE_INSENSITIVE);

    private static final byte[] BEGINNING = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int END_LENGTH = 22;

    private OfficeContent() {}

    /**
     * @param kind what its content seemed to be
     * @throws ContentRefused when it is something else, or not harmless
     */
    public static void requireHarmless(Path file, ContentKind kind)
            throws IOException, ContentRefused {
        requireNothingAround(file);
        try (var zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            requireSafeNames(entries);
            requireNoBomb(zip, entries);
            if (kind == ContentKind.DOCX) {
                requireDocx(zip, entries);
            } else {
                requireOdt(zip, entries);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new ContentRefused("unreadableText");
        } catch (XMLStreamException e) {
            throw new ContentRefused("unreadableText");
        }
    }

    /** An archive is found from its end: before it and behind it anything else may stand. */
    private static void requireNothingAround(Path file) throws IOException, ContentRefused {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] first = new byte[BEGINNING.length];
            byte[] last = new byte[END.length];
            if (access.length() < END_LENGTH) {
                throw new ContentRefused("unreadableText");
            }
            access.readFully(first);
            access.seek(access.length() - END_LENGTH);
            access.readFully(last);
            if (!Arrays.equals(first, BEGINNING) || !Arrays.equals(last, END)) {
                throw new ContentRefused("unreadableText");
            }
        }
    }

    private static void requireSafeNames(List<? extends ZipEntry> entries) throws ContentRefused {
        if (entries.size() > MOST_ENTRIES) {
            throw new ContentRefused("bomb");
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            boolean outside =
                    name.startsWith("/")
                            || name.contains("\\")
                            || name.contains(":")
                            || ("/" + name + "/").contains("/../")
                            || name.chars().anyMatch(Character::isISOControl);
            if (outside || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw new ContentRefused("unreadableText");
            }
            if (PROGRAM.matcher(name).find()) {
                throw new ContentRefused("macros");
            }
        }
    }

    /** What an archive says of its sizes may be a lie: it is unpacked, and counted. */
    private static void requireNoBomb(ZipFile zip, List<? extends ZipEntry> entries)
            throws IOException, ContentRefused {
        long left = MOST_UNPACKED;
        byte[] piece = new byte[64 * 1024];
        for (ZipEntry entry : entries) {
            try (InputStream in = zip.getInputStream(entry)) {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    left -= read;
                    if (left < 0) {
                        throw new ContentRefused("bomb");
                    }
                }
            }
        }
    }

    private static void requireDocx(ZipFile zip, List<? extends ZipEntry> entries)
            throws IOException, ContentRefused, XMLStreamException {
        if (zip.getEntry(MANIFEST_DOCX) == null) {
            throw new ContentRefused("otherKind");
        }
        List<String> types = new ArrayList<>();
        read(zip, zip.getEntry(MANIFEST_DOCX), xml -> types.add(attribute(xml, "ContentType")));
        if (types.stream().anyMatch(t -> t.contains("macroEnabled") || t.contains("vba"))) {
            throw new ContentRefused("macros");
        }
        if (!types.contains(MAIN_DOCX)) {
            throw new ContentRefused("otherKind");
        }
        for (ZipEntry entry : entries) {
            if (entry.getName().endsWith(".rels")) {
                read(zip, entry, OfficeContent::requireNoFetching);
            }
        }
    }

    /** Links to the Web stay; templates, frames and objects from there would be fetched. */
    private static void requireNoFetching(XMLStreamReader xml) throws ContentRefused {
        boolean external = "External".equalsIgnoreCase(attribute(xml, "TargetMode"));
        if (external && !attribute(xml, "Type").endsWith("/hyperlink")) {
            throw new ContentRefused("macros");
        }
    }

    private static void requireOdt(ZipFile zip, List<? extends ZipEntry> entries)
            throws IOException, ContentRefused, XMLStreamException {
        ZipEntry mime = zip.getEntry(MIME_ODT);
        if (mime == null || zip.getEntry("content.xml") == null) {
            throw new ContentRefused("otherKind");
        }
        try (InputStream in = zip.getInputStream(mime)) {
            String type = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
            if (!type.equals(ContentKind.ODT.mediaType())) {
                throw new ContentRefused("otherKind");
            }
        }
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            if (name.equals("META-INF/manifest.xml")) {
                read(zip, entry, OfficeContent::requireOpen);
            } else if (name.endsWith("content.xml") || name.endsWith("styles.xml")) {
                read(zip, entry, OfficeContent::requireNoScript);
            }
        }
    }

    private static void requireOpen(XMLStreamReader xml) throws ContentRefused {
        if (xml.getLocalName().equals("encryption-data")) {
            throw new ContentRefused("protectedText");
        }
    }

    private static void requireNoScript(XMLStreamReader xml) throws ContentRefused {
        String space = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        boolean script = space.contains("xmlns:script:") || xml.getLocalName().equals("applet");
        for (int i = 0; i < xml.getAttributeCount() && !script; i++) {
            script =
                    xml.getAttributeValue(i)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .matches("(?s)(vnd\\.sun\\.star\\.script|macro|javascript|service):.*");
        }
        if (script) {
            throw new ContentRefused("macros");
        }
    }

    /** Called for each element of a part. */
    private interface Element {
        void seen(XMLStreamReader xml) throws ContentRefused;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static void read(ZipFile zip, ZipEntry entry, Element element)
            throws IOException, ContentRefused, XMLStreamException {
        if (entry.getSize() > MOST_XML) {
            throw new ContentRefused("bomb");
        }
        var factory = XMLInputFactory.newDefaultFactory();
        // entities may be bombs, or fetch something
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new ContentRefused("macros");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element.seen(xml);
                }
            }
        }
    }
}
