package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.jwks.file.RevocationLists;
import io.github.jwtfilter.internal.jwks.remote.KeyProbe;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;

/** Prints the effect of settings. */
final class SettingsReport {
    private final PrintWriter out;
    private final ServletDeployment deployment;
    private final boolean online;

    SettingsReport(PrintWriter out, ServletDeployment deployment, boolean online) {
        this.out = out;
        this.deployment = deployment;
        this.online = online;
    }

    /** Returns the same report for an application that is deployed as the root. */
    SettingsReport atRoot() {
        return new SettingsReport(out, deployment.at(""), online);
    }

    /**
     * Prints the settings; returns whether there are no findings.
     *
     * @throws io.github.jwtfilter.settings.SettingsException if they cannot be used
     */
    boolean print(LoadedSettings settings) {
        try (Guard guard = GuardFactory.create(settings, Clock.systemUTC(), deployment)) {
            out.println(settings.effectiveTable());
            out.println(RuleTable.of(settings));
            out.println(guard.summary());
            guard.keys().forEach(this::printKeys);
        }
        for (Problem finding : settings.problems().all()) {
            out.println("finding: " + finding);
        }
        boolean fine = settings.problems().all().isEmpty();
        return (!online || probeIssuers(settings)) && fine;
    }

    /** Prints the names of the local keys, as keys.revoked accepts them; {@code --online} prints fetched ones. */
    private void printKeys(String issuer, KeySet keys) {
        if (!keys.keys().isEmpty()) {
            out.println("keys: " + named(issuer));
            keys.keys().forEach(key -> out.println("  " + line(key)));
        }
    }

    /** Returns a key with its names, and whether it is revoked. */
    static String line(VerificationKey key) {
        return key.description() + (key.isRevoked() ? " REVOKED" : "");
    }

    private static String named(String issuer) {
        return issuer.isEmpty() ? "issuer" : "issuers." + issuer;
    }

    private boolean probeIssuers(LoadedSettings settings) {
        RemoteKeySources sources = new RemoteKeySources(settings.resources(), System::nanoTime);
        try (BackgroundScheduler notStarted = new BackgroundScheduler(Duration.ofDays(1))) {
            RevocationLists revocations = RevocationLists.open(settings, notStarted, System::nanoTime);
            OnlineReport report = new OnlineReport(out);
            for (TrustedIssuer issuer : settings.settings().issuers()) {
                if (issuer.keys().remote()) {
                    KeyProbe probe = sources.probe(issuer, Clock.systemUTC());
                    report.print(named(issuer.name()), issuer, probe, revocations.of(issuer));
                }
            }
            return report.isFine();
        }
    }
}
