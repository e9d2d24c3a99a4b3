package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.signing.TokenWriter;
import java.nio.charset.StandardCharsets;

/** Writes the access tokens of the sessions in tests. */
final class TestWriter {
    private static final String SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz";

    private TestWriter() {}

    static TokenWriter create() {
        try {
            SigningKey key = SigningKey.ofSecret(SECRET.getBytes(StandardCharsets.UTF_8), null);
            return new TokenWriter(key, JwsAlgorithm.HS256, "JWT", null);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
