package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.base64.Base64Text;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import org.jspecify.annotations.Nullable;

/** Reads the header or the claims of a rejected token, which are only logged or diagnosed, as far as they can be decoded. */
public final class UnverifiedPart {
    private UnverifiedPart() {}

    /**
     * Reads a part of a token.
     *
     * @param part base64 or base64url, which may be damaged
     * @return the members, or null if the part is not a JSON object
     */
    public static @Nullable JsonObject read(String part) {
        byte[] json = Base64Text.decodeDamaged(part);
        return json == null ? null : StrictJson.parse(json);
    }

    /**
     * Reads the claims of a token.
     *
     * @param token a token of limited length
     * @return the claims, or null if the second part is not a JSON object
     */
    public static @Nullable JsonObject readClaims(String token) {
        String[] parts = token.split("\\.", 3);
        return parts.length < 2 ? null : read(parts[1]);
    }
}
