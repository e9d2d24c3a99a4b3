package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.revocation.RevokedSessions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends the sessions of a login on all servers when the provider says so (OpenID Connect Back-Channel Logout 1.0): revokes its
 * {@code sid}, or its {@code sub} as of now. Each logout token counts once.
 */
final class BackchannelLogout {
    private static final String TOKEN = "logout_token";

    private final BrowserLogin login;
    private final RevokedSessions revoked;
    private final GuardSessions sessions;

    BackchannelLogout(BrowserLogin login, Revocations revocations, GuardSessions sessions) {
        this.sessions = sessions;
        this.login = login;
        this.revoked = revocations.sessions();
    }

    /** Returns 200 if the sessions have ended, 400 for a token that is not accepted, 429 or 503 if that is not known. */
    GuardResponse respond(RequestView request, TokenSender sender) {
        String token = request.formParameter(TOKEN);
        Result<JsonObject> claims =
                token == null ? Result.rejected(RejectionReason.NO_TOKEN) : login.logoutToken(token, sender);
        RejectionReason reason = claims.reason();
        if (reason == null) {
            reason = end(claims.value());
        }
        if (reason == null) {
            return response(200, "");
        }
        login.report("a logout token was rejected: " + reason.code() + ": " + reason.text());
        return reason.kind().isTemporary()
                ? response(reason.kind().status(), "{\"error\":\"temporarily_unavailable\"}")
                : response(400, "{\"error\":\"invalid_request\"}");
    }

    private @Nullable RejectionReason end(JsonObject claims) {
        String issuer = String.valueOf(claims.string("iss"));
        String sessionId = claims.string("sid");
        String subject = claims.string("sub");
        try {
            if (!revoked.endLogin(issuer, String.valueOf(claims.string("jti")), sessionId, subject)) {
                return RejectionReason.REVOKED;
            }
            sessions.endedByProvider(sessionId, subject);
            return null;
        } catch (StoreException e) {
            return RejectionReason.STORE_UNAVAILABLE;
        }
    }

    private static GuardResponse response(int status, String body) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        if (!body.isEmpty()) {
            headers.add(new Header("Content-Type", "application/json"));
        }
        if (status == 503 || status == 429) {
            headers.add(new Header("Retry-After", "30"));
        }
        return new GuardResponse(status, headers, body.isEmpty() ? null : body, false);
    }
}
