package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.json.JsonWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serializes and signs tokens with one key and algorithm. Thread-safe. */
public final class TokenWriter {
    private final SigningKey key;
    private final JwsAlgorithm algorithm;
    private final String header;

    /**
     * Creates a writer.
     *
     * @param key the key
     * @param algorithm one of the algorithms of the key
     * @param type the value of {@code typ}, such as {@code JWT} or {@code at+jwt}
     * @param keyId the value of {@code kid}, or null for tokens without one
     */
    public TokenWriter(SigningKey key, JwsAlgorithm algorithm, String type, @Nullable String keyId) {
        this(keyId == null ? Collections.emptyMap() : Collections.singletonMap("kid", keyId), key, algorithm, type);
    }

    private TokenWriter(Map<String, String> names, SigningKey key, JwsAlgorithm algorithm, String type) {
        if (!key.algorithms().contains(algorithm)) {
            throw new IllegalArgumentException("the key does not fit " + algorithm + ", but " + key.algorithms());
        }
        this.key = key;
        this.algorithm = algorithm;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", algorithm.headerName());
        members.put("typ", type);
        members.putAll(names);
        this.header = JsonWriter.write(members);
    }

    /**
     * Creates a writer of tokens with other names of the key.
     *
     * @param key the key
     * @param algorithm one of the algorithms of the key
     * @param type the value of {@code typ}
     * @param names further parameters of the header, such as {@code kid} and {@code x5t#S256}
     * @return the writer
     */
    public static TokenWriter withNames(
            SigningKey key, JwsAlgorithm algorithm, String type, Map<String, String> names) {
        return new TokenWriter(names, key, algorithm, type);
    }

    /**
     * Returns a signed token.
     *
     * @param claims the claims, with values as in {@link JsonWriter#write}
     * @return the compact serialization (RFC 7515 section 7.1)
     * @throws IllegalArgumentException if a claim has no JSON form
     */
    public String write(Map<String, ?> claims) {
        return key.sign(algorithm, header, JsonWriter.write(claims));
    }
}
