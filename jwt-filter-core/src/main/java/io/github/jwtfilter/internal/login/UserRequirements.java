package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.verify.ClaimRequirements;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.LoginSettings.ClaimsFrom;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of the settings for the claims of users, which the claims of {@code login.claims-from} must meet. Responses of the
 * userinfo endpoint do not describe the login itself, so requirements for such claims apply to the ID token then. Thread-safe.
 */
final class UserRequirements {
    /** Claims about the login or the token (OpenID Connect Core 1.0 sections 2 and 3.1.3.6), and the tenant as a part of the issuer. */
    private static final Set<String> OF_LOGIN = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "iss",
            "aud",
            "exp",
            "iat",
            "nonce",
            "auth_time",
            "acr",
            "amr",
            "sid",
            "at_hash",
            "c_hash",
            TenantIssuer.CLAIM)));

    private final ClaimRequirements ofIdToken;
    private final ClaimRequirements ofSource;

    /** Creates the requirements; {@code claims} are those for the users of the issuer. */
    UserRequirements(ClaimSettings claims, ClaimsFrom source) {
        boolean userinfo = source == ClaimsFrom.USERINFO;
        ofIdToken = new ClaimRequirements(claims, name -> userinfo && OF_LOGIN.contains(name));
        ofSource = new ClaimRequirements(claims, name -> !userinfo || !OF_LOGIN.contains(name));
    }

    /** Returns the first unmet requirement for an ID token whose user is described by other claims, or null if all are met. */
    @Nullable
    RejectionReason checkLogin(JsonObject idToken) {
        return ofIdToken.check(idToken);
    }

    /** Returns the first unmet requirement for the claims of the source, or null if all are met. */
    @Nullable
    RejectionReason checkUser(JsonObject claims) {
        return ofSource.check(claims);
    }
}
