package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.revocation.RevocationId;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notes for an operator about the effect of a revocation that may not be intended. */
final class RevocationNotes {
    private final RevocationAccess access;
    private final Instant now;

    RevocationNotes(RevocationAccess access, Instant now) {
        this.access = access;
        this.now = now;
    }

    /** Prints the notes; {@code key} is the name of a revoked key, or null. */
    void print(StoredRevocation revoked, @Nullable String key, PrintWriter out) {
        if (key != null && !isKnown(key)) {
            out.println(
                    "note: no key of the settings has this name. If it is misspelled, remove the revocation: revocations remove "
                            + access.file() + " " + revoked.id());
        }
        if (key == null && revoked.expiresAt() == StoredRevocation.NEVER) {
            out.println(
                    "note: the revocation remains until it is removed, since neither claims.max-lifetime nor --expires limits"
                            + " the lifetime of the tokens: revocations remove " + access.file() + " " + revoked.id());
        }
        if (revoked.issuedBefore() != StoredRevocation.EVERY_TOKEN && revoked.issuedBefore() > now.toEpochMilli()) {
            out.println("note: the time is in the future: new tokens are rejected too until then.");
        }
        Duration cache = access.settings().revocation().cache();
        if (!cache.isZero()) {
            out.println("note: running applications cache results for " + cache.toMillis() / 1_000
                    + " s (revocation.cache).");
        }
    }

    /** Returns whether a key may have the name: keys of identity providers are not fetched. */
    private boolean isKnown(String name) {
        if (name.equals(RevocationId.EVERY_KEY_NAME)) {
            return true;
        }
        for (TrustedIssuer issuer : access.settings().issuers()) {
            if (issuer.keys().remote()) {
                return true;
            }
        }
        for (KeySet keys : access.guard().keys().values()) {
            if (keys.keys().stream().anyMatch(each -> each.names().contains(name))) {
                return true;
            }
        }
        return false;
    }
}
