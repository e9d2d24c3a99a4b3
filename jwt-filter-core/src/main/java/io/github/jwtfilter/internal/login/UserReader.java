package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.LoginSettings.ClaimsFrom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the user from the tokens of the provider, after it has validated the ID token, and checks the requirements for users.
 * Thread-safe.
 */
final class UserReader {
    private final IdTokenVerifier idTokens;
    private final TokenVerifier accessTokens;
    private final UserinfoEndpoint userinfo;
    private final ClaimsFrom source;
    private final UserRequirements requirements;
    private final Function<JsonObject, @Nullable IdentityExamination> identity;
    private final Clock clock;

    /**
     * Creates a reader.
     *
     * @param idTokens validates ID tokens
     * @param accessTokens validates access tokens of the provider for any audience: they come directly from the provider
     * @param userinfo returns further claims
     * @param source the claims with the name and the roles
     * @param requirements the requirements for the claims of the user
     * @param identity the name and the roles that claims give
     * @param clock the clock for the lifetime of access tokens
     */
    UserReader(
            IdTokenVerifier idTokens,
            TokenVerifier accessTokens,
            UserinfoEndpoint userinfo,
            ClaimsFrom source,
            UserRequirements requirements,
            Function<JsonObject, @Nullable IdentityExamination> identity,
            Clock clock) {
        this.idTokens = idTokens;
        this.accessTokens = accessTokens;
        this.userinfo = userinfo;
        this.source = source;
        this.requirements = requirements;
        this.identity = identity;
        this.clock = clock;
    }

    /** Reads the user of a login. */
    ProviderUser ofLogin(TokenResponse tokens, LoginFlow flow) throws ProviderException {
        String idToken = tokens.idToken().orElse(null);
        if (idToken == null) {
            throw new ProviderException(
                    ProviderException.Kind.INVALID_RESPONSE,
                    "the provider has issued no ID token: the client or the scopes do not permit OpenID Connect");
        }
        JsonObject claims =
                accepted("ID token", idTokens.ofLogin(idToken, flow, tokens.accessToken()), tokens.clockNote());
        return read(tokens, claims, idToken, tokens.refreshToken().orElse(null));
    }

    /** Reads the user again after a refresh, in which providers may leave out the ID token and the refresh token. */
    ProviderUser ofRefresh(TokenResponse tokens, ProviderTokens earlier, String subject) throws ProviderException {
        String idToken = tokens.idToken().orElse(null);
        JsonObject claims = idToken == null
                ? earlierClaims(earlier, subject)
                : accepted("ID token", idTokens.ofRefresh(idToken, subject, tokens.accessToken()), tokens.clockNote());
        return read(
                tokens,
                claims,
                idToken == null ? earlier.idToken() : idToken,
                tokens.refreshToken().orElse(earlier.refreshToken()));
    }

    /** Returns the claims of the ID token of the login, which was validated before it was encrypted. */
    private JsonObject earlierClaims(ProviderTokens earlier, String subject) throws ProviderException {
        String idToken = earlier.idToken();
        Result<CompactJws> parsed = idToken == null
                ? Result.rejected(RejectionReason.EMPTY_TOKEN)
                : CompactJws.parse(idToken, idToken.length());
        JsonObject claims =
                parsed.rejection() == null ? StrictJson.parse(parsed.value().payloadBytes()) : null;
        if (claims == null || !subject.equals(claims.string("sub"))) {
            throw new ProviderException(
                    ProviderException.Kind.INVALID_RESPONSE,
                    "the provider has issued no ID token, and that of the login was too long to be stored");
        }
        return claims;
    }

    private ProviderUser read(
            TokenResponse tokens, JsonObject idClaims, @Nullable String idToken, @Nullable String refreshToken)
            throws ProviderException {
        String subject = String.valueOf(idClaims.string("sub"));
        permit(requirements.checkLogin(idClaims), ClaimsFrom.ID_TOKEN);
        JsonObject claims = claims(tokens, idClaims);
        if (!subject.equals(claims.string("sub"))) {
            // OpenID Connect Core 1.0 section 5.3.2: otherwise the claims may be those of another user.
            throw new ProviderException(
                    ProviderException.Kind.INVALID_RESPONSE,
                    "the provider has sent an ID token and other claims (" + nameOf(source)
                            + ") with different values of sub");
        }
        permit(requirements.checkUser(claims), source);
        IdentityExamination user = identity.apply(claims);
        String name = user == null ? null : user.name();
        if (user == null || name == null) {
            throw new ProviderException(
                    ProviderException.Kind.INVALID_RESPONSE,
                    "the provider has sent no name: none of principal.claims is in the " + nameOf(source)
                            + " (login.claims-from)");
        }
        Set<String> roles = new LinkedHashSet<>();
        user.roles().values().forEach(roles::addAll);
        return new ProviderUser(
                name,
                roles,
                String.valueOf(idClaims.string("iss")),
                subject,
                idClaims.string("sid"),
                new ProviderTokens(refreshToken, tokens.accessToken(), tokens.expiresAt(clock.millis()), idToken));
    }

    private JsonObject claims(TokenResponse tokens, JsonObject idClaims) throws ProviderException {
        switch (source) {
            case ACCESS_TOKEN:
                return accepted(
                        "access token",
                        accessTokens.verify(tokens.accessToken(), TokenSender.TRUSTED),
                        tokens.clockNote());
            case USERINFO:
                return userinfo.fetch(tokens.accessToken());
            default:
                return idClaims;
        }
    }

    /** Rejects the user for an unmet requirement. */
    private static void permit(@Nullable RejectionReason unmet, ClaimsFrom source) throws ProviderException {
        if (unmet != null) {
            throw new ProviderException(
                    ProviderException.Kind.USER_REJECTED,
                    "the settings do not permit the user (claims.required, claims.match.<name>): " + unmet.code() + ": "
                            + unmet.text() + ", in the " + nameOf(source));
        }
    }

    private static JsonObject accepted(String token, Result<VerifiedJwt> result, String clockNote)
            throws ProviderException {
        RejectionReason reason = result.reason();
        if (reason == null) {
            return result.value().json();
        }
        boolean unavailable = reason == RejectionReason.KEYS_UNAVAILABLE;
        throw new ProviderException(
                unavailable ? ProviderException.Kind.UNAVAILABLE : ProviderException.Kind.INVALID_RESPONSE,
                "the provider has sent an " + token + " that is rejected: " + reason.code() + ": " + reason.text()
                        + ClockCheck.note(reason, clockNote));
    }

    private static String nameOf(ClaimsFrom source) {
        switch (source) {
            case ACCESS_TOKEN:
                return "access token";
            case USERINFO:
                return "response of the userinfo endpoint";
            default:
                return "ID token";
        }
    }
}
