package io.github.jwtfilter.settings.properties;

import java.util.regex.Pattern;

/** Key and value of one line, unescaped. */
final class KeyAndValue {
    private static final String INTENDED_ESCAPES = "\\:=#! ";
    private static final String BLANK_ESCAPES = "tnrf";
    private static final String BLANKS = "\t\n\r\f";
    private static final Pattern PADDING = Pattern.compile("=*");

    private final String key;
    private final String value;
    private final boolean malformedKey;
    private final boolean malformedValue;
    private final boolean backslashRemoved;
    private final boolean endedByColon;
    private final boolean separated;

    private KeyAndValue(Unescaped key, Unescaped value, boolean endedByColon, boolean separated) {
        this.key = key.text.toString();
        this.value = value.text.toString().trim();
        this.malformedKey = key.malformed;
        this.malformedValue = value.malformed;
        this.backslashRemoved = value.backslashRemoved;
        this.endedByColon = endedByColon;
        this.separated = separated && !PADDING.matcher(this.value).matches();
    }

    String key() {
        return key;
    }

    /** Returns the value without surrounding blanks. */
    String value() {
        return value;
    }

    /** Returns whether the key contains a {@code \}{@code u} without four hexadecimal digits. */
    boolean malformedKey() {
        return malformedKey;
    }

    /** Returns whether the value contains a {@code \}{@code u} without four hexadecimal digits. */
    boolean malformedValue() {
        return malformedValue;
    }

    /** Returns whether the value contains a backslash that was probably meant literally. */
    boolean backslashRemoved() {
        return backslashRemoved;
    }

    /** Returns whether a colon directly follows the key, as if it was meant to be part of it. */
    boolean endedByColon() {
        return endedByColon;
    }

    /** Returns whether {@code =} or {@code :} separates the key from a value, other than the padding of a text in base64. */
    boolean separated() {
        return separated;
    }

    /** Splits at the first unescaped {@code =}, {@code :} or blank, as {@link java.util.Properties} does. */
    static KeyAndValue of(String line) {
        int end = 0;
        while (end < line.length() && !isSeparator(line.charAt(end))) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        int keyEnd = Math.min(end, line.length());
        int start = skipBlanks(line, keyEnd);
        boolean separated = start < line.length() && (line.charAt(start) == '=' || line.charAt(start) == ':');
        if (separated) {
            start = skipBlanks(line, start + 1);
        }
        boolean endedByColon = keyEnd < line.length() && line.charAt(keyEnd) == ':';
        return new KeyAndValue(
                new Unescaped(line.substring(0, keyEnd)),
                new Unescaped(line.substring(start)),
                endedByColon,
                separated);
    }

    private static boolean isSeparator(char c) {
        return c == '=' || c == ':' || LogicalLine.isBlank(c);
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && LogicalLine.isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    /** An unescaped text. */
    private static final class Unescaped {
        private final StringBuilder text = new StringBuilder();
        private boolean malformed;
        private boolean backslashRemoved;

        Unescaped(String escaped) {
            int at = 0;
            while (at < escaped.length()) {
                char c = escaped.charAt(at++);
                if (c != '\\') {
                    text.append(c);
                } else if (at < escaped.length()) {
                    at += escape(escaped, at);
                }
            }
        }

        /** Resolves the escape whose backslash precedes this index; returns the number of consumed characters. */
        private int escape(String escaped, int at) {
            char c = escaped.charAt(at);
            if (c == 'u') {
                return unicode(escaped, at);
            }
            int blank = BLANK_ESCAPES.indexOf(c);
            text.append(blank >= 0 ? BLANKS.charAt(blank) : c);
            backslashRemoved |= INTENDED_ESCAPES.indexOf(c) < 0;
            return 1;
        }

        private int unicode(String escaped, int at) {
            String digits = escaped.substring(at + 1, Math.min(at + 5, escaped.length()));
            boolean valid =
                    digits.length() == 4 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
            if (!valid) {
                malformed = true;
                backslashRemoved = true;
                return 1;
            }
            text.append((char) Integer.parseInt(digits, 16));
            return 5;
        }
    }
}
