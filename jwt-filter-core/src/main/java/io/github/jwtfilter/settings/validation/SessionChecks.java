package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SameSite;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SigningSettingKeys;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Checks the settings of sessions against each other, and against those of issuers. */
final class SessionChecks {
    private final SessionSettings session;
    private final List<TrustedIssuer> issuers;
    private final boolean httpsRequired;
    private final boolean coexists;
    private final Scope scope;
    private final Report problems;

    SessionChecks(Settings settings, Scope scope, Report problems) {
        this.session = settings.session();
        this.issuers = settings.issuers();
        this.coexists = !settings.rollout().coexist().isEmpty();
        this.httpsRequired = settings.transport().httpsRequired();
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        if (session.enabled()) {
            checkKeys();
            checkLifetimes();
            checkCookies();
            checkJwks();
            checkBridge();
            checkClaims();
        } else {
            withoutEffect();
        }
    }

    private void checkKeys() {
        boolean keys = scope.has(SigningSettingKeys.SIGNING_KEYS);
        boolean secret = scope.has(SigningSettingKeys.SECRET);
        if (keys && secret) {
            problems.error(
                    SigningSettingKeys.SECRET.name(),
                    "is set together with session.keys",
                    "keep session.keys, or session.secret if no other application verifies the tokens");
        }
        if (session.isShared() && !keys && !secret) {
            problems.error(
                    SessionSettingKeys.STORE.name(),
                    "is a store for several servers, but no signing key is configured: each server would reject the tokens of"
                            + " the others",
                    "add session.keys with a private key that all servers have; the command keys generate writes one");
        }
        session.signing().secret().ifPresent(this::checkSecret);
        if (!keys && scope.has(SigningSettingKeys.KEYS_PASSWORD)) {
            problems.error(
                    SigningSettingKeys.KEYS_PASSWORD.name(),
                    "has no effect without session.keys",
                    "add session.keys, or remove this line");
        }
    }

    private void checkSecret(Secret secret) {
        for (TrustedIssuer issuer : issuers) {
            Secret other = issuer.keys().secret().orElse(null);
            if (other != null && Arrays.equals(secret.bytes(), other.bytes())) {
                problems.error(
                        SigningSettingKeys.SECRET.name(),
                        "is also the secret of an issuer, which could then sign tokens of every user of the sessions",
                        "use another secret, which only this application knows");
            }
        }
    }

    private void checkLifetimes() {
        order(
                SessionSettingKeys.ACCESS_LIFETIME,
                session.accessLifetime(),
                session.idleTimeout().minusMillis(1));
        if (session.idleTimeout().compareTo(session.maxLifetime()) > 0) {
            problems.error(
                    SessionSettingKeys.IDLE_TIMEOUT.name(),
                    "is longer than session.max-lifetime, so that it has no effect",
                    "set session.idle-timeout to at most session.max-lifetime");
        }
        if (session.grace().compareTo(session.accessLifetime()) > 0) {
            problems.error(
                    SessionSettingKeys.GRACE.name(),
                    "is longer than session.access-lifetime: a stolen renewal token could be used after the next renewal",
                    "set session.grace to at most session.access-lifetime; 30s is enough for slow networks");
        }
    }

    private void order(SettingKey<?> key, Duration shorter, Duration most) {
        if (shorter.compareTo(most) > 0) {
            problems.error(
                    key.name(),
                    "is not shorter than session.idle-timeout: a session would end before it is renewed",
                    "set session.access-lifetime to a part of session.idle-timeout; 10m and 2h are usual");
        }
    }

    private void checkCookies() {
        if (session.sameSite() == SameSite.NONE && !httpsRequired) {
            problems.error(
                    SessionSettingKeys.SAME_SITE.name(),
                    "is none while https.required is false: browsers reject such cookies without the attribute Secure",
                    "set https.required = true, or session.same-site = lax");
        }
    }

    private void checkJwks() {
        if (session.jwksPath().isPresent() && scope.has(SigningSettingKeys.SECRET)) {
            problems.error(
                    SessionSettingKeys.JWKS_PATH.name(),
                    "publishes no key with session.secret: a secret must not be public",
                    "use session.keys, or remove this line");
        }
    }

    private void checkBridge() {
        if (session.bridge() && !coexists) {
            problems.error(
                    SessionSettingKeys.BRIDGE.name(),
                    "has no effect without coexist",
                    "add coexist with the paths on which users log in at the server, or remove this line");
        }
        if (!session.bridge() && scope.has(SessionSettingKeys.BRIDGE_ROLES)) {
            problems.error(
                    SessionSettingKeys.BRIDGE_ROLES.name(),
                    "has no effect without session.bridge = true",
                    "add session.bridge = true, or remove this line");
        }
    }

    /** Restrictions apply to the tokens of issuers, of which there may be none; the clock skew also applies to sessions. */
    private void checkClaims() {
        for (Entry entry : scope.all().values()) {
            SettingKey<?> key = entry.setting();
            if (issuers.isEmpty() && ClaimSettings.KEYS.contains(key) && key != ClaimSettings.CLOCK_SKEW) {
                problems.finding(
                        entry.key(),
                        "has no effect without an issuer: it does not apply to the tokens of sessions",
                        "remove this line, or add issuer and audience");
            }
        }
    }

    private void withoutEffect() {
        for (SettingKey<?> key : scope.configured(SessionSettingKeys.KEYS)) {
            if (key != SessionSettingKeys.STORE && key != SessionSettingKeys.PROVIDER_OUTAGE) {
                problems.error(
                        key.name(), "has no effect without session.store", "add session.store, or remove this line");
            }
        }
    }
}
