package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;

/**
 * The value of a revocation: the decimal times {@code issuedBefore} and {@code expiresAt}, the kind, and the description, separated
 * by spaces.
 */
final class RevocationText {
    private static final int PARTS = 4;

    private RevocationText() {}

    /** Returns the kind and the description. */
    static String label(StoredRevocation revocation) {
        return revocation.kind().name() + " " + revocation.description();
    }

    static StoredRevocation parse(String id, String value) {
        String[] parts = value.split(" ", PARTS);
        if (parts.length == PARTS) {
            try {
                return new StoredRevocation(
                        id,
                        StoredRevocation.Kind.valueOf(parts[2]),
                        parts[3],
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]));
            } catch (IllegalArgumentException e) {
                // Reported below, like a missing part.
            }
        }
        throw unreadable();
    }

    static StoreException unreadable() {
        return new StoreException(
                "Redis contains a revocation that this version cannot read; use another store.redis.prefix");
    }
}
