package io.github.jwtfilter.settings;

/** Key and value of one line, with their escapes resolved. */
final class KeyAndValue {
    private static final String MEANT_ESCAPES = "\\:=#! ";
    private static final String BLANK_ESCAPES = "tnrf";
    private static final String BLANKS = "\t\n\r\f";

    private final String key;
    private final String value;
    private final boolean malformedKey;
    private final boolean malformedValue;
    private final boolean backslashEaten;
    private final boolean endedByColon;

    private KeyAndValue(Unescaped key, Unescaped value, boolean endedByColon) {
        this.key = key.text.toString();
        this.value = value.text.toString().trim();
        this.malformedKey = key.malformed;
        this.malformedValue = value.malformed;
        this.backslashEaten = value.backslashEaten;
        this.endedByColon = endedByColon;
    }

    String key() {
        return key;
    }

    /** The value without surrounding blanks. */
    String value() {
        return value;
    }

    /** Whether the key holds a {@code \}{@code u} without four hexadecimal digits. */
    boolean malformedKey() {
        return malformedKey;
    }

    /** Whether the value holds such a one. */
    boolean malformedValue() {
        return malformedValue;
    }

    /** Whether the value holds a backslash that was probably meant to stay. */
    boolean backslashEaten() {
        return backslashEaten;
    }

    /** Whether a colon stands directly after the key, as it does where it was meant to be part of it. */
    boolean endedByColon() {
        return endedByColon;
    }

    /** Splits at the first {@code =}, {@code :} or blank that is not escaped, as {@link java.util.Properties} does. */
    static KeyAndValue of(String line) {
        int end = 0;
        while (end < line.length() && !isSeparator(line.charAt(end))) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        int keyEnd = Math.min(end, line.length());
        int start = skipBlanks(line, keyEnd);
        if (start < line.length() && (line.charAt(start) == '=' || line.charAt(start) == ':')) {
            start = skipBlanks(line, start + 1);
        }
        boolean endedByColon = keyEnd < line.length() && line.charAt(keyEnd) == ':';
        return new KeyAndValue(
                new Unescaped(line.substring(0, keyEnd)), new Unescaped(line.substring(start)), endedByColon);
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

    /** A text whose escapes are resolved. */
    private static final class Unescaped {
        private final StringBuilder text = new StringBuilder();
        private boolean malformed;
        private boolean backslashEaten;

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

        /** Resolves the escape whose backslash stands before this place; returns how many characters it took. */
        private int escape(String escaped, int at) {
            char c = escaped.charAt(at);
            if (c == 'u') {
                return unicode(escaped, at);
            }
            int blank = BLANK_ESCAPES.indexOf(c);
            text.append(blank >= 0 ? BLANKS.charAt(blank) : c);
            backslashEaten |= MEANT_ESCAPES.indexOf(c) < 0;
            return 1;
        }

        private int unicode(String escaped, int at) {
            String digits = escaped.substring(at + 1, Math.min(at + 5, escaped.length()));
            boolean valid =
                    digits.length() == 4 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
            if (!valid) {
                malformed = true;
                backslashEaten = true;
                return 1;
            }
            text.append((char) Integer.parseInt(digits, 16));
            return 5;
        }
    }
}
