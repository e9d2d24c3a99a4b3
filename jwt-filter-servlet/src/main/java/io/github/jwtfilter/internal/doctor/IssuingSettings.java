package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.internal.remedy.ReasonHelp;
import io.github.jwtfilter.internal.store.StoreAccess;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.Secret;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings that shall accept a test token, and one of their issuers. */
final class IssuingSettings {
    private final Path file;
    private final LoadedSettings settings;
    private final Guard guard;
    private final TrustedIssuer issuer;

    private IssuingSettings(Path file, LoadedSettings settings, Guard guard, TrustedIssuer issuer) {
        this.file = file;
        this.settings = settings;
        this.guard = guard;
        this.issuer = issuer;
    }

    /**
     * Loads the keys of the settings.
     *
     * @param name the issuer of the token, or null for the first one whose keys are stored locally
     * @throws io.github.jwtfilter.settings.SettingsException if they cannot be used
     */
    static IssuingSettings open(Path file, LoadedSettings settings, @Nullable String name, Clock clock) {
        settings.rejectErrors();
        TrustedIssuer issuer = find(settings.settings(), name);
        return new IssuingSettings(
                file,
                settings,
                GuardFactory.create(settings, clock, ServletDeployment.usual().withStores(StoreAccess.NONE)),
                issuer);
    }

    /** Selects among the issuers whose tokens are accepted in requests, which may not include that of the login. */
    private static TrustedIssuer find(Settings settings, @Nullable String name) {
        List<TrustedIssuer> issuers = settings.apiIssuers();
        boolean ofLogin = name != null
                && settings.loginIssuer()
                        .filter(settings::isLoginOnly)
                        .filter(each -> each.issuer().issuers().contains(name))
                        .isPresent();
        if (ofLogin || issuers.isEmpty()) {
            throw new UnusableInput("the settings use the issuer "
                    + (name == null ? "" : name + " ")
                    + "for the login only: they accept none of its tokens in requests. Add audience to accept them; for a"
                    + " token as in a session, set session.keys and omit --iss, --key and --secret-file");
        }
        for (TrustedIssuer each : issuers) {
            if (name == null ? !each.keys().remote() : each.issuer().issuers().contains(name)) {
                return each;
            }
        }
        return issuers.get(0);
    }

    ClaimDefaults claims() {
        return new ClaimDefaults(issuer);
    }

    String type() {
        return settings.settings().token().type().orElse("JWT");
    }

    Optional<Secret> secret() {
        return issuer.keys().secret();
    }

    /** Returns the key ID under which the settings have the key, or its own. */
    @Nullable
    String keyIdOf(SigningKey key) {
        VerificationKey known = find(key);
        return known == null || known.keyId() == null ? key.keyId() : known.keyId();
    }

    /** Returns the first algorithm of the key that the settings accept, or the usual one if they accept none. */
    JwsAlgorithm algorithmOf(SigningKey key) {
        Set<JwsAlgorithm> accepted = EnumSet.copyOf(key.algorithms());
        VerificationKey known = find(key);
        if (known != null) {
            accepted.retainAll(known.algorithms());
        }
        issuer.issuer().algorithms().ifPresent(names -> accepted.removeIf(each -> !names.contains(each.headerName())));
        return (accepted.isEmpty() ? key.algorithms() : accepted).iterator().next();
    }

    private @Nullable VerificationKey find(SigningKey key) {
        PublicKey publicKey = key.publicKey();
        KeySet keys = guard.keys().get(issuer.name());
        if (publicKey == null || keys == null) {
            return null;
        }
        String thumbprint = JwkThumbprint.of(publicKey);
        return keys.keys().stream()
                .filter(each -> each.names().contains(thumbprint))
                .findFirst()
                .orElse(null);
    }

    /** Prints whether the settings accept the token; returns false if they do not. */
    boolean explain(String token, PrintWriter err) {
        if (issuer.keys().remote()) {
            err.println(file
                    + " fetches the keys of the identity provider, so that it accepts only tokens of that provider. For"
                    + " tests, use a settings file with keys.public-key or keys.jwks-file.");
            return true;
        }
        Result<? extends JwtPrincipal> result = guard.authenticate(token);
        Rejection rejection = result.rejection();
        if (rejection == null) {
            JwtPrincipal principal = result.value();
            err.println(file + " accepts it: user " + principal.getName() + ", roles " + principal.roles() + ".");
            return true;
        }
        err.println(file + " rejects it: " + rejection.reason().code() + ", "
                + rejection.reason().text() + ". "
                + ReasonHelp.of(rejection.reason()).remedy());
        return false;
    }

    void close() {
        guard.close();
    }
}
