package fr.parvis.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * HTML in the making, in the bytes that are sent. Characters would have to be turned into bytes at
 * the end, and one apostrophe makes all of them twice as long on the way (decision 8).
 */
final class PageBytes {

    /** From here on it pays to have a text turned into bytes in one piece. */
    private static final int LONG_TEXT = 48;

    private static final int MOST_BYTES_OF_A_CHAR = 3;
    private static final int ASCII = 0x80;

    private static final byte[][] IN_TEXT = new byte[ASCII][];
    private static final byte[][] IN_QUOTES = new byte[ASCII][];

    static {
        for (char c = 0; c < ' '; c++) {
            if (c != '\n' && c != '\t' && c != '\r' && c != '\f') {
                IN_TEXT[c] = new byte[0];
            }
        }
        IN_TEXT['&'] = "&amp;".getBytes(StandardCharsets.US_ASCII);
        IN_TEXT['<'] = "&lt;".getBytes(StandardCharsets.US_ASCII);
        IN_TEXT['>'] = "&gt;".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(IN_TEXT, 0, IN_QUOTES, 0, ASCII);
        IN_QUOTES['"'] = "&quot;".getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] bytes;
    private int length;

    /**
     * @param size that is expected
     */
    PageBytes(int size) {
        bytes = new byte[size];
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** A character of ASCII, as it is. */
    PageBytes append(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** A text as it is. */
    PageBytes append(String text) {
        int count = text.length();
        if (count > LONG_TEXT) {
            return append(text.getBytes(StandardCharsets.UTF_8));
        }
        room(count * MOST_BYTES_OF_A_CHAR);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                return append(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    PageBytes append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /**
     * A text for a page: what would be markup is escaped.
     *
     * @param quotes whether quotation marks are escaped, too
     */
    PageBytes escaped(String text, boolean quotes) {
        byte[][] escapes = quotes ? IN_QUOTES : IN_TEXT;
        int count = text.length();
        room(count * MOST_BYTES_OF_A_CHAR);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ASCII) {
                byte[] escape = escapes[c];
                if (escape == null) {
                    bytes[length++] = (byte) c;
                } else {
                    append(escape);
                    room((count - i) * MOST_BYTES_OF_A_CHAR);
                }
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < count
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                append(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                room((count - i) * MOST_BYTES_OF_A_CHAR);
                i++;
            } else {
                other(c);
            }
        }
        return this;
    }

    /** One of the languages of Europe, or half of a pair that stands alone. */
    private void other(char c) {
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
        } else if (Character.isSurrogate(c)) {
            bytes[length++] = '?';
            return;
        } else {
            bytes[length++] = (byte) (0xE0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        bytes[length++] = (byte) (0x80 | c & 0x3F);
    }

    int length() {
        return length;
    }

    /** Begins anew. */
    void clear() {
        length = 0;
    }

    /** Good for the first {@link #length} of them, and until more is written. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
