package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredRevocation.Kind;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogText;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes the revocations in a store, with a log line for each, and invalidates the cached results of this server. */
final class RevocationWriter {
    private static final Log LOG = Log.of(Revocations.class);

    private final RevocationStore store;
    private final RevocationCheck check;

    RevocationWriter(RevocationStore store, RevocationCheck check) {
        this.store = store;
        this.check = check;
    }

    StoredRevocation addToken(@Nullable String issuer, String tokenId, long expiresAt) {
        return add(
                RevocationId.ofToken(issuer, tokenId),
                Kind.TOKEN,
                RevocationText.of("jti", tokenId, "iss", issuer),
                StoredRevocation.EVERY_TOKEN,
                expiresAt);
    }

    StoredRevocation addSession(@Nullable String issuer, String sessionId, long expiresAt) {
        return log(putSession(issuer, sessionId, expiresAt));
    }

    /** Adds the revocation of a session without a log line. */
    StoredRevocation putSession(@Nullable String issuer, String sessionId, long expiresAt) {
        return put(new StoredRevocation(
                RevocationId.ofSession(issuer, sessionId),
                Kind.SESSION,
                RevocationText.of("sid", sessionId, "iss", issuer),
                StoredRevocation.EVERY_TOKEN,
                expiresAt));
    }

    StoredRevocation addSubject(@Nullable String issuer, String subject, long issuedBefore, long expiresAt) {
        return add(
                RevocationId.ofSubject(issuer, subject),
                Kind.SUBJECT,
                RevocationText.of("sub", subject, "iss", issuer),
                issuedBefore,
                expiresAt);
    }

    StoredRevocation add(String id, Kind kind, String description, long issuedBefore, long expiresAt) {
        return log(put(new StoredRevocation(id, kind, description, issuedBefore, expiresAt)));
    }

    private StoredRevocation put(StoredRevocation revocation) {
        return changed(() -> {
            store.put(revocation);
            return revocation;
        });
    }

    private static StoredRevocation log(StoredRevocation revocation) {
        Kind kind = revocation.kind();
        String line = "revoked " + kind + " " + revocation.description() + RevocationText.times(revocation);
        if (kind == Kind.TOKEN || kind == Kind.SESSION) {
            LOG.info(line); // also each logout
        } else {
            LOG.warn(line);
        }
        return revocation;
    }

    /** Returns whether there was such a revocation. */
    boolean remove(String id) {
        boolean removed = changed(() -> store.remove(id));
        if (removed) {
            LOG.warn("removed the revocation " + LogText.of(id));
        }
        return removed;
    }

    /** Invalidates cached results after each change, also a failed one: it is not known whether the store was changed. */
    private <T> T changed(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            check.forgetResults();
        }
    }
}
