package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.internal.signing.SigningKeys;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signing keys of the sessions in the settings, for test tokens of the application itself. Opens no store. */
final class SessionSigning {
    private final SigningKeys keys;
    private final String issuer;

    private SessionSigning(SigningKeys keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * Returns whether the settings have sessions, and a token of this issuer is one of them. Without an issuer, the sessions precede
     * issuers with a secret only if they have a key.
     */
    static boolean signs(LoadedSettings loaded, @Nullable String issuer) {
        Settings settings = loaded.settings();
        if (!settings.session().enabled()) {
            return false;
        }
        return issuer == null
                ? settings.session().signing().isConfigured()
                        || settings.apiIssuers().stream().noneMatch(SessionSigning::hasSecret)
                : issuer.startsWith(SessionManager.issuer(""));
    }

    private static boolean hasSecret(TrustedIssuer issuer) {
        return issuer.keys().secret().isPresent();
    }

    /**
     * Loads the keys.
     *
     * @param named the issuer on the command line, or null
     * @throws io.github.jwtfilter.settings.SettingsException if the settings or the keys cannot be used
     */
    static SessionSigning open(LoadedSettings loaded, @Nullable String named, Clock clock) {
        SessionSettings session = loaded.settings().session();
        if (!session.signing().isConfigured()) {
            throw new UnusableInput(
                    "session.keys is not set, so that the application generates its key at each startup and"
                            + " accepts no other tokens; generate one: keys generate ES256 --jwks FILE");
        }
        if (named == null && !session.name().isPresent()) {
            throw new UnusableInput(
                    "--iss: the settings have no session.name, so that the issuer depends on the context path;"
                            + " name it: --iss " + SessionManager.issuer("NAME"));
        }
        BackgroundScheduler unused =
                new BackgroundScheduler(Duration.ofSeconds(1)); // never started: nothing is reloaded
        SigningKeys keys = SigningKeys.open(loaded, "", unused, clock, System::nanoTime);
        loaded.rejectErrors();
        return new SessionSigning(
                keys,
                named != null ? named : SessionManager.issuer(session.name().get()));
    }

    TokenWriter writer() {
        return keys.writer();
    }

    /** Returns the key that signs, for operators. */
    String summary() {
        return keys.summary();
    }

    /** Returns the claims that a session token has; {@code dates} are added unchanged. */
    Map<String, @Nullable Object> claims(
            Map<String, @Nullable Object> dates, String subject, List<String> audiences, List<String> roles) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audiences.isEmpty() ? issuer : audiences);
        claims.put("sub", subject);
        claims.putAll(dates);
        if (!roles.isEmpty()) {
            claims.put("roles", roles);
        }
        return claims;
    }
}
