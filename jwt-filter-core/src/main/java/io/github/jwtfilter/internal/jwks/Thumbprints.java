package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.base64.Base64Url;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The thumbprints of a certificate (RFC 7515 sections 4.1.7 and 4.1.8) in base64url. ADFS identifies its keys by them. */
final class Thumbprints {
    static final Thumbprints NONE = new Thumbprints(null, null);

    private final @Nullable String sha1;
    private final @Nullable String sha256;
    private final @Nullable Thumbprints computed;

    Thumbprints(@Nullable String sha1, @Nullable String sha256) {
        this(sha1, sha256, null);
    }

    private Thumbprints(@Nullable String sha1, @Nullable String sha256, @Nullable Thumbprints computed) {
        this.sha1 = sha1;
        this.sha256 = sha256;
        this.computed = computed;
    }

    /**
     * Returns the given thumbprints, and those computed from the certificate if there is one. Some issuers publish the given
     * ones in hexadecimal, while tokens have them as RFC 7515 defines them.
     */
    static Thumbprints of(@Nullable String sha1, @Nullable String sha256, byte @Nullable [] certificate) {
        if (certificate == null) {
            return new Thumbprints(sha1, sha256);
        }
        Thumbprints computed = new Thumbprints(digest("SHA-1", certificate), digest("SHA-256", certificate));
        return new Thumbprints(
                sha1 == null ? computed.sha1 : sha1, sha256 == null ? computed.sha256 : sha256, computed);
    }

    private static @Nullable String digest(String algorithm, byte[] certificate) {
        try {
            return Base64Url.encode(MessageDigest.getInstance(algorithm).digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            return null; // the runtime lacks SHA-1; no signature depends on it
        }
    }

    @Nullable
    String sha1() {
        return sha1;
    }

    @Nullable
    String sha256() {
        return sha256;
    }

    boolean areAbsent() {
        return sha1 == null && sha256 == null;
    }

    /** Returns the thumbprints that are computed from the certificate, or null if there is none. */
    @Nullable
    Thumbprints computed() {
        return computed;
    }

    /** Returns whether at least one thumbprint is equal and none differs, among those given or those computed. */
    boolean match(Thumbprints other) {
        return matchGiven(other) || (computed != null && computed.matchGiven(other));
    }

    private boolean matchGiven(Thumbprints other) {
        boolean same = (sha1 != null && sha1.equals(other.sha1)) || (sha256 != null && sha256.equals(other.sha256));
        return same && agree(sha1, other.sha1) && agree(sha256, other.sha256);
    }

    private static boolean agree(@Nullable String left, @Nullable String right) {
        return left == null || right == null || left.equals(right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Thumbprints
                && Objects.equals(sha1, ((Thumbprints) other).sha1)
                && Objects.equals(sha256, ((Thumbprints) other).sha256)
                && Objects.equals(computed, ((Thumbprints) other).computed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sha1, sha256);
    }
}
