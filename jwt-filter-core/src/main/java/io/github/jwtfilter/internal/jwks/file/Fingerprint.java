package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.digest.Sha256;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.value.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Detects changes of stored keys by a digest of their content, or of the error that prevented the read. Sizes and dates are
 * insufficient: they miss a key that is replaced within the same second by one of the same length.
 */
public final class Fingerprint {
    private final byte[] digest;

    private Fingerprint(byte[] digest) {
        this.digest = digest;
    }

    /**
     * Returns the fingerprint of stored keys.
     *
     * @param values the values of the settings that are a part of the keys, in order; null for a value that is not set
     * @param files the files with keys
     * @param problems the problems of the values
     * @return the fingerprint
     */
    public static Fingerprint of(Iterable<byte @Nullable []> values, KeyFiles files, Iterable<Problem> problems) {
        MessageDigest digest = Sha256.start();
        for (byte[] value : values) {
            add(digest, value);
        }
        for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
            add(digest, file.getKey());
            add(digest, file.getValue());
        }
        for (Map.Entry<String, IOException> file : files.failures().entrySet()) {
            add(digest, file.getKey());
            add(digest, String.valueOf(file.getValue().getMessage()));
        }
        for (Problem problem : problems) {
            add(digest, problem.toString());
        }
        return new Fingerprint(digest.digest());
    }

    static Fingerprint of(KeySettings keys, KeyFiles files, List<Problem> problems) {
        List<byte @Nullable []> values = new ArrayList<>();
        values.add(bytes(keys.secret()));
        values.add(bytes(keys.keystorePassword()));
        values.add(bytes(keys.keystoreType()));
        for (String alias : keys.keystoreAliases().orElse(Collections.emptyList())) {
            values.add(bytes(alias));
        }
        return of(values, files, problems);
    }

    private static byte @Nullable [] bytes(Optional<Secret> secret) {
        return secret.isPresent() ? secret.get().bytes() : null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void add(MessageDigest digest, String text) {
        add(digest, bytes(text));
    }

    /** Adds the length first, so that moving bytes from one file to the next changes the digest. */
    private static void add(MessageDigest digest, byte @Nullable [] content) {
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(content == null ? -1 : content.length)
                .array());
        if (content != null) {
            digest.update(content);
        }
    }

    boolean isSameAs(@Nullable Fingerprint other) {
        return other != null && Arrays.equals(digest, other.digest);
    }
}
