package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.revocation.RevocationText;
import io.github.jwtfilter.internal.revocation.Revocations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** Exposes the revocations of a guard over JMX. Its exceptions are of classes of the JDK, which every JMX client has. */
final class RevocationsBean implements RevocationsMXBean {
    private final Revocations revocations;

    RevocationsBean(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public String getState() {
        return revocations.check().isFailing() ? "FAILING" : "AVAILABLE";
    }

    @Override
    public long getRevokedRequests() {
        return revocations.check().revoked();
    }

    @Override
    public long getFailures() {
        return revocations.check().failures();
    }

    @Override
    public long getAdmittedRequests() {
        return revocations.check().admitted();
    }

    @Override
    public long getCacheHits() {
        return revocations.check().cacheHits();
    }

    @Override
    public String revokeToken(String issuer, String tokenId, String expiresAt) {
        return run(() -> RevocationText.line(
                expiresAt.trim().isEmpty()
                        ? revocations.revokeToken(issuer, tokenId)
                        : revocations.revokeToken(issuer, tokenId, time(expiresAt))));
    }

    @Override
    public String revokeSession(String issuer, String sessionId) {
        return run(() -> RevocationText.line(revocations.revokeSession(issuer, sessionId)));
    }

    @Override
    public String revokeSubject(String issuer, String subject, String issuedBefore) {
        return run(() -> RevocationText.line(revocations.revokeSubject(issuer, subject, timeOrNow(issuedBefore))));
    }

    @Override
    public String revokeKey(String name) {
        return run(() -> RevocationText.line(revocations.revokeKey(name)));
    }

    @Override
    public String revokeAll(String issuedBefore) {
        return run(() -> RevocationText.line(revocations.revokeAll(timeOrNow(issuedBefore))));
    }

    @Override
    public boolean remove(String id) {
        return run(() -> revocations.remove(id));
    }

    @Override
    public String[] list(int limit) {
        return run(
                () -> revocations.list(limit).stream().map(RevocationText::line).toArray(String[]::new));
    }

    @Override
    public int count() {
        return run(() -> revocations.list(Revocations.MAX_LISTED).size());
    }

    @Override
    public int prune() {
        return run(revocations::prune);
    }

    private Instant timeOrNow(String text) {
        return text.trim().isEmpty() ? revocations.now() : time(text);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text.trim()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the time is not ISO-8601 with an offset, such as 2026-01-31T12:00:00Z", e);
        }
    }

    private static <T> T run(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (StoreException e) {
            // Without the cause, whose class a JMX client may not have.
            throw new IllegalStateException(String.valueOf(e.getMessage()));
        }
    }
}
