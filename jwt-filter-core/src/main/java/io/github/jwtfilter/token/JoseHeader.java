package io.github.jwtfilter.token;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The header of a token whose algorithm is allowed, without critical extensions, of an accepted type. Keys and addresses
 * of keys that a header may carry ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) are not even read: whoever made
 * the token chose them.
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
     * Checks a header: {@code alg}, {@code crit}, {@code typ}, then the key IDs. The first that fails gives the reason.
     *
     * @param json the parsed header
     * @param allowed the allowlist
     * @param types the accepted types
     * @return the header, or why it is rejected
     */
    public static Outcome<JoseHeader> of(JsonObject json, Predicate<JwsAlgorithm> allowed, TypePolicy types) {
        String name = json.string("alg");
        if (name == null) {
            return Outcome.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
        }
        JwsAlgorithm algorithm = JwsAlgorithm.ofHeaderName(name);
        if (algorithm == null) {
            return Outcome.rejected(
                    JwsAlgorithm.isNone(name) ? RejectionReason.ALGORITHM_NONE : RejectionReason.ALGORITHM_NOT_ALLOWED);
        }
        if (!allowed.test(algorithm)) {
            return Outcome.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
        }
        RejectionReason reason = checkParameters(json, types);
        return reason == null ? Outcome.of(new JoseHeader(algorithm, json)) : Outcome.rejected(reason);
    }

    private static @Nullable RejectionReason checkParameters(JsonObject json, TypePolicy types) {
        // Even an empty or malformed list: no extension is understood (RFC 7515 section 4.1.11).
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

    /** Such a token says that its payload is not what it looks like, and no JWT may say so (RFC 7797 section 7). */
    private static boolean hasUnencodedPayload(JsonObject json) {
        return json.has("b64") && !Boolean.TRUE.equals(json.get("b64"));
    }

    private static boolean isKeyId(JsonObject json, String name) {
        String value = json.string(name);
        return value == null ? !json.has(name) : value.length() <= MAX_KEY_ID_LENGTH;
    }

    /**
     * The algorithm of the signature ({@code alg}).
     *
     * @return an algorithm on the allowlist
     */
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The type of the token ({@code typ}).
     *
     * @return the type as written, or null if there is none
     */
    public @Nullable String type() {
        return type;
    }

    /**
     * The key ID ({@code kid}).
     *
     * @return at most 256 characters that somebody unknown chose, or null if there is none
     */
    public @Nullable String keyId() {
        return keyId;
    }

    /**
     * The SHA-1 thumbprint of the certificate ({@code x5t}).
     *
     * @return at most 256 characters that somebody unknown chose, or null if there is none
     */
    public @Nullable String x5t() {
        return x5t;
    }

    /**
     * The SHA-256 thumbprint of the certificate ({@code x5t#S256}).
     *
     * @return at most 256 characters that somebody unknown chose, or null if there is none
     */
    public @Nullable String x5tS256() {
        return x5tS256;
    }
}
