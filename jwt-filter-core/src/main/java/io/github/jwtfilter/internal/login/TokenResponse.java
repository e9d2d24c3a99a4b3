package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The successful response of the token endpoint (RFC 6749 section 5.1). Its tokens are not verified. Immutable. */
public final class TokenResponse {
    /** Ten years: longer lifetimes are treated as this one. */
    private static final long MAX_SECONDS = 315_360_000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private final String accessToken;
    private final Optional<String> idToken;
    private final Optional<String> refreshToken;
    private final OptionalLong expiresInSeconds;
    private final String clockNote;

    private TokenResponse(
            String accessToken,
            Optional<String> idToken,
            Optional<String> refreshToken,
            OptionalLong expiresInSeconds,
            String clockNote) {
        this.accessToken = accessToken;
        this.idToken = idToken;
        this.refreshToken = refreshToken;
        this.expiresInSeconds = expiresInSeconds;
        this.clockNote = clockNote;
    }

    /** Reads a response with the status 200. */
    static TokenResponse of(EndpointResponse response) throws ProviderException {
        JsonObject body = response.json();
        Optional<String> accessToken = token(response, body, "access_token");
        if (!accessToken.isPresent()) {
            throw response.failure(Kind.INVALID_RESPONSE, "sent a response without an access_token");
        }
        if (!"Bearer".equalsIgnoreCase(body.string("token_type"))) {
            throw response.failure(Kind.INVALID_RESPONSE, "sent a token whose token_type is not Bearer");
        }
        return new TokenResponse(
                accessToken.get(),
                token(response, body, "id_token"),
                token(response, body, "refresh_token"),
                seconds(response, body),
                response.clockNote());
    }

    private static Optional<String> token(EndpointResponse response, JsonObject body, String name)
            throws ProviderException {
        if (body.get(name) == null) {
            return Optional.empty();
        }
        String token = body.string(name);
        if (token == null || token.isEmpty() || token.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw response.failure(
                    Kind.INVALID_RESPONSE, "sent a member " + name + " that is not a text of printable ASCII");
        }
        return Optional.of(token);
    }

    /** Returns the lifetime; some providers write it as a string, although RFC 6749 defines a number. */
    private static OptionalLong seconds(EndpointResponse response, JsonObject body) throws ProviderException {
        Object value = body.get("expires_in");
        if (value == null) {
            return OptionalLong.empty();
        }
        double seconds = value instanceof Number ? ((Number) value).doubleValue() : -1;
        if (value instanceof String && DIGITS.matcher((String) value).matches()) {
            seconds = Long.parseLong((String) value);
        }
        if (!(seconds >= 0)) {
            throw response.failure(Kind.INVALID_RESPONSE, "sent a member expires_in that is not a number of seconds");
        }
        return OptionalLong.of((long) Math.min(seconds, MAX_SECONDS));
    }

    /**
     * Returns the access token.
     *
     * @return one or more characters of printable ASCII
     */
    public String accessToken() {
        return accessToken;
    }

    /**
     * Returns the ID token, which must be verified before use.
     *
     * @return one or more characters of printable ASCII; empty if the response contains none, which is usual for refresh tokens
     */
    public Optional<String> idToken() {
        return idToken;
    }

    /**
     * Returns the refresh token.
     *
     * @return one or more characters of printable ASCII; empty if there is none, or if the one of the request remains valid
     */
    public Optional<String> refreshToken() {
        return refreshToken;
    }

    /**
     * Returns the lifetime of the access token.
     *
     * @return seconds from the time of the response, 0 to ten years; empty if it is not known
     */
    public OptionalLong expiresInSeconds() {
        return expiresInSeconds;
    }

    /** Returns the end of the access token in milliseconds since 1970, for a response at {@code now}; 0 if it is not known. */
    long expiresAt(long now) {
        return expiresInSeconds.isPresent() ? now + expiresInSeconds.getAsLong() * 1_000 : 0;
    }

    /**
     * Returns a note for messages about dates in the tokens.
     *
     * @return the end of a sentence if the clock of the provider differs from the local one by more than the clock skew; otherwise,
     *     and if the provider does not send its time, an empty text
     */
    public String clockNote() {
        return clockNote;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
