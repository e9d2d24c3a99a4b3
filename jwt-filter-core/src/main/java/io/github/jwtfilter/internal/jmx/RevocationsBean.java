package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.revocation.RevocationText;
import io.github.jwtfilter.internal.revocation.Revocations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exposes the revocations of a guard over JMX. Its exceptions are of classes of the JDK, which every JMX client has. */
final class RevocationsBean implements RevocationsMXBean {
    private final Supplier<@Nullable Revocations> current;

    /** Creates a bean for the revocations of the current version of the settings. */
    RevocationsBean(Supplier<@Nullable Revocations> current) {
        this.current = current;
    }

    private Revocations revocations() {
        Revocations revocations = current.get();
        if (revocations == null) {
            throw new IllegalStateException("the settings configure no store of revocations (revocation.store)");
        }
        return revocations;
    }

    @Override
    public String getState() {
        return revocations().check().isFailing() ? "FAILING" : "AVAILABLE";
    }

    @Override
    public long getRevokedRequests() {
        return revocations().check().revoked();
    }

    @Override
    public long getFailures() {
        return revocations().check().failures();
    }

    @Override
    public long getAdmittedRequests() {
        return revocations().check().admitted();
    }

    @Override
    public long getCacheHits() {
        return revocations().check().cacheHits();
    }

    @Override
    public String revokeToken(@Nullable String issuer, @Nullable String tokenId, @Nullable String expiresAt) {
        Instant expiry = time(expiresAt);
        return run(() -> RevocationText.line(
                expiry == null
                        ? revocations().revokeToken(issuer, given(tokenId))
                        : revocations().revokeToken(issuer, given(tokenId), expiry)));
    }

    @Override
    public String revokeSession(@Nullable String issuer, @Nullable String sessionId) {
        return run(() -> RevocationText.line(revocations().revokeSession(issuer, given(sessionId))));
    }

    @Override
    public String revokeSubject(@Nullable String issuer, @Nullable String subject, @Nullable String issuedBefore) {
        return run(() ->
                RevocationText.line(revocations().revokeSubject(issuer, given(subject), timeOrNow(issuedBefore))));
    }

    @Override
    public String revokeKey(@Nullable String name) {
        return run(() -> RevocationText.line(revocations().revokeKey(given(name))));
    }

    @Override
    public String revokeAll(@Nullable String issuedBefore) {
        return run(() -> RevocationText.line(revocations().revokeAll(timeOrNow(issuedBefore))));
    }

    @Override
    public boolean remove(@Nullable String id) {
        return run(() -> revocations().remove(given(id)));
    }

    @Override
    public String[] list(int limit) {
        return run(() ->
                revocations().list(limit).stream().map(RevocationText::line).toArray(String[]::new));
    }

    @Override
    public int count() {
        return run(() -> revocations().list(Revocations.MAX_LISTED).size());
    }

    @Override
    public int prune() {
        return run(() -> revocations().prune());
    }

    /** JMX clients may pass null for a value that is not given. */
    private static String given(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a value is missing");
        }
        return value;
    }

    private Instant timeOrNow(@Nullable String text) {
        Instant time = time(text);
        return time == null ? revocations().now() : time;
    }

    /** Returns the time; null if none is given. */
    private static @Nullable Instant time(@Nullable String text) {
        String given = text == null ? "" : text.trim();
        try {
            return given.isEmpty() ? null : OffsetDateTime.parse(given).toInstant();
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
