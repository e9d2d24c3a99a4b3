package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.session.ProviderLogin;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Converts users of the provider to the form in which sessions store them, with encrypted tokens. Thread-safe. */
final class StoredLogins {
    private final TextCipher cipher;
    private final Clock clock;

    StoredLogins(TextCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Returns the login of a user; {@code earlierSession} is the {@code sid} if the last ID token has none. */
    ProviderLogin of(ProviderUser user, @Nullable String earlierSession) {
        String sessionId = user.sessionId() == null ? earlierSession : user.sessionId();
        String tokens = cipher.encrypt(user.tokens().json(), purpose(user.issuer(), user.subject()));
        return new ProviderLogin(user.issuer(), user.subject(), sessionId, tokens, clock.millis());
    }

    /** Returns a login with new tokens, which the provider has not confirmed by a description of the user. */
    ProviderLogin with(ProviderLogin login, TokenResponse response, ProviderTokens earlier) {
        ProviderTokens tokens = new ProviderTokens(
                response.refreshToken().orElse(earlier.refreshToken()),
                response.accessToken(),
                response.expiresAt(clock.millis()),
                earlier.idToken());
        return new ProviderLogin(
                login.issuer(),
                login.subject(),
                login.sessionId(),
                cipher.encrypt(tokens.json(), purpose(login.issuer(), login.subject())),
                login.confirmedAt());
    }

    /** Returns the tokens of a login; null if they were encrypted with a key that is no longer known. */
    @Nullable
    ProviderTokens tokens(ProviderLogin login) {
        byte[] json = cipher.decrypt(login.tokens(), purpose(login.issuer(), login.subject()));
        return json == null ? null : ProviderTokens.parse(json);
    }

    private static String purpose(String issuer, String subject) {
        return "provider tokens " + issuer + ' ' + subject;
    }
}
