package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.KindCauses;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes tokens that are of another kind than an access token for this application. */
final class TokenKind {
    /** The reasons for which such tokens are rejected. A token that has expired is not rejected for its kind. */
    private static final Set<RejectionReason> REASONS = Collections.unmodifiableSet(EnumSet.of(
            RejectionReason.ALGORITHM_NOT_ALLOWED,
            RejectionReason.WRONG_TYPE,
            RejectionReason.WRONG_ISSUER,
            RejectionReason.UNKNOWN_KEY,
            RejectionReason.UNSUITABLE_KEY,
            RejectionReason.BAD_SIGNATURE,
            RejectionReason.NO_EXPIRY,
            RejectionReason.WRONG_AUDIENCE,
            RejectionReason.CLAIM_MISSING,
            RejectionReason.CLAIM_MISMATCH));

    private static final Set<String> GRAPH = new HashSet<>(Arrays.asList(
            "00000003-0000-0000-c000-000000000000",
            "00000002-0000-0000-c000-000000000000",
            "https://graph.microsoft.com",
            "https://graph.microsoft.com/",
            "https://graph.windows.net",
            "https://graph.windows.net/"));

    private TokenKind() {}

    /** Returns the kind, or null if the token may be an access token for this application. */
    static @Nullable Cause of(Evidence evidence) {
        if (!REASONS.contains(evidence.reason)) {
            return null;
        }
        if (isGraph(evidence)) {
            return KindCauses.GRAPH;
        }
        if ("logout+jwt".equalsIgnoreCase(evidence.header("typ")) || "Logout".equals(evidence.text("typ"))) {
            return KindCauses.LOGOUT_TOKEN;
        }
        String type = evidence.text("typ"); // of Keycloak
        if ("Refresh".equals(type) || "Offline".equals(type) || "refresh".equals(evidence.text("token_use"))) {
            return KindCauses.REFRESH_TOKEN;
        }
        if (isIdToken(evidence, type)) {
            return KindCauses.ID_TOKEN;
        }
        return isOfLogin(evidence) ? KindCauses.LOGIN_ONLY : null;
    }

    /** Without an audience, the issuer of the login is not one of those whose tokens are accepted. */
    private static boolean isOfLogin(Evidence evidence) {
        String issuer = evidence.text("iss");
        return evidence.settings
                .loginIssuer()
                .filter(evidence.settings::isLoginOnly)
                .filter(login -> login.issuer().issuers().contains(issuer))
                .isPresent();
    }

    private static boolean isGraph(Evidence evidence) {
        String audience = evidence.text("aud");
        return (evidence.header("nonce") != null
                        || evidence.reason == RejectionReason.WRONG_AUDIENCE
                        || evidence.reason == RejectionReason.WRONG_ISSUER)
                && ((audience != null && GRAPH.contains(audience))
                        || (evidence.header("nonce") != null
                                && Provider.of(evidence.issuer, evidence.text("iss")) == Provider.ENTRA));
    }

    private static boolean isIdToken(Evidence evidence, @Nullable String type) {
        if ("ID".equals(type) || "id".equals(evidence.text("token_use"))) {
            return true;
        }
        JsonObject claims = evidence.token.claims();
        return type == null
                && claims != null
                && !claims.has("scope")
                && !claims.has("scp")
                && (claims.has("at_hash") || claims.has("c_hash") || claims.has("nonce"));
    }
}
