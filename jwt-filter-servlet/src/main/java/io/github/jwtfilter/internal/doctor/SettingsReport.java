package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.jwks.file.RevocationLists;
import io.github.jwtfilter.internal.jwks.remote.KeyProbe;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.login.LoginProbe;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.GuardLogin;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.internal.store.StoreAccess;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds the effect of settings, and the findings about them, to a result. */
final class SettingsReport {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final CheckResult result;
    private final ServletDeployment deployment;
    private final boolean online;
    private final @Nullable String redirectUri;

    /** {@code redirectUri} is that of the login, to be verified with {@code online}, or null. */
    SettingsReport(CheckResult result, ServletDeployment deployment, boolean online, @Nullable String redirectUri) {
        this.redirectUri = redirectUri;
        this.result = result;
        this.deployment = deployment;
        this.online = online;
    }

    /**
     * Adds the settings.
     *
     * @throws io.github.jwtfilter.settings.SettingsException if they cannot be used
     */
    void add(LoadedSettings settings) {
        try (Guard guard = GuardFactory.create(settings, Clock.systemUTC(), deployment.withStores(StoreAccess.NONE))) {
            ReportSection summary = result.section("Summary");
            LINE_BREAK.splitAsStream(guard.summary()).forEach(summary::line);
            if (settings.settings().operation().reload().isZero()) { // otherwise the summary has it
                summary.line("settings version " + settings.digests().version());
            }
            String unknown = SessionIssuer.unknown(settings.settings(), deployment);
            if (unknown != null) {
                summary.line(unknown);
            }
            RuleTable.addTo(result.section("Access rules, in the order of evaluation"), settings);
            guard.keys().forEach(this::addKeys);
            probeLogin(guard.login());
        }
        settings.problems().all().forEach(finding -> result.find(finding.toString()));
        if (online) {
            probeIssuers(settings);
        }
        addStores(settings.settings());
        addEffective(settings);
    }

    private void probeLogin(@Nullable GuardLogin login) {
        if (online && login != null) {
            ReportSection section = result.section("Online: login");
            LoginProbe probe = login.probe(redirectUri);
            probe.passed().forEach(section::line);
            probe.failed().forEach(problem -> result.find("login: " + problem));
        }
    }

    /** Names the stores, which are not opened: that may create tables, and is not possible with JNDI. */
    private void addStores(Settings settings) {
        if (settings.uses(StoreKind.JDBC)) {
            result.skip("the database and its driver (at startup)");
        }
        if (settings.uses(StoreKind.REDIS)) {
            result.skip("Redis and its libraries (at startup)");
        }
    }

    /** Adds the names of the local keys, as keys.revoked accepts them; {@code --online} adds fetched ones. */
    private void addKeys(String issuer, KeySet keys) {
        if (!keys.keys().isEmpty()) {
            ReportSection section = result.section("Keys of " + named(issuer));
            keys.keys().forEach(key -> section.line(line(key)));
        }
    }

    private void addEffective(LoadedSettings settings) {
        ReportSection section = result.section("Settings in effect, from " + settings.source());
        settings.effective().forEach(row -> section.row(row.key(), row.value(), row.origin()));
    }

    /** Returns a key with its names, and whether it is revoked. */
    static String line(VerificationKey key) {
        return key.description() + (key.isRevoked() ? " REVOKED" : "");
    }

    private static String named(String issuer) {
        return issuer.isEmpty() ? "issuer" : "issuers." + issuer;
    }

    private void probeIssuers(LoadedSettings settings) {
        RemoteKeySources sources = new RemoteKeySources(settings.resources(), System::nanoTime);
        try (BackgroundScheduler notStarted = new BackgroundScheduler(Duration.ofDays(1))) {
            RevocationLists revocations = RevocationLists.open(settings, notStarted, System::nanoTime);
            for (TrustedIssuer issuer : settings.settings().issuers()) {
                if (issuer.keys().remote()) {
                    KeyProbe probe = sources.probe(issuer, Clock.systemUTC());
                    new OnlineReport(result, named(issuer.name()), issuer, probe).add(revocations.of(issuer));
                }
            }
        }
    }
}
