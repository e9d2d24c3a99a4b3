package io.github.jwtfilter;

/**
 * The reasons for which requests are rejected: for logs, counters and the command line, never for the client, who sees only
 * the {@link #kind()}.
 */
public enum RejectionReason {
    /** An unexpected exception; rejecting is the safe response. */
    INTERNAL_ERROR(CheckStep.REQUEST, RejectionKind.UNAVAILABLE, "an unexpected error; see the log"),
    /** The filter has no valid settings. */
    NOT_CONFIGURED(CheckStep.REQUEST, RejectionKind.UNAVAILABLE, "the settings are invalid; see the startup log"),
    /** TRACE would echo the token back to a script. */
    METHOD_NOT_ALLOWED(CheckStep.REQUEST, RejectionKind.METHOD_NOT_ALLOWED, "the method is never allowed"),
    /** The path could have one meaning for the rules and another one for the server or the application. */
    AMBIGUOUS_PATH(
            CheckStep.REQUEST,
            RejectionKind.AMBIGUOUS_PATH,
            "the path can be interpreted in more than one way (path.allow)"),
    /** A rule with {@code deny}. */
    ACCESS_DENIED(CheckStep.REQUEST, RejectionKind.FORBIDDEN, "the access rules deny this path to all users"),
    /** A header or the query names another method, where rules differ by method. */
    METHOD_OVERRIDE(
            CheckStep.REQUEST,
            RejectionKind.FORBIDDEN,
            "X-HTTP-Method-Override or a similar header names another method, and the access rules depend on the"
                    + " method"),
    /** The request came over plain HTTP. */
    PLAIN_HTTP(
            CheckStep.REQUEST,
            RejectionKind.INSECURE_TRANSPORT,
            "the request used plain HTTP; behind a TLS proxy, configure the proxy to send X-Forwarded-Proto, and list"
                    + " its address in proxy.trusted"),
    /** Nothing shows that the request comes from a page of the application, or of a trusted origin. */
    CSRF(
            CheckStep.REQUEST,
            RejectionKind.CROSS_SITE,
            "the request may come from another site; see csrf.trusted-origins, behind a proxy external-url, and for a"
                    + " token header csrf.exempt-headers"),
    /** Neither header nor cookie carries a token. */
    NO_TOKEN(CheckStep.REQUEST, RejectionKind.AUTHENTICATION_REQUIRED, "no token was sent"),
    /** The {@code Authorization} header has a scheme for sender-constrained tokens, such as {@code DPoP} (RFC 9449). */
    UNSUPPORTED_SCHEME(
            CheckStep.REQUEST,
            RejectionKind.UNSUPPORTED_SCHEME,
            "the token was sent with the scheme DPoP, PoP or GNAP; only bearer tokens are supported"),
    /** More than one header of the name that carries the token. */
    SEVERAL_HEADERS(CheckStep.REQUEST, RejectionKind.INVALID_REQUEST, "the token header was sent more than once"),
    /** Cookies of the name that carries the token hold tokens of different users, or there are too many of them. */
    SEVERAL_COOKIES(
            CheckStep.REQUEST,
            RejectionKind.INVALID_REQUEST,
            "cookies of the configured name contain tokens of different users, more than 8 different values, or chunks"
                    + " that can be joined in more than 8 ways"),

    /** A renewal cookie that the filter has not written, or several different ones. */
    MALFORMED_RENEWAL(
            CheckStep.REQUEST,
            RejectionKind.INVALID_TOKEN,
            "the renewal cookie has another form than those of the filter, or was sent with different values"),
    /** The session of a renewal cookie has ended, or belongs to another application. */
    SESSION_ENDED(
            CheckStep.REQUEST,
            RejectionKind.INVALID_TOKEN,
            "the session has ended: by logout, by its time limits, by a revocation, or by the loss of the store"),
    /** A renewal token was used again after its successor: a copy of it exists. */
    RENEWAL_REUSED(
            CheckStep.REQUEST,
            RejectionKind.INVALID_TOKEN,
            "a renewal token was used again after session.grace, so that the session was ended"),
    /** The identity provider does not confirm the login of a session any more. */
    LOGIN_ENDED(
            CheckStep.REQUEST,
            RejectionKind.INVALID_TOKEN,
            "the identity provider has ended the login of the session, or was unavailable for session.provider-outage"),
    /** The identity provider cannot be reached, and the request cannot be served without it. */
    PROVIDER_UNAVAILABLE(
            CheckStep.REQUEST,
            RejectionKind.UNAVAILABLE,
            "the identity provider is currently unavailable for logins and their renewal; see the log"),

