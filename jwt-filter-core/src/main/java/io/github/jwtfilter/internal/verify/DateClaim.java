package io.github.jwtfilter.internal.verify;

/** The dates of a token (RFC 7519 section 4.1). */
enum DateClaim {
    /** The expiration time, which is required. */
    EXP("exp"),

    /** The time before which the token must not be accepted. */
    NBF("nbf"),

    /** The time of the issue. */
    IAT("iat");

    private final String claim;

    DateClaim(String claim) {
        this.claim = claim;
    }

    /** Returns the name of the claim. */
    String claim() {
        return claim;
    }
}
