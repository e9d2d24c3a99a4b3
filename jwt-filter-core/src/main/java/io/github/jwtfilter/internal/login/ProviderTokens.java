package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of the provider that a session needs later, which are stored encrypted. Immutable; must not occur in logs and messages. */
final class ProviderTokens {
    /** The limit for all tokens together, in characters; beyond it, those that are not needed for the renewal are left out. */
    static final int MAX_LENGTH = 40_000;

    private final @Nullable String refreshToken;
    private final @Nullable String accessToken;
    private final long accessExpiresAt;
    private final @Nullable String idToken;

    /** {@code accessExpiresAt} is in milliseconds since 1970; 0 if it is not known. */
    ProviderTokens(
            @Nullable String refreshToken,
            @Nullable String accessToken,
            long accessExpiresAt,
            @Nullable String idToken) {
        int length = length(refreshToken);
        this.refreshToken = length > MAX_LENGTH ? null : refreshToken;
        length = length(this.refreshToken) + length(accessToken);
        this.accessToken = length > MAX_LENGTH ? null : accessToken;
        length = length(this.refreshToken) + length(this.accessToken) + length(idToken);
        this.idToken = length > MAX_LENGTH ? null : idToken;
        this.accessExpiresAt = accessExpiresAt;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** Reads the JSON of {@link #json()}; returns null if it has another form. */
    static @Nullable ProviderTokens parse(byte[] json) {
        JsonObject members = StrictJson.parse(json);
        if (members == null) {
            return null;
        }
        Object expiry = members.get("expires");
        return new ProviderTokens(
                members.string("refresh"),
                members.string("access"),
                expiry instanceof Long ? (Long) expiry : 0,
                members.string("id"));
    }

    byte[] json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("refresh", refreshToken);
        members.put("access", accessToken);
        members.put("expires", accessExpiresAt);
        members.put("id", idToken);
        return JsonWriter.write(members).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the refresh token, or null if the provider has issued none. */
    @Nullable
    String refreshToken() {
        return refreshToken;
    }

    /** Returns the access token, or null if it was too long to be stored. */
    @Nullable
    String accessToken() {
        return accessToken;
    }

    /** Returns the end of the access token in milliseconds since 1970; 0 if it is not known. */
    long accessExpiresAt() {
        return accessExpiresAt;
    }

    /** Returns the last ID token, or null. */
    @Nullable
    String idToken() {
        return idToken;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
