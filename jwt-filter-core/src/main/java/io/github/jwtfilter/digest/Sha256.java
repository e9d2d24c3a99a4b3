package io.github.jwtfilter.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** SHA-256 (FIPS 180-4), which every Java platform is required to have. */
public final class Sha256 {
    /**
     * Only ever copied, which takes less time than to ask all providers for the algorithm, and no lock, as that does in Java
     * 8. Null if the provider cannot copy what it digests, as one that works with a device may not.
     */
    private static final @Nullable MessageDigest UNUSED = copyOf(ask());

    private Sha256() {}

    /**
     * Starts a digest.
     *
     * @return a digest of nothing yet, for one thread
     */
    public static MessageDigest start() {
        MessageDigest copy = UNUSED == null ? null : copyOf(UNUSED);
        return copy == null ? ask() : copy;
    }

    /**
     * The digest of a text in UTF-8.
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

    private static MessageDigest ask() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
