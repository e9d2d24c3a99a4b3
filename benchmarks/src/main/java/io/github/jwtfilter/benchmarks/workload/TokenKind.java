package io.github.jwtfilter.benchmarks.workload;

import java.util.List;
import java.util.Locale;

/** The kinds of tokens. */
public enum TokenKind {
    /** Valid. */
    VALID,
    /** Three letters separated by dots. */
    SHORT_GARBAGE,
    /** Random text with the length of a token, without a dot. */
    RANDOM_TEXT,
    /** Random text with the length of a token and dots in the same positions. */
    RANDOM_PARTS,
    /** One bit of the signature is wrong. */
    BAD_SIGNATURE,
    /** Correctly signed, but expired an hour ago. */
    EXPIRED,
    /** Correctly signed with an unknown key. */
    UNKNOWN_KEY,
    /** Valid, without a key ID. */
    NO_KEY_ID,
    /** Valid, as from Okta, with few claims. */
    OKTA_SMALL,
    /** Valid, as from Okta, with many groups. */
    OKTA_LARGE,
    /** Valid, as from Entra ID, with few groups. */
    ENTRA_SMALL,
    /** Valid, as from Entra ID, with many groups. */
    ENTRA_LARGE,
    /** Valid, as from Keycloak, with few roles. */
    KEYCLOAK_SMALL,
    /** Valid, as from Keycloak, with many roles. */
    KEYCLOAK_LARGE;

    /** The valid tokens of identity providers, by their size. */
    public static final List<TokenKind> OF_PROVIDERS =
            List.of(OKTA_SMALL, ENTRA_SMALL, KEYCLOAK_SMALL, OKTA_LARGE, ENTRA_LARGE, KEYCLOAK_LARGE);

    /** The invalid tokens. */
    public static final List<TokenKind> INVALID =
            List.of(SHORT_GARBAGE, RANDOM_TEXT, RANDOM_PARTS, BAD_SIGNATURE, EXPIRED, UNKNOWN_KEY);

    /**
     * Returns whether libraries must accept the token.
     *
     * @return false for invalid tokens
     */
    public boolean valid() {
        return !INVALID.contains(this);
    }

    /**
     * Returns the name of the kind in results.
     *
     * @return lower case, with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the kind with a label.
     *
     * @param label the name in results
     * @return the kind
     */
    public static TokenKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
