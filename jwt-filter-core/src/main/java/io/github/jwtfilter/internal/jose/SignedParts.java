package io.github.jwtfilter.internal.jose;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adapts a token to the {@link DecodedJWT} interface of java-jwt. Its algorithms use only the three parts; all other values
 * are absent and never parsed here. The parts are canonical base64url, which the decoder of java-jwt, that of the JDK, requires
 * ({@link io.github.jwtfilter.internal.base64.Base64Url}).
 */
@SuppressWarnings("NullAway") // getters of java-jwt return null for absent values
final class SignedParts implements DecodedJWT {
    private final CompactJws token;

    SignedParts(CompactJws token) {
        this.token = token;
    }

    @Override
    public String getHeader() {
        return token.header();
    }

    @Override
    public String getPayload() {
        return token.payload();
    }

    @Override
    public String getSignature() {
        return token.signature();
    }

    @Override
    public String getToken() {
        return getHeader() + "." + getPayload() + "." + getSignature();
    }

    @Override
    public @Nullable String getAlgorithm() {
        return null;
    }

    @Override
    public @Nullable String getType() {
        return null;
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public @Nullable String getKeyId() {
        return null;
    }

    @Override
    public @Nullable String getIssuer() {
        return null;
    }

    @Override
    public @Nullable String getSubject() {
        return null;
    }

    @Override
    public @Nullable String getId() {
        return null;
    }

    @Override
    public @Nullable Date getExpiresAt() {
        return null;
    }

    @Override
    public @Nullable Date getNotBefore() {
        return null;
    }

    @Override
    public @Nullable Date getIssuedAt() {
        return null;
    }

    @Override
    public @Nullable List<String> getAudience() {
        return null;
    }

    @Override
    public @Nullable Claim getHeaderClaim(String name) {
        return null;
    }

    @Override
    public @Nullable Claim getClaim(String name) {
        return null;
    }

    @Override
    public Map<String, Claim> getClaims() {
        return Collections.emptyMap();
    }
}
