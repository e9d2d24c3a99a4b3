package io.github.jwtfilter;

import org.jspecify.annotations.Nullable;

/** A revocation as a {@link RevocationStore} stores it. Immutable. */
public final class StoredRevocation {
    /** The value of {@link #issuedBefore()} that revokes every token, whenever it was issued. */
    public static final long EVERY_TOKEN = Long.MAX_VALUE;

    /** The value of {@link #expiresAt()} of a revocation that remains until it is removed. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The tokens to which a revocation applies. */
    public enum Kind {
        /** One token, by {@code iss} and {@code jti}. */
        TOKEN,
        /** The tokens of one session, by {@code iss} and {@code sid}. */
        SESSION,
        /** The tokens of one user, by {@code iss} and {@code sub}. */
        SUBJECT,
        /** The tokens that one key has signed. */
        KEY,
        /** All tokens. */
        ALL
    }

    private final String id;
    private final Kind kind;
    private final String description;
    private final long issuedBefore;
    private final long expiresAt;

    /**
     * Creates a revocation.
     *
     * @param id see {@link #id()}
     * @param kind the kind
     * @param description see {@link #description()}
     * @param issuedBefore see {@link #issuedBefore()}
     * @param expiresAt see {@link #expiresAt()}
     */
    public StoredRevocation(String id, Kind kind, String description, long issuedBefore, long expiresAt) {
        this.id = id;
        this.kind = kind;
        this.description = description;
        this.issuedBefore = issuedBefore;
        this.expiresAt = expiresAt;
    }

    /**
     * Returns the key of the revocation: a digest of its kind and of all values that it applies to, which may have any length and
     * contain any character.
     *
     * @return 43 characters of base64url
     */
    public String id() {
        return id;
    }

    /**
     * Returns the kind.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the values for an operator, escaped and shortened; nothing depends on them.
     *
     * @return printable ASCII, at most 400 characters
     */
    public String description() {
        return description;
    }

    /**
     * Returns the time before which a token must have been issued to be revoked ({@code iat}); a token without {@code iat}
     * counts as issued before.
     *
     * @return milliseconds since 1970, or {@link #EVERY_TOKEN}
     */
    public long issuedBefore() {
        return issuedBefore;
    }

    /**
     * Returns the time after which every token to which the revocation applies has expired.
     *
     * @return milliseconds since 1970, or {@link #NEVER}
     */
    public long expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof StoredRevocation)) {
            return false;
        }
        StoredRevocation that = (StoredRevocation) other;
        return id.equals(that.id)
                && kind == that.kind
                && description.equals(that.description)
                && issuedBefore == that.issuedBefore
                && expiresAt == that.expiresAt;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return kind + " " + description;
    }
}
