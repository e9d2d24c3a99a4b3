package io.github.jwtfilter.token;

/** The characters that HTTP allows in names (RFC 9110 section 5.6.2). */
final class HttpToken {
    private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

    private HttpToken() {}

    static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PUNCTUATION.indexOf(c) >= 0;
    }
}
