package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.request.HttpToken;
import java.util.regex.Pattern;

/** Parsers for values of one text. */
public final class PlainTextParser {
    private static final Pattern LINK = Pattern.compile("<https?://[^<>]*>|\\[.*]\\(https?://.*\\)");
    private static final Pattern COMMENT_START = Pattern.compile("\\s[#!]");
    private static final String COMMENT = "contains a # or ! after a blank, like a comment";

    private PlainTextParser() {}

    /** Parses a text without quotes, brackets and a trailing comment. */
    public static String parse(String text) throws InvalidValueException {
        markup(text);
        if (startsLikeOtherSyntax(text) || text.startsWith("\"")) {
            throw new InvalidValueException("starts with a quote or a bracket", "write it without quotes and brackets");
        }
        if (hasComment(text)) {
            throw new InvalidValueException(COMMENT, "write comments on separate lines");
        }
        return printable(text);
    }

    /** Parses an unquoted item of a list. */
    static String item(String text) throws InvalidValueException {
        markup(text);
        if (startsLikeOtherSyntax(text)) {
            throw new InvalidValueException(
                    "starts with a single quote or a bracket",
                    "use double quotes only, and commas between items: a, \"b c\"");
        }
        if (hasComment(text)) {
            throw new InvalidValueException(
                    COMMENT, "write comments on separate lines, or put the item in double quotes");
        }
        return text;
    }

    /** Rejects the backticks and brackets that Markdown has around code and addresses. */
    static void markup(String text) throws InvalidValueException {
        if (text.startsWith("`") || text.endsWith("`")) {
            throw new InvalidValueException("is marked up as in Markdown", "write it without backticks");
        }
        if (LINK.matcher(text).matches()) {
            throw new InvalidValueException("is a link of Markdown", "write the address alone, without brackets");
        }
    }

    private static boolean startsLikeOtherSyntax(String text) {
        return text.startsWith("'") || text.startsWith("[");
    }

    private static boolean hasComment(String text) {
        return COMMENT_START.matcher(text).find();
    }

    static String printable(String text) throws InvalidValueException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new InvalidValueException(
                        "contains a control character", "remove line breaks, tabs and other control characters");
            }
        }
        return text;
    }

    public static boolean hasBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Parses a token as in RFC 9110 section 5.6.2. */
    static String token(String text) throws InvalidValueException {
        if (!HttpToken.isToken(text)) {
            throw new InvalidValueException(
                    "is not a valid name in HTTP", "use letters, digits and !#$%&'*+-.^_`|~ only");
        }
        return text;
    }

    /** Parses a text that needs no escape in a quoted string (RFC 9110 section 5.6.4). */
    static String quotable(String text) throws InvalidValueException {
        if (!isQuotable(text)) {
            throw new InvalidValueException(
                    "contains characters that a header cannot contain",
                    "use printable ASCII without double quotes and backslashes");
        }
        return text;
    }

    private static boolean isQuotable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
