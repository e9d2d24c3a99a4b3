package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A token that is rejected only because it has expired or is not valid yet: it identifies its user, and authorizes no
 * request. Only the verifier can create one.
 */
public final class InactiveToken {
    private final VerifiedJwt token;

    /** Copies a token as verified at the last moment at which it is accepted. */
    InactiveToken(VerifiedJwt token) {
        this.token = token;
    }

    /**
     * Returns the configured issuer of the token.
     *
     * @return the name in {@code issuers.<name>}, or an empty text
     */
    public String policy() {
        return token.policy();
    }

    /**
     * Returns the issuer: {@code iss}.
     *
     * @return one of the configured issuers; null only if any issuer is accepted and the token names none
     */
    public @Nullable String issuer() {
        return token.issuer();
    }

    /**
     * Returns the subject: {@code sub}.
     *
     * @return the subject, or null if the token has none
     */
    public @Nullable String subject() {
        return token.subject();
    }

    /**
     * Returns all claims.
     *
     * @return the claims, immutable
     */
    public JsonObject claims() {
        return token.json();
    }

    /**
     * Returns the label of the token in logs.
     *
     * @return its issuer, subject and ID, escaped
     */
    public TokenLabel label() {
        return token.label();
    }
}
