package io.github.jwtfilter.settings.value;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parser for key names in {@code keys.revoked} and in the files that it lists. */
public final class KeyNameParser {
    /** The maximum length of a key ID in a token. */
    private static final int MAX_LENGTH = 256;

    private static final String FILE = "file:";
    private static final String CLASSPATH = "classpath:";
    private static final String WEB_INF = "/WEB-INF/";

    /** As key IDs, these would revoke nothing, and the file would never be read. */
    private static final Pattern PATH = Pattern.compile(
            "(?:\\.{0,2}/|~/|\\.{0,2}\\\\|[a-z]:[/\\\\]).*|.*\\.(?:txt|list|lst|conf|cfg|csv|properties)",
            Pattern.CASE_INSENSITIVE);

    /** A relative path without a known extension, such as {@code conf/revoked}. */
    private static final Pattern RELATIVE_PATH = Pattern.compile("[\\w.-]+/[\\w./-]+");

    /** Key IDs may be base64, which can also contain slashes. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{27,}={0,2}");

    private KeyNameParser() {}

    /** Returns the items of the setting: names and files. */
    static List<String> parseList(String text) throws InvalidValueException {
        List<String> items = ListParser.parse(text);
        for (String item : items) {
            String location = location(item);
            if (location != null && location.isEmpty()) {
                throw new InvalidValueException(
                        "contains file: without a path", "write file:revoked-keys.txt or file:/etc/app/keys.txt");
            }
            if (location == null && looksLikePath(item)) {
                throw new InvalidValueException(
                        "contains an item that looks like a path, but is treated as a key ID",
                        "write file: before the path of a file; if it is a key ID, write it into such a file, or use"
                                + " the thumbprint of the key, which check prints");
            }
            if (location == null) {
                checkName(item);
            }
        }
        return items;
    }

    private static boolean looksLikePath(String item) {
        return PATH.matcher(item).matches()
                || (RELATIVE_PATH.matcher(item).matches()
                        && !BASE64.matcher(item).matches());
    }

    /** Returns the location of a file that an item denotes, or null if it is the name of a key. */
    public static @Nullable String location(String item) {
        if (startsWith(item, FILE)) {
            String path = item.substring(FILE.length());
            // A URL requires an absolute path; a relative one is a plain location.
            return path.startsWith("/") ? item : path;
        }
        return startsWith(item, CLASSPATH) || item.startsWith(WEB_INF) ? item : null;
    }

    /** Parses one name on a line of a file, without surrounding blanks and comments. */
    static String parseLine(String line) throws InvalidValueException {
        checkCharacters(line);
        List<String> items = line.startsWith("\"") || !PlainTextParser.hasBlanks(line)
                ? ListParser.parse(line)
                : Collections.emptyList();
        if (items.size() != 1) {
            throw new InvalidValueException(
                    "contains more than one name",
                    "write one name per line, and a key ID that contains blanks or commas in double quotes");
        }
        String name = items.get(0);
        if (location(name) != null) {
            throw new InvalidValueException("names a file", "list each file in keys.revoked");
        }
        checkName(name);
        return name;
    }

    private static void checkName(String name) throws InvalidValueException {
        checkCharacters(name);
        if (name.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "contains a name of more than " + MAX_LENGTH + " characters, which no accepted token can have",
                    "write a key ID or a thumbprint, not a key or a token");
        }
    }

    /** Rejects invisible characters of copied text, since such a name would match no key. */
    private static void checkCharacters(String text) throws InvalidValueException {
        for (int i = 0; i < text.length(); i++) {
            if (CopyFlaw.isInvisible(text.codePointAt(i))) {
                throw new InvalidValueException(
                        "contains an invisible character",
                        "type the name again, or use the thumbprint of the key, which check prints");
            }
        }
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
