package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.json.JsonObject;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JOSE header with an allowed algorithm, an accepted type and no critical extensions. The header parameters {@code
 * jwk}, {@code jku}, {@code x5u} and {@code x5c} are never read: the creator of the token, possibly an attacker,
 * controls them.
 */
public final class JoseHeader {
    private static final int MAX_KEY_ID_LENGTH = 256;

    private final JwsAlgorithm algorithm;
    private final @Nullable String type;
    private final @Nullable String keyId;
    private final @Nullable String x5t;
    private final @Nullable String x5tS256;

    private JoseHeader(JwsAlgorithm algorithm, JsonObject json) {
        this.algorithm = algorithm;
        this.type = json.string("typ");
        this.keyId = json.string("kid");
        this.x5t = json.string("x5t");
        this.x5tS256 = json.string("x5t#S256");
    }

    /**
     * Validates {@code alg}, {@code crit}, {@code typ}, then the key IDs. The first failure determines the rejection
     * reason.
     *
     * @param json the parsed header
     * @param allowed the accepted algorithms
     * @param types the accepted types
     * @return the header, or the rejection reason
     */
    public static Result<JoseHeader> of(JsonObject json, Predicate<JwsAlgorithm> allowed, TypePolicy types) {
        String name = json.string("alg");
        if (name == null) {
            return Result.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
        }
        JwsAlgorithm algorithm = JwsAlgorithm.ofHeaderName(name);
        if (algorithm == null) {
            return Result.rejected(
                    JwsAlgorithm.isNone(name) ? RejectionReason.ALGORITHM_NONE : RejectionReason.ALGORITHM_NOT_ALLOWED);
        }
        if (!allowed.test(algorithm)) {
            return Result.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
        }
        RejectionReason reason = checkParameters(json, types);
        return reason == null ? Result.accepted(new JoseHeader(algorithm, json)) : Result.rejected(reason);
    }

    private static @Nullable RejectionReason checkParameters(JsonObject json, TypePolicy types) {
        // This includes an empty or malformed list: no extension is supported (RFC 7515 section 4.1.11).
        if (json.has("crit") || hasUnencodedPayload(json)) {
            return RejectionReason.CRITICAL_EXTENSION;
        }
        boolean typed = !json.has("typ") || json.string("typ") != null;
        if (!typed || !types.accepts(json.string("typ"))) {
            return RejectionReason.WRONG_TYPE;
        }
        boolean named = isKeyId(json, "kid") && isKeyId(json, "x5t") && isKeyId(json, "x5t#S256");
        return named ? null : RejectionReason.MALFORMED_KEY_ID;
    }

    /**
     * Returns whether {@code b64} is present and not true (unencoded payload), which RFC 7797 section 7 forbids for a
     * JWT.
     */
    private static boolean hasUnencodedPayload(JsonObject json) {
        return json.has("b64") && !Boolean.TRUE.equals(json.get("b64"));
    }

    private static boolean isKeyId(JsonObject json, String name) {
        String value = json.string(name);
        return value == null ? !json.has(name) : value.length() <= MAX_KEY_ID_LENGTH;
    }

    /**
     * Returns the signature algorithm ({@code alg}).
     *
     * @return an accepted algorithm
     */
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Returns the type of the token ({@code typ}).
     *
     * @return the type as written, or null if absent
     */
    @Nullable
    String type() {
        return type;
    }

    /**
     * Returns the key ID ({@code kid}).
     *
     * @return at most 256 unverified characters, or null if absent
     */
    public @Nullable String keyId() {
        return keyId;
    }

    /**
     * Returns the SHA-1 thumbprint of the certificate ({@code x5t}).
     *
     * @return at most 256 unverified characters, or null if absent
     */
    public @Nullable String x5t() {
        return x5t;
    }

    /**
     * Returns the SHA-256 thumbprint of the certificate ({@code x5t#S256}).
     *
     * @return at most 256 unverified characters, or null if absent
     */
    public @Nullable String x5tS256() {
        return x5tS256;
    }
}
