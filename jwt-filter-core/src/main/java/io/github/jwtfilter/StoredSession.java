package io.github.jwtfilter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session as a {@link SessionStore} stores it. It contains no renewal token, only hashes of its secrets, so that a copy of the
 * store is not sufficient to use a session. Immutable.
 */
public final class StoredSession {
    private final String id;
    private final String subjectId;
    private final String data;
    private final String currentHash;
    private final @Nullable String previousHash;
    private final @Nullable String salt;
    private final long createdAt;
    private final long rotatedAt;
    private final long idleUntil;
    private final long endsAt;
    private final long leaseUntil;

    private StoredSession(Builder builder) {
        id = builder.id;
        subjectId = builder.subjectId;
        data = builder.data;
        currentHash = builder.currentHash;
        previousHash = builder.previousHash;
        salt = builder.salt;
        createdAt = builder.createdAt;
        rotatedAt = builder.rotatedAt;
        idleUntil = builder.idleUntil;
        endsAt = builder.endsAt;
        leaseUntil = builder.leaseUntil;
    }

    /**
     * Returns a builder for the session with this ID.
     *
     * @param id see {@link #id()}
     * @return a builder with empty values
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * Returns a builder with the values of this session.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(id)
                .subjectId(subjectId)
                .data(data)
                .hashes(currentHash, previousHash, salt)
                .createdAt(createdAt)
                .rotatedAt(rotatedAt)
                .idleUntil(idleUntil)
                .endsAt(endsAt)
                .leaseUntil(leaseUntil);
    }

    /**
     * Returns the key of the session, which is also the claim {@code sid} of its access tokens: a digest of the application and
     * the family of its renewal tokens.
     *
     * @return 43 characters of base64url
     */
    public String id() {
        return id;
    }

    /**
     * Returns the digest of the application and its user, by which all sessions of a user are found.
     *
     * @return 43 characters of base64url
     */
    public String subjectId() {
        return subjectId;
    }

    /**
     * Returns the user, roles and claims of the session, and the login at an identity provider with its encrypted tokens.
     *
     * @return a JSON object in ASCII, of at most 65,536 characters
     */
    public String data() {
        return data;
    }

    /**
     * Returns the hash of the current secret, with which the session is renewed.
     *
     * @return 43 characters of base64url
     */
    public String currentHash() {
        return currentHash;
    }

    /**
     * Returns the hash of the previous secret, which a client may present again if it did not receive the response.
     *
     * @return 43 characters of base64url, or null before the first renewal
     */
    public @Nullable String previousHash() {
        return previousHash;
    }

    /**
     * Returns the salt from which, with the previous secret, the current secret is computed. A store deletes it after the grace
     * period ({@link SessionStore#prune}).
     *
     * @return 43 characters of base64url, or null before the first renewal and after the grace period
     */
    public @Nullable String salt() {
        return salt;
    }

    /**
     * Returns the time of the login.
     *
     * @return milliseconds since 1970
     */
    public long createdAt() {
        return createdAt;
    }

    /**
     * Returns the time of the last renewal, or of the login before the first one.
     *
     * @return milliseconds since 1970
     */
    public long rotatedAt() {
        return rotatedAt;
    }

    /**
     * Returns the time at which the session ends unless it is renewed before.
     *
     * @return milliseconds since 1970, not after {@link #endsAt()}
     */
    public long idleUntil() {
        return idleUntil;
    }

    /**
     * Returns the time at which the session ends in any case.
     *
     * @return milliseconds since 1970
     */
    public long endsAt() {
        return endsAt;
    }

    /**
     * Returns the time until which no other server refreshes the login of the session at the identity provider
     * ({@link SessionStore#lease}).
     *
     * @return milliseconds since 1970, or 0 without a lease
     */
    public long leaseUntil() {
        return leaseUntil;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof StoredSession)) {
            return false;
        }
        StoredSession that = (StoredSession) other;
        return id.equals(that.id)
                && subjectId.equals(that.subjectId)
                && data.equals(that.data)
                && currentHash.equals(that.currentHash)
                && Objects.equals(previousHash, that.previousHash)
                && Objects.equals(salt, that.salt)
                && createdAt == that.createdAt
                && rotatedAt == that.rotatedAt
                && idleUntil == that.idleUntil
                && endsAt == that.endsAt
                && leaseUntil == that.leaseUntil;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns the ID only: the other values are personal data, or could help to guess a secret. */
    @Override
    public String toString() {
        return "session " + id;
    }

    /** Builds sessions. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String subjectId = "";
        private String data = "{}";
        private String currentHash = "";
        private @Nullable String previousHash;
        private @Nullable String salt;
        private long createdAt;
        private long rotatedAt;
        private long idleUntil;
        private long endsAt;
        private long leaseUntil;

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Sets {@link StoredSession#subjectId()}.
         *
         * @param digest the digest of application and user
         * @return this builder
         */
        public Builder subjectId(String digest) {
            subjectId = digest;
            return this;
        }

        /**
         * Sets {@link StoredSession#data()}.
         *
         * @param json a JSON object in ASCII
         * @return this builder
         */
        public Builder data(String json) {
            data = json;
            return this;
        }

        /**
         * Sets the hashes and the salt.
         *
         * @param current see {@link StoredSession#currentHash()}
         * @param previous see {@link StoredSession#previousHash()}
         * @param newSalt see {@link StoredSession#salt()}
         * @return this builder
         */
        public Builder hashes(String current, @Nullable String previous, @Nullable String newSalt) {
            currentHash = current;
            previousHash = previous;
            salt = newSalt;
            return this;
        }

        /**
         * Sets {@link StoredSession#createdAt()}.
         *
         * @param millis milliseconds since 1970
         * @return this builder
         */
        public Builder createdAt(long millis) {
            createdAt = millis;
            return this;
        }

        /**
         * Sets {@link StoredSession#rotatedAt()}.
         *
         * @param millis milliseconds since 1970
         * @return this builder
         */
        public Builder rotatedAt(long millis) {
            rotatedAt = millis;
            return this;
        }

        /**
         * Sets {@link StoredSession#idleUntil()}.
         *
         * @param millis milliseconds since 1970
         * @return this builder
         */
        public Builder idleUntil(long millis) {
            idleUntil = millis;
            return this;
        }

        /**
         * Sets {@link StoredSession#endsAt()}.
         *
         * @param millis milliseconds since 1970
         * @return this builder
         */
        public Builder endsAt(long millis) {
            endsAt = millis;
            return this;
        }

        /**
         * Sets {@link StoredSession#leaseUntil()}.
         *
         * @param millis milliseconds since 1970, or 0
         * @return this builder
         */
        public Builder leaseUntil(long millis) {
            leaseUntil = millis;
            return this;
        }

        /**
         * Builds the session.
         *
         * @return an immutable session
         */
        public StoredSession build() {
            return new StoredSession(this);
        }
    }
}
