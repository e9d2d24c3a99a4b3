package io.github.jwtfilter.browser;

import io.github.jwtfilter.testsupport.IdentityProvider;

/** Tokens of one issuer, and the settings that accept them in a cookie. */
final class Tokens {
    static final String COOKIE = "access";
    static final String HOST_COOKIE = "__Host-access";

    /** The name of the file with the issuer's keys, in the directory of the settings. */
    static final String KEYS_FILE = "issuer.jwks";

    private static final IdentityProvider ISSUER = new IdentityProvider("shop");

    private Tokens() {}

    static String settings(String cookie) {
        return """
                issuer         = %s
                audience       = shop
                keys.jwks-file = %s
                token.cookie   = %s
                """.formatted(IdentityProvider.ISSUER, KEYS_FILE, cookie);
    }

    /** The content of the file with the issuer's keys. */
    static String keys() {
        return ISSUER.jwkSet();
    }

    static String of(String user) {
        return ISSUER.token(user);
    }

    static String expired(String user) {
        return ISSUER.expired(user);
    }

    static String forged(String user) {
        return ISSUER.forged(user);
    }
}
