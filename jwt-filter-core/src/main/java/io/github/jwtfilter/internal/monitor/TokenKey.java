package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import org.jspecify.annotations.Nullable;

/** The keys of verified tokens and sessions in a table. A key has a bounded length, and does not contain the token. */
final class TokenKey {
    private TokenKey() {}

    static String ofSession(String sessionId) {
        return "sid " + sessionId;
    }

    /**
     * Returns the key of a token: the digest of {@code iss} and {@code jti}, or without {@code jti} that of the signed part, since there
     * may be several signatures of one part (ECDSA).
     */
    static String ofToken(JwtPrincipal principal) {
        VerifiedToken token = principal.token();
        String tokenId = token.tokenId();
        return digest(
                tokenId == null || tokenId.isEmpty()
                        ? "signed " + signedPart(principal.tokenValue())
                        : "jti " + withLength(token.issuer()) + tokenId);
    }

    private static String withLength(@Nullable String issuer) {
        return issuer == null ? "- " : issuer.length() + " " + issuer;
    }

    private static String signedPart(String token) {
        return token.substring(0, Math.max(0, token.lastIndexOf('.')));
    }

    private static String digest(String text) {
        return Base64Url.encode(Sha256.of(text));
    }
}
