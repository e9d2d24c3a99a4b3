package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import java.util.Map;

/**
 * Validates logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.6): signature, issuer, audience and dates as for every
 * token, the event, and the absence of a nonce, so that an ID token does not end a session. Thread-safe.
 */
final class LogoutTokenVerifier {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final TokenVerifier verifier;

    /** {@code verifier} accepts tokens of the provider for this client only. */
    LogoutTokenVerifier(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /** Returns the claims of the token: {@code jti}, and {@code sub}, {@code sid} or both. */
    Result<JsonObject> verify(String token, TokenSender sender) {
        Result<VerifiedJwt> verified = verifier.verify(token, sender);
        if (verified.rejection() != null) {
            return Result.rejected(verified.rejection());
        }
        JsonObject claims = verified.value().json();
        if (claims.string("jti") == null || !claims.has("iat")) {
            return Result.rejected(RejectionReason.CLAIM_MISSING);
        }
        Object events = claims.get("events");
        boolean isLogout = events instanceof Map && ((Map<?, ?>) events).get(EVENT) instanceof Map;
        if (!isLogout || claims.has("nonce")) {
            return Result.rejected(RejectionReason.CLAIM_MISMATCH);
        }
        return claims.string("sid") == null && claims.string("sub") == null
                ? Result.rejected(RejectionReason.CLAIM_MISSING)
                : Result.accepted(claims);
    }
}
