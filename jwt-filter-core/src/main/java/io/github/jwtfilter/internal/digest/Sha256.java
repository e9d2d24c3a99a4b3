package io.github.jwtfilter.internal.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** SHA-256 (FIPS 180-4), which every Java platform is required to support. */
public final class Sha256 {
    /**
     * A prototype that is only cloned, which is faster than a provider lookup and requires no lock, unlike the lookup in Java
     * 8. Null if the provider does not support {@code clone}, which is possible for hardware providers.
     */
    private static final @Nullable MessageDigest UNUSED = copyOf(newDigest());

    private Sha256() {}

    /**
     * Returns a new digest.
     *
     * @return a digest without input, for use by one thread
     */
    public static MessageDigest start() {
        MessageDigest copy = UNUSED == null ? null : copyOf(UNUSED);
        return copy == null ? newDigest() : copy;
    }

    /**
     * Returns the digest of a text in UTF-8.
     *
     * @param text any text
     * @return 32 bytes
     */
    public static byte[] of(String text) {
        return start().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException | RuntimeException e) {
            return null;
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
