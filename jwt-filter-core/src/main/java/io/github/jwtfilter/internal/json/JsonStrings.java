package io.github.jwtfilter.internal.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parses strings (RFC 8259 section 7). Strings of ASCII without escapes, the common case, are copied from the text directly. */
final class JsonStrings {
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String UNESCAPED = "\"\\/\b\f\n\r\t";
    private static final int FIRST_PRINTABLE = 0x20;

    private final JsonInput in;
    private final StrictUtf8 utf8 = new StrictUtf8();

    JsonStrings(JsonInput in) {
        this.in = in;
    }

    /** Parses the next name, starting at its opening quote; returns null if it is malformed. */
    @Nullable
    String readName() {
        return read(true);
    }

    /** Parses the next string, starting at its opening quote; returns null if it is malformed. */
    @Nullable
    String read() {
        return read(false);
    }

    private @Nullable String read(boolean name) {
        byte[] bytes = in.bytes;
        int start = in.at + 1;
        for (int i = start; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '"') {
                in.at = i + 1;
                String known = name ? JsonNames.find(bytes, start, i) : null;
                return known == null ? new String(bytes, start, i - start, StandardCharsets.ISO_8859_1) : known;
            }
            if (b == '\\' || b < FIRST_PRINTABLE) { // includes bytes beyond ASCII, which are negative
                return readWithEscapes(start);
            }
        }
        return null;
    }

    private @Nullable String readWithEscapes(int start) {
        StringBuilder text = new StringBuilder();
        in.at = start;
        while (true) {
            int from = in.at;
            while (isPlain(in.peek())) {
                in.at++;
            }
            if (!utf8.append(in.bytes, from, in.at, text)) {
                return null;
            }
            if (in.take('"')) {
                String whole = text.toString();
                return StrictUtf8.isWellFormed(whole) ? whole : null;
            }
            if (!in.take('\\') || !appendEscaped(text)) {
                return null;
            }
        }
    }

    private static boolean isPlain(int b) {
        return b >= FIRST_PRINTABLE && b != '"' && b != '\\';
    }

    private boolean appendEscaped(StringBuilder text) {
        int escape = in.peek();
        in.at++;
        if (escape == 'u') {
            return appendUnicode(text);
        }
        int index = escape == JsonInput.END ? -1 : ESCAPED.indexOf(escape);
        if (index < 0) {
            return false;
        }
        text.append(UNESCAPED.charAt(index));
        return true;
    }

    private boolean appendUnicode(StringBuilder text) {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hexDigit(in.peek());
            if (digit < 0) {
                return false;
            }
            unit = unit << 4 | digit;
            in.at++;
        }
        text.append((char) unit);
        return true;
    }

    /** Returns the value of an ASCII hexadecimal digit; {@link Character#digit} also accepts digits of other scripts. */
    private static int hexDigit(int b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
