package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredSession;
import java.security.SecureRandom;
import java.util.Base64;

/** Sessions and revocations with random IDs, so that tests can share a store. */
public final class StoredValues {
    /** The current time of the tests: an arbitrary one in the future, in milliseconds since 1970. */
    public static final long NOW = 2_000_000_000_000L;

    private static final SecureRandom RANDOM = new SecureRandom();

    private StoredValues() {}

    /** Returns an ID, hash or salt: 43 characters of base64url. */
    public static String digest() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns a session that was just started. */
    public static StoredSession session() {
        return session(digest());
    }

    public static StoredSession session(String id) {
        return StoredSession.builder(id)
                .subjectId(digest())
                .data("{\"sub\":\"alice\"}")
                .hashes(digest(), null, null)
                .createdAt(NOW)
                .rotatedAt(NOW)
                .idleUntil(NOW + 1_000)
                .endsAt(NOW + 10_000)
                .build();
    }

    /** Returns the session after a renewal. */
    public static StoredSession renewed(StoredSession session) {
        return session.toBuilder()
                .hashes(digest(), session.currentHash(), digest())
                .rotatedAt(NOW + 500)
                .idleUntil(NOW + 1_500)
                .build();
    }

    /** Returns a revocation of every token that expires in a second. */
    public static StoredRevocation revocation() {
        return revocation(digest(), StoredRevocation.EVERY_TOKEN, NOW + 1_000);
    }

    public static StoredRevocation revocation(String id, long issuedBefore, long expiresAt) {
        return new StoredRevocation(
                id, StoredRevocation.Kind.TOKEN, "https://idp.example.com 4711", issuedBefore, expiresAt);
    }
}
