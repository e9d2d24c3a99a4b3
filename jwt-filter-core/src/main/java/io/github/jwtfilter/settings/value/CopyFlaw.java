package io.github.jwtfilter.settings.value;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A character that text copied from a web page or a word processor may contain: an invisible one, a typographic quote or
 * dash, or a letter that looks like an ASCII letter. A value or key with such a character appears correct but matches nothing.
 */
public final class CopyFlaw {
    private static final int APOSTROPHE = 0x2019;

    /** Letters, marks and symbols that are rendered as nothing or as a blank. */
    private static final String EMPTY_GLYPHS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffe\uffff";

    /** Quotes that Unicode does not classify as initial or final punctuation. */
    private static final String OTHER_QUOTES =
            "\u00b4\u201a\u201e\u2032\u2033\u2034\u2035\u2036\u2037\u275b\u275c\u275d\u275e\u301d\u301e\u301f"
                    + "\uff02\uff07";

    private static final String DOUBLE_QUOTES =
            "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u301d\u301e\u301f\uff02";

    private final String kind;
    private final int codePoint;
    private final boolean letter;
    private final boolean dash;

    private CopyFlaw(String kind, int codePoint, boolean letter, boolean dash) {
        this.kind = kind;
        this.codePoint = codePoint;
        this.letter = letter;
        this.dash = dash;
    }

    /** Returns the first flaw of a text, or null; flaws that are always wrong precede letters and dashes. */
    public static @Nullable CopyFlaw of(String text) {
        CopyFlaw possiblyRight = null;
        int at = 0;
        while (at < text.length()) {
            CopyFlaw flaw = at(text, at);
            if (flaw != null && !flaw.canBeRight()) {
                return flaw;
            }
            possiblyRight = possiblyRight == null ? flaw : possiblyRight;
            at += Character.charCount(text.codePointAt(at));
        }
        return possiblyRight;
    }

    private static @Nullable CopyFlaw at(String text, int at) {
        int c = text.codePointAt(at);
        if (c >= ' ' && c < 0x7f) {
            return null;
        }
        if (isInvisible(c)) {
            return joinsLetters(text, at, c) ? null : new CopyFlaw("an invisible character", c, false, false);
        }
        if (c == '\ufffd') {
            return new CopyFlaw("the replacement character of a lost character", c, false, false);
        }
        if (isQuote(c)) {
            return new CopyFlaw("a typographic quote", c, c == APOSTROPHE && isBetweenLetters(text, at), false);
        }
        if (isDash(c)) {
            return new CopyFlaw("a typographic dash", c, false, true);
        }
        return LookAlike.isAt(text, at) ? new CopyFlaw("a letter that looks like another", c, true, false) : null;
    }

    /** Returns whether a code point is rendered as nothing, or as a blank other than the ASCII space. */
    public static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || (type == Character.SPACE_SEPARATOR && c != ' ')
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0xe0000 && c <= 0xe0fff)
                || EMPTY_GLYPHS.indexOf(c) >= 0;
    }

    /** Joiners and variation selectors are part of words in some scripts, and of emoji, but never adjacent to ASCII. */
    private static boolean joinsLetters(String text, int at, int c) {
        boolean joiner = c == 0x200c || c == 0x200d;
        boolean selector = c >= 0xfe00 && c <= 0xfe0f;
        int next = at + 1;
        boolean afterOther = at > 0 && text.charAt(at - 1) > 0x7f;
        boolean beforeOther = next < text.length() && text.charAt(next) > 0x7f;
        return afterOther && ((joiner && beforeOther) || selector);
    }

    /** Returns whether a code point is a quote outside ASCII. */
    public static boolean isQuote(int c) {
        int type = Character.getType(c);
        return type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || OTHER_QUOTES.indexOf(c) >= 0;
    }

    private static boolean isDash(int c) {
        return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d;
    }

    private static boolean isBetweenLetters(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1));
    }

    /** Returns whether the character may be part of a name chosen by people: an apostrophe, a letter or a dash. */
    public boolean canBeRight() {
        return letter || dash;
    }

    public boolean isDash() {
        return dash;
    }

    /** Returns the text without such characters, with ASCII quotes, dashes and blanks. */
    public static String removedFrom(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (at(text, at) == null) {
                plain.appendCodePoint(c);
            } else if (isQuote(c)) {
                plain.append(DOUBLE_QUOTES.indexOf(c) >= 0 ? '"' : '\'');
            } else if (isDash(c)) {
                plain.append('-');
            } else if (LookAlike.isAt(text, at)) {
                plain.append(LookAlike.ascii(c));
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                plain.append(' ');
            }
            at += Character.charCount(c);
        }
        return plain.toString().trim();
    }

    /** Returns the kind of the character, its code point and its name. */
    @Override
    public String toString() {
        String name = Character.getName(codePoint);
        return kind + String.format(Locale.ROOT, " (U+%04X", codePoint) + (name == null ? ")" : " " + name + ")");
    }
}
