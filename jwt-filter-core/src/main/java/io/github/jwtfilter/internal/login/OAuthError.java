package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.login.ProviderException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The error codes of token endpoints (RFC 6749 section 5.2, RFC 8707 section 2, OpenID Connect Core 1.0 section 3.1.2.6). Messages
 * contain only these names, never the text of a response.
 */
enum OAuthError {
    /** The code or the refresh token is invalid, expired, revoked or used. */
    INVALID_GRANT("invalid_grant", Kind.INVALID_GRANT, "rejects the code or the refresh token"),
    /** The user, or a rule of the provider for this user, denies access. */
    ACCESS_DENIED("access_denied", Kind.INVALID_GRANT, "denies access to the user"),
    /** The user must authenticate again, for example with a second factor. */
    INTERACTION_REQUIRED("interaction_required", Kind.INVALID_GRANT, "requires the user to log in again"),
    /** The user must log in again. */
    LOGIN_REQUIRED("login_required", Kind.INVALID_GRANT, "requires the user to log in again"),
    /** The user must consent again. */
    CONSENT_REQUIRED("consent_required", Kind.INVALID_GRANT, "requires the user to consent again"),
    /** The client is unknown, or its secret or assertion is invalid. */
    INVALID_CLIENT("invalid_client", Kind.CLIENT_REJECTED, "rejects the client"),
    /** The client must not use this grant. */
    UNAUTHORIZED_CLIENT(
            "unauthorized_client",
            Kind.CLIENT_REJECTED,
            "rejects the client, or does not permit it to use codes or refresh tokens"),
    /** The provider does not support the grant. */
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", Kind.CLIENT_REJECTED, "does not support codes or refresh tokens"),
    /** A parameter is missing, or does not match the registration. */
    INVALID_REQUEST(
            "invalid_request",
            Kind.CLIENT_REJECTED,
            "rejects the request, for example because the redirect URI or the client authentication differs from the"
                    + " registration of the client"),
    /** A scope is not permitted. */
    INVALID_SCOPE("invalid_scope", Kind.CLIENT_REJECTED, "rejects the scopes"),
    /** A resource is not permitted. */
    INVALID_TARGET("invalid_target", Kind.CLIENT_REJECTED, "rejects the requested resource"),
    /** The provider has failed. */
    SERVER_ERROR("server_error", Kind.UNAVAILABLE, "reports an internal error"),
    /** The provider is overloaded or under maintenance. */
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", Kind.UNAVAILABLE, "is temporarily unavailable");

    private final String code;
    private final Kind kind;
    private final String meaning;

    OAuthError(String code, Kind kind, String meaning) {
        this.code = code;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** Returns the error with this code, or null. */
    static @Nullable OAuthError of(@Nullable String code) {
        for (OAuthError error : values()) {
            if (error.code.equals(code)) {
                return error;
            }
        }
        return null;
    }

    Kind kind() {
        return kind;
    }

    /** Returns the meaning with the code, as the predicate of a sentence about the endpoint. */
    String message() {
        return meaning + " (" + code + ")";
    }
}
