package io.github.jwtfilter.internal.authorization;

import java.util.ArrayList;
import java.util.List;

/** One word of a rule: without quotes, in double quotes, or a delimiter between words. */
final class RuleToken {
    private enum Kind {
        BARE,
        QUOTED,
        MARK
    }

    private static final char QUOTE = '"';

    private final Kind kind;
    private final String text;

    private RuleToken(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /** Returns the word without its quotes. */
    String text() {
        return text;
    }

    boolean quoted() {
        return kind == Kind.QUOTED;
    }

    boolean isMark() {
        return kind == Kind.MARK;
    }

    /** Returns whether it is this delimiter, or this word without quotes. */
    boolean is(String other) {
        return kind != Kind.QUOTED && text.equals(other);
    }

    /** Returns the index of the first occurrence of a character outside of quotes, or -1. */
    static int indexOf(char searched, String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == QUOTE) {
                quoted = !quoted;
            } else if (c == searched && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** Splits a text at blanks and at these delimiters. */
    static List<RuleToken> split(String text, String marks) throws InvalidRuleException {
        List<RuleToken> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                at++;
                continue;
            }
            int end = c == QUOTE ? endOfQuoted(text, at) : endOfBare(text, at, marks);
            words.add(word(text.substring(at, end), marks));
            at = end;
            if (c == QUOTE && at < text.length() && !isBlank(text.charAt(at)) && marks.indexOf(text.charAt(at)) < 0) {
                throw quoteInside(text.substring(at));
            }
        }
        return words;
    }

    private static RuleToken word(String text, String marks) throws InvalidRuleException {
        if (text.charAt(0) == QUOTE) {
            return new RuleToken(
                    Kind.QUOTED, text.substring(1, text.length() - 1).replace("\"\"", "\""));
        }
        if (marks.indexOf(text.charAt(0)) >= 0) {
            return new RuleToken(Kind.MARK, text);
        }
        if (text.indexOf(QUOTE) >= 0) {
            throw quoteInside(text);
        }
        return new RuleToken(Kind.BARE, text);
    }

    private static InvalidRuleException quoteInside(String part) {
        return new InvalidRuleException(
                part, "has double quotes inside a word", "put the whole word in quotes, and write \"\" for \"");
    }

    private static int endOfQuoted(String text, int start) throws InvalidRuleException {
        int at = start + 1;
        while (at < text.length()) {
            boolean quote = text.charAt(at) == QUOTE;
            boolean doubled = quote && at + 1 < text.length() && text.charAt(at + 1) == QUOTE;
            if (quote && !doubled) {
                return at + 1;
            }
            at += doubled ? 2 : 1;
        }
        throw new InvalidRuleException(text.substring(start), "has no closing double quote", "add the closing quote");
    }

    private static int endOfBare(String text, int start, String marks) {
        int at = start;
        if (marks.indexOf(text.charAt(at)) >= 0) {
            return at + 1;
        }
        while (at < text.length() && !isBlank(text.charAt(at)) && marks.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Includes no-break spaces: they result from copying text from a page, and are invisible. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
