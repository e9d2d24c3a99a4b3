package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.internal.signing.TokenWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs the access tokens of sessions (RFC 7519). */
final class AccessTokens {
    private final String issuer;
    private final Supplier<TokenWriter> writer;

    AccessTokens(String issuer, Supplier<TokenWriter> writer) {
        this.issuer = issuer;
        this.writer = writer;
    }

    /**
     * Returns a new token.
     *
     * @throws IllegalArgumentException if a claim has no JSON form
     */
    String sign(String sessionId, SessionData data, long issuedAtSeconds, long lifetimeSeconds) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", issuer);
        claims.put("sub", data.subject());
        claims.put("iat", issuedAtSeconds);
        claims.put("nbf", issuedAtSeconds);
        claims.put("exp", issuedAtSeconds + lifetimeSeconds);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("sid", sessionId);
        data.addTo(claims);
        return writer.get().write(claims);
    }
}
