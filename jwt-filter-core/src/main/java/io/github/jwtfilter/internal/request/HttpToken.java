package io.github.jwtfilter.internal.request;

/** The characters that HTTP allows in the names of methods, headers, schemes and cookies (RFC 9110 section 5.6.2). */
public final class HttpToken {
    private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

    private HttpToken() {}

    /**
     * Returns whether a text contains token characters only.
     *
     * @param text any text
     * @return true for the empty text, too
     */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether a character is allowed in a token.
     *
     * @param c a UTF-16 code unit
     * @return true for letters and digits of ASCII, and some punctuation
     */
    public static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PUNCTUATION.indexOf(c) >= 0;
    }
}