    /** Chunks of the token cookie are missing. */
    INCOMPLETE_COOKIE(
            CheckStep.SHAPE,
            RejectionKind.INVALID_TOKEN,
            "chunks of the token cookie are missing, or there are more than 20"),
    /** A bearer header without a token. */
    EMPTY_TOKEN(CheckStep.SHAPE, RejectionKind.INVALID_TOKEN, "the token is empty"),
    /** Longer than {@code token.max-size}. */
    TOO_LARGE(CheckStep.SHAPE, RejectionKind.INVALID_TOKEN, "the token is larger than token.max-size"),
    /** A character outside of ASCII. */
    NOT_ASCII(CheckStep.SHAPE, RejectionKind.INVALID_TOKEN, "the token contains a character outside of ASCII"),
    /** Five parts: JWE (RFC 7516). */
    ENCRYPTED(CheckStep.SHAPE, RejectionKind.INVALID_TOKEN, "encrypted tokens are not supported"),
    /** Not exactly two dots. */
    NOT_THREE_PARTS(CheckStep.SHAPE, RejectionKind.INVALID_TOKEN, "the token does not have three parts"),
    /** A part that is not canonical unpadded base64url. */
    BAD_ENCODING(CheckStep.SHAPE, RejectionKind.INVALID_TOKEN, "a part of the token is not canonical base64url"),
    /** A part that ends in equals signs, which RFC 7515 section 2 forbids. */
    PADDED_ENCODING(
            CheckStep.SHAPE,
            RejectionKind.INVALID_TOKEN,
            "a part of the token is padded base64 (=), which a JWT must not be; on AWS, use the header"
                    + " X-Amzn-Oidc-Accesstoken, not X-Amzn-Oidc-Data"),

    /** The header is not one strict JSON object. */
    MALFORMED_HEADER(CheckStep.HEADER, RejectionKind.INVALID_TOKEN, "the header is not one strict JSON object"),
    /** {@code alg} is {@code none}, in any spelling. */
    ALGORITHM_NONE(CheckStep.ALGORITHM, RejectionKind.INVALID_TOKEN, "the token is not signed (alg none)"),
    /** {@code alg} is missing, not a string or not on the allowlist. */
    ALGORITHM_NOT_ALLOWED(CheckStep.ALGORITHM, RejectionKind.INVALID_TOKEN, "the algorithm is not on the allowlist"),
    /** {@code crit} is present; no extension is understood (RFC 7515 section 4.1.11). */
    CRITICAL_EXTENSION(CheckStep.PARAMETERS, RejectionKind.INVALID_TOKEN, "the header names critical extensions"),
    /** {@code typ} is that of another kind of token (RFC 8725 section 3.11). */
    WRONG_TYPE(CheckStep.PARAMETERS, RejectionKind.INVALID_TOKEN, "the type of the token is not accepted"),
    /** {@code kid} or {@code x5t} is not a string, or too long. */
    MALFORMED_KEY_ID(
            CheckStep.PARAMETERS, RejectionKind.INVALID_TOKEN, "the key ID is not a string of at most 256 characters"),

    /** The payload is not one strict JSON object. */
    MALFORMED_PAYLOAD(CheckStep.PAYLOAD, RejectionKind.INVALID_TOKEN, "the payload is not one strict JSON object"),
    /** {@code iss} is missing, not a string or not configured. */
    WRONG_ISSUER(CheckStep.ISSUER, RejectionKind.INVALID_TOKEN, "the issuer is not configured"),

    /** The keys of the issuer cannot be fetched, and no copy is left that may still be used. */
    KEYS_UNAVAILABLE(
            CheckStep.KEY, RejectionKind.UNAVAILABLE, "the keys of the issuer are currently unavailable; see the log"),
    /** The issuer has no key of that ID. */
    UNKNOWN_KEY(CheckStep.KEY, RejectionKind.INVALID_TOKEN, "the issuer has no key with this key ID"),
    /** {@code keys.revoked} lists the key that the token names, or that it is signed with. */
    KEY_REVOKED(
            CheckStep.KEY,
            RejectionKind.INVALID_TOKEN,
            "the key that the token names, or with which it is signed, is revoked (keys.revoked)"),
    /** No key of the issuer is suitable for the algorithm, or the suitable keys are those of another issuer. */
    UNSUITABLE_KEY(CheckStep.KEY, RejectionKind.INVALID_TOKEN, "the issuer has no signature key for this algorithm"),
    /** None of the keys that were tried verifies the signature, and the number of suitable keys exceeds the limit. */
    TOO_MANY_KEYS(
            CheckStep.KEY,
            RejectionKind.INVALID_TOKEN,
            "the signature verifies with none of the first ten RSA keys or four other keys; the remaining keys were"
                    + " not tried"),
    /** The client has sent too many tokens with an invalid signature, and this one is not cached. */
    TOO_MANY_FAILURES(
            CheckStep.SIGNATURE,
            RejectionKind.TOO_MANY_REQUESTS,
            "the signature was not checked: too many checks of tokens from this client have failed (flood.failures)"),
    /** Too many signatures were being checked, and this token is not cached. */
    TOO_MANY_CHECKS(
            CheckStep.SIGNATURE,
            RejectionKind.UNAVAILABLE,
            "the signature was not checked: too many checks were running (flood.checks)"),
    /** The signature is invalid. */
    BAD_SIGNATURE(CheckStep.SIGNATURE, RejectionKind.INVALID_TOKEN, "the signature is invalid"),

