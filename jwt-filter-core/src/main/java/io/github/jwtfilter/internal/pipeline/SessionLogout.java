package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded.Cause;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.UnverifiedPart;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.internal.token.CookieTokenSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the sessions to which the cookies of a request belong. Thread-safe. */
final class SessionLogout {
    private final SessionManager sessions;
    private final SessionCookies cookies;
    private final Authenticator authenticator;
    private final String issuer;

    /** {@code issuer} is the issuer of the access tokens of sessions. */
    SessionLogout(SessionManager sessions, SessionCookies cookies, Authenticator authenticator, String issuer) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.authenticator = authenticator;
        this.issuer = issuer;
    }

    /**
     * Ends the sessions of a user, and of the cookies of a request and its response.
     *
     * @param user the user of the request, whose session ends also without cookies, or null
     * @param sender the sender of the cookies, for the limits of signature checks
     * @param cause why the sessions end
     * @throws StoreException if a session may not have ended
     */
    void end(
            RequestView request,
            Collection<Header> response,
            @Nullable JwtPrincipal user,
            TokenSender sender,
            Cause cause) {
        Set<String> access = new LinkedHashSet<>(CookieTokenSource.valuesIn(request, cookies.accessName()));
        access.addAll(SessionCookies.valuesIn(response, cookies.accessName()));
        Set<String> ended = new HashSet<>();
        String own = user == null ? null : sessionId(user);
        if (user != null && own != null) {
            sessions.end(own, user.token().subject(), cause);
            ended.add(own);
            access.remove(user.tokenValue()); // verified already
        }
        Map<String, RejectionReason> unchecked = new LinkedHashMap<>();
        for (String token : access) {
            Result<TokenPrincipal> result = authenticator.authenticate(token, sender);
            RejectionReason reason = result.reason();
            if (reason != null && FloodLimits.isReason(reason)) {
                unchecked.put(token, reason);
            }
            String sessionId = sessionId(result);
            if (sessionId != null && ended.add(sessionId)) {
                sessions.end(sessionId, result.value().token().subject(), cause);
            }
        }
        Set<String> renewal = new LinkedHashSet<>(cookies.renewalTokens(request));
        renewal.addAll(SessionCookies.valuesIn(response, cookies.renewalName()));
        renewal.forEach(token -> sessions.endByRenewal(token, ended, cause));
        unchecked.forEach((token, reason) -> requireEnded(token, ended, reason));
    }

    /** A token that was not checked may be that of a session. Its claim can only be the reason not to report that. */
    private static void requireEnded(String token, Set<String> ended, RejectionReason reason) {
        JsonObject claims = UnverifiedPart.readClaims(token);
        if (claims == null || !ended.contains(claims.string("sid"))) {
            throw notEnded(reason);
        }
    }

    private static StoreException notEnded(RejectionReason reason) {
        return new StoreException("The session has not ended: " + reason.text());
    }

    /** Returns null for a token that is invalid, or of another issuer, whose keys may be unavailable. */
    private @Nullable String sessionId(Result<TokenPrincipal> result) {
        RejectionReason reason = result.reason();
        if (reason == null) {
            return sessionId(result.value());
        }
        if (reason == RejectionReason.STORE_UNAVAILABLE) { // perhaps that of a session
            throw notEnded(reason);
        }
        return null;
    }

    /** Returns the session of a user, or null if the token is that of another issuer. */
    @Nullable
    String sessionId(JwtPrincipal principal) {
        Object sessionId =
                issuer.equals(principal.token().issuer()) ? principal.token().claim("sid") : null;
        return sessionId instanceof String ? (String) sessionId : null;
    }
}
