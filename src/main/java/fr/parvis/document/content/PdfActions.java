package fr.parvis.document.content;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What a PDF can do by itself: scripts, starting programs, files within it, films, forms that send.
 */
final class PdfActions {

    /** Entries that are taken away wherever they stand. */
    private static final List<COSName> ENTRIES =
            names("JS", "JavaScript", "AA", "XFA", "EmbeddedFiles", "EF", "RF", "AF", "Collection");

    /** Actions that stay: they lead to a page, here or on the Web. */
    private static final Set<String> HARMLESS =
            Set.of("GoTo", "URI", "Named", "Thread", "Hide", "ResetForm", "Trans", "SetOCGState");

    /** Annotations that hold more than a remark. */
    private static final Set<String> LOADED =
            Set.of("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D");

    private static final COSName ACTION = COSName.A;
    private static final COSName NEXT = COSName.getPDFName("Next");

    private PdfActions() {}

    private static List<COSName> names(String... names) {
        return Stream.of(names).map(COSName::getPDFName).collect(Collectors.toList());
    }

    /**
     * Takes away what acts.
     *
     * @return whether there was anything
     */
    static boolean remove(PDDocument document) {
        boolean found = false;
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> left = new ArrayDeque<>();
        left.push(document.getDocument().getTrailer());
        document.getDocument()
                .getXrefTable()
                .keySet()
                .forEach(key -> left.push(document.getDocument().getObjectFromPool(key)));
        while (!left.isEmpty()) {
            COSBase next = left.pop();
            COSBase base = next instanceof COSObject object ? object.getObject() : next;
            if (base == null || !seen.add(base)) {
                continue;
            }
            if (base instanceof COSDictionary dictionary) {
                found |= clean(dictionary);
                dictionary.getValues().forEach(left::push);
            } else if (base instanceof COSArray array) {
                array.forEach(left::push);
            }
        }
        return found;
    }

    private static boolean clean(COSDictionary dictionary) {
        boolean found = false;
        for (COSName entry : ENTRIES) {
            if (dictionary.containsKey(entry)) {
                dictionary.removeItem(entry);
                found = true;
            }
        }
        for (COSName entry : List.of(COSName.OPEN_ACTION, ACTION, NEXT)) {
            if (acts(dictionary.getDictionaryObject(entry))) {
                dictionary.removeItem(entry);
                found = true;
            }
        }
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        if (subtype != null && LOADED.contains(subtype)) {
            dictionary.clear();
            found = true;
        }
        return found;
    }

    /** A list of actions acts when one of them does; a list of numbers is a place on a page. */
    private static boolean acts(COSBase action) {
        if (action instanceof COSArray list) {
            for (int i = 0; i < list.size(); i++) {
                if (acts(list.getObject(i))) {
                    return true;
                }
            }
            return false;
        }
        if (!(action instanceof COSDictionary dictionary)) {
            return false;
        }
        String kind = dictionary.getNameAsString(COSName.S);
        return kind != null && !HARMLESS.contains(kind);
    }
}