    /** The token is bound to a key or certificate (RFC 7800), and possession of the key is not verified. */
    SENDER_CONSTRAINED(
            CheckStep.CONFIRMATION,
            RejectionKind.INVALID_TOKEN,
            "the token is bound to a key or certificate (cnf); configure the issuer to issue bearer tokens, or see"
                    + " token.confirmation"),

    /** {@code exp} is missing. */
    NO_EXPIRY(CheckStep.DATES, RejectionKind.INVALID_TOKEN, "the token does not expire (no exp)"),
    /** A date is not a number from 0 to the year 9999. */
    MALFORMED_DATE(CheckStep.DATES, RejectionKind.INVALID_TOKEN, "exp, nbf or iat is not a number in the valid range"),
    /** {@code exp} has passed. */
    EXPIRED(CheckStep.DATES, RejectionKind.INVALID_TOKEN, "the token has expired"),
    /** {@code nbf} is ahead. */
    NOT_YET_VALID(CheckStep.DATES, RejectionKind.INVALID_TOKEN, "the token is not valid yet"),
    /** {@code iat} is ahead. */
    ISSUED_IN_FUTURE(CheckStep.DATES, RejectionKind.INVALID_TOKEN, "the token was issued in the future"),

    /** The audience is missing, malformed or another. */
    WRONG_AUDIENCE(CheckStep.AUDIENCE, RejectionKind.INVALID_TOKEN, "the audience is missing, or another one"),
    /** {@code iss} or {@code jti} is not a string, or {@code sub} is neither a string nor a number. */
    MALFORMED_CLAIM(
            CheckStep.CLAIMS,
            RejectionKind.INVALID_TOKEN,
            "iss or jti is not a string, or sub is neither a string nor a number"),
    /** A claim of {@code claims.required} is missing. */
    CLAIM_MISSING(CheckStep.CLAIMS, RejectionKind.INVALID_TOKEN, "a required claim is missing"),
    /** A claim of {@code claims.match.*} has another value. */
    CLAIM_MISMATCH(CheckStep.CLAIMS, RejectionKind.INVALID_TOKEN, "a claim does not have a permitted value"),
    /** Older than {@code claims.max-age}. */
    TOO_OLD(CheckStep.CLAIMS, RejectionKind.INVALID_TOKEN, "the token was issued too long ago, or has no iat"),
    /** Longer-lived than {@code claims.max-lifetime}. */
    LIFETIME_TOO_LONG(
            CheckStep.CLAIMS,
            RejectionKind.INVALID_TOKEN,
            "the lifetime of the token is too long, or the token has no iat"),

    /** None of {@code principal.claims} gives a name, or it starts with the {@code principal.prefix} of another issuer. */
    NO_PRINCIPAL(
            CheckStep.PRINCIPAL,
            RejectionKind.INVALID_TOKEN,
            "the token names no principal (principal.claims), or one with the prefix of another issuer"),

    /** On a path of {@code coexist}: another user is authenticated already. */
    OTHER_USER(
            CheckStep.PRINCIPAL,
            RejectionKind.INVALID_TOKEN,
            "the token names a different user than the one that the server or the application has authenticated"),

    /** The token, its session, its user, its key or all tokens are revoked. */
    REVOKED(CheckStep.REVOCATION, RejectionKind.INVALID_TOKEN, "the token, its session, user or key is revoked"),
    /** The store of sessions or revocations cannot be read. */
    STORE_UNAVAILABLE(
            CheckStep.REVOCATION,
            RejectionKind.UNAVAILABLE,
            "the store of sessions or revocations is currently unavailable; see the log"),

    /** The principal has none of the roles that the access rules require. */
    ROLE_MISSING(
            CheckStep.ACCESS,
            RejectionKind.INSUFFICIENT_SCOPE,
            "the principal lacks a role that the access rules require"),
    /** The token has none of the scopes that the access rules require. */
    SCOPE_MISSING(
            CheckStep.ACCESS,
            RejectionKind.INSUFFICIENT_SCOPE,
            "the token lacks a scope that the access rules require");

    private final CheckStep step;
    private final RejectionKind kind;
    private final String text;
    private final String code;

    RejectionReason(CheckStep step, RejectionKind kind, String text) {
        this.step = step;
        this.kind = kind;
        this.text = text;
        this.code = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the stable name of this reason in logs, counters and the output of the command line, for example
     * {@code wrong-audience}.
     *
     * @return lower-case words joined by hyphens
     */
    public String code() {
        return code;
    }

    /**
     * Returns the check that failed.
     *
     * @return the step; all earlier ones have passed
     */
    public CheckStep step() {
        return step;
    }

    /**
     * Returns the kind of the response to the client.
     *
     * @return the kind of the response
     */
    public RejectionKind kind() {
        return kind;
    }

    /**
     * Returns a sentence for the log. It is fixed text, which never contains any part of the request.
     *
     * @return text for the operator
     */
    public String text() {
        return text;
    }
}
