package io.github.jwtfilter.verify;

import io.github.jwtfilter.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A token whose time is over, and that would otherwise be accepted: it says whose token it was, and admits no request. Only the
 * verifier can create one.
 */
public final class ExpiredToken {
    private final VerifiedToken past;

    /** Takes what the token was at the last moment at which it was accepted. */
    ExpiredToken(VerifiedToken past) {
        this.past = past;
    }

    /**
     * The configured issuer that it comes from.
     *
     * @return the name in {@code issuers.<name>}, or an empty text
     */
    public String policy() {
        return past.policy();
    }

    /**
     * The issuer: {@code iss}.
     *
     * @return one of the configured issuers; null only if any issuer is accepted and the token names none
     */
    public @Nullable String issuer() {
        return past.issuer();
    }

    /**
     * The subject: {@code sub}.
     *
     * @return the subject, or null if the token has none
     */
    public @Nullable String subject() {
        return past.subject();
    }

    /**
     * All claims.
     *
     * @return the claims, immutable
     */
    public JsonObject claims() {
        return past.claims();
    }
}
