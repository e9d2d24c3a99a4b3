package io.github.jwtfilter.settings.value;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * Letters that look like ASCII letters but differ from them in every comparison: letters of the Cyrillic and Greek scripts in
 * an otherwise ASCII word, full-width letters, ligatures, mathematical letters, and commas of other scripts.
 */
final class LookAlike {
    private static final String CYRILLIC =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u051b\u051d"
                    + "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406\u0408\u0405\u0417";
    private static final String CYRILLIC_ASCII = "aeopcyxijsdhqw" + "ABEKMHOPCTXYIJS3";
    private static final String GREEK = "\u03b1\u03bf\u03bd\u03c1\u03ba\u03b9"
            + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";
    private static final String GREEK_ASCII = "aovpki" + "ABEZHIKMNOPTYX";
    private static final String COMMAS = "\u3001\u060c";
    private static final String OTHER_SCRIPTS = CYRILLIC + GREEK;
    private static final String ASCII = CYRILLIC_ASCII + GREEK_ASCII;

    private LookAlike() {}

    /** Returns whether the character at an index stands where an ASCII letter is meant. */
    static boolean isAt(String text, int at) {
        int c = text.codePointAt(at);
        if (c <= 0x7f) {
            return false;
        }
        return OTHER_SCRIPTS.indexOf(c) >= 0 ? isInAsciiWord(text, at) : isVariant(c) && !hasIdeograph(text);
    }

    /** Returns the ASCII text that the character looks like. */
    static String ascii(int c) {
        if (COMMAS.indexOf(c) >= 0) {
            return ",";
        }
        int letter = OTHER_SCRIPTS.indexOf(c);
        return letter >= 0
                ? ASCII.substring(letter, letter + 1)
                : Normalizer.normalize(new String(Character.toChars(c)), Normalizer.Form.NFKC);
    }

    /** Full-width forms, Latin ligatures, mathematical letters, and commas of other scripts. */
    private static boolean isVariant(int c) {
        return COMMAS.indexOf(c) >= 0
                || (c >= 0xff01 && c <= 0xff5e)
                || (c >= 0xfb00 && c <= 0xfb06)
                || (c >= 0x1d400 && c <= 0x1d7ff);
    }

    /** Texts with ideographs may have full-width letters. */
    private static boolean hasIdeograph(String text) {
        return text.codePoints().anyMatch(c -> {
            UnicodeScript script = UnicodeScript.of(c);
            return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
        });
    }

    /** Returns whether the word has ASCII letters, and no letter of another script that does not look like one. */
    private static boolean isInAsciiWord(String text, int at) {
        int start = at;
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        boolean ascii = false;
        for (int i = start; i < text.length() && isWord(text.charAt(i)); i++) {
            char c = text.charAt(i);
            if (c > 0x7f && Character.isLetter(c) && OTHER_SCRIPTS.indexOf(c) < 0) {
                return false;
            }
            ascii |= c <= 0x7f && Character.isLetter(c);
        }
        return ascii;
    }

    private static boolean isWord(char c) {
        return !Character.isWhitespace(c) && c != ',' && c != '"';
    }
}
