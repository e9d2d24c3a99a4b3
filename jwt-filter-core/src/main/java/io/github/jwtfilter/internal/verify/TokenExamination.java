package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeySet;
import org.jspecify.annotations.Nullable;

/**
 * The unverified content of one token and the results of the checks before its claims, for diagnostics. It does not
 * authenticate a user.
 */
public final class TokenExamination {
    private final @Nullable RejectionReason form;
    private final @Nullable JsonObject header;
    private final @Nullable JsonObject claims;
    private final @Nullable RejectionReason algorithm;
    private final boolean typeAccepted;
    private final boolean issuerFound;
    private final @Nullable String policy;
    private final KeySet keys;
    private final @Nullable RejectionReason signature;
    private final boolean senderConstrained;

    TokenExamination(
            @Nullable RejectionReason form,
            @Nullable JsonObject header,
            @Nullable JsonObject claims,
            @Nullable RejectionReason algorithm,
            boolean typeAccepted,
            boolean issuerFound,
            @Nullable String policy,
            KeySet keys,
            @Nullable RejectionReason signature) {
        this.form = form;
        this.header = header;
        this.claims = claims;
        this.algorithm = algorithm;
        this.typeAccepted = typeAccepted;
        this.issuerFound = issuerFound;
        this.policy = policy;
        this.keys = keys;
        this.signature = signature;
        this.senderConstrained = claims != null && Confirmation.isIn(claims);
    }

    /**
     * Returns why the text is not a JWS in compact serialization.
     *
     * @return the reason, or null if it is one
     */
    public @Nullable RejectionReason form() {
        return form;
    }

    /**
     * Returns the header.
     *
     * @return unverified values, or null if there is no valid one
     */
    public @Nullable JsonObject header() {
        return header;
    }

    /**
     * Returns the claims.
     *
     * @return unverified values, or null if there are no valid ones
     */
    public @Nullable JsonObject claims() {
        return claims;
    }

    /**
     * Returns why the algorithm is not accepted.
     *
     * @return the reason, or null if the issuer may use it, or if there is no header
     */
    public @Nullable RejectionReason algorithm() {
        return algorithm;
    }

    /**
     * Returns whether {@code typ} is accepted.
     *
     * @return false for another type, or without a header
     */
    public boolean typeAccepted() {
        return typeAccepted;
    }

    /**
     * Returns whether {@code iss} is that of a configured issuer.
     *
     * @return true if it is accepted
     */
    public boolean issuerFound() {
        return issuerFound;
    }

    /**
     * Returns the issuer with whose settings the token is compared: the one that {@code iss} names, otherwise one whose keys
     * verify the signature, otherwise the only one.
     *
     * @return its name in the settings, or null if it is not certain
     */
    public @Nullable String policy() {
        return policy;
    }

    /**
     * Returns the known keys of this issuer.
     *
     * @return the keys; empty if there are none, or the issuer is not certain
     */
    public KeySet keys() {
        return keys;
    }

    /**
     * Returns why no key of this issuer verifies the signature.
     *
     * @return the reason; null if the signature is valid
     */
    public @Nullable RejectionReason signature() {
        return signature;
    }

    /**
     * Returns whether the token is bound to a key or certificate.
     *
     * @return true for tokens with {@code cnf} and for DPoP tokens of Keycloak
     */
    public boolean senderConstrained() {
        return senderConstrained;
    }
}
