package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.settings.SessionSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Issues the tokens of sessions: signs access tokens (RFC 7519), and computes the lifetimes. Thread-safe. */
final class SessionTokens {
    private final String issuer;
    private final Supplier<TokenWriter> writer;
    private final long accessMillis;
    private final long graceMillis;
    private final long confirmedMillis;

    /** {@code outageMillis}: the time after the last refresh of a login for which access tokens may be valid. */
    SessionTokens(String issuer, Supplier<TokenWriter> writer, SessionSettings settings, long outageMillis) {
        this.issuer = issuer;
        this.writer = writer;
        accessMillis = settings.accessLifetime().toMillis();
        graceMillis = settings.grace().toMillis();
        confirmedMillis = Math.max(accessMillis, outageMillis);
    }

    /**
     * Returns the tokens of a session that starts.
     *
     * @param precise whether {@code iat} has milliseconds
     * @throws IllegalArgumentException if a claim has no JSON form
     */
    IssuedSession issueFirst(StoredSession session, SessionData data, RenewalToken renewal, boolean precise) {
        return issue(session, data, renewal, session.createdAt(), precise);
    }

    /**
     * Returns the tokens for the cookies of a client.
     *
     * @throws IllegalArgumentException if a claim has no JSON form
     */
    IssuedSession issue(StoredSession session, SessionData data, RenewalToken renewal, long now) {
        return issue(session, data, renewal, now, isFirstSecond(session, now));
    }

    private IssuedSession issue(
            StoredSession session, SessionData data, RenewalToken renewal, long now, boolean precise) {
        long access = seconds(accessMillis, session, data, now);
        String token = sign(session.id(), data, now, precise, access);
        long idle = Math.max(1_000, session.idleUntil() - now) / 1_000;
        return new IssuedSession(session.id(), data.subject(), token, renewal.value(), access, idle);
    }

    /** Returns an access token for one request, while another one renews the session. */
    IssuedSession issueTemporary(StoredSession session, SessionData data, long now) {
        long access = seconds(Math.min(graceMillis, accessMillis), session, data, now);
        String token = sign(session.id(), data, now, isFirstSecond(session, now), access);
        return new IssuedSession(session.id(), data.subject(), token, null, access, 0);
    }

    /** Returns whether a revocation of the user may be as old as the session, and newer than its whole second. */
    private static boolean isFirstSecond(StoredSession session, long now) {
        return session.createdAt() / 1_000 == now / 1_000;
    }

    /** Limits a lifetime by the end of the session, and by the time for which a login is used without a refresh. */
    private long seconds(long millis, StoredSession session, SessionData data, long now) {
        ProviderLogin login = data.login();
        long confirmed = login == null ? Long.MAX_VALUE : login.confirmedAt() + confirmedMillis;
        long end = Math.min(session.endsAt(), confirmed);
        return Math.max(1_000, Math.min(millis, end - now)) / 1_000;
    }

    /**
     * Signs an access token. {@code iat} usually has whole seconds, which every reader of tokens expects; a NumericDate may also have a
     * fraction (RFC 7519 section 2), as is necessary in the second in which the user was revoked and has logged in again.
     */
    private String sign(String sessionId, SessionData data, long now, boolean precise, long lifetimeSeconds) {
        long issuedAtSeconds = now / 1_000;
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", issuer);
        claims.put("sub", data.subject());
        if (precise && now % 1_000 != 0) {
            claims.put("iat", now / 1_000d);
        } else {
            claims.put("iat", issuedAtSeconds);
        }
        claims.put("nbf", issuedAtSeconds);
        claims.put("exp", issuedAtSeconds + lifetimeSeconds);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("sid", sessionId);
        data.addTo(claims);
        return writer.get().write(claims);
    }
}
