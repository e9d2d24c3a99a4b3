package io.github.jwtfilter.doctor;

import io.github.jwtfilter.Deployment;
import io.github.jwtfilter.GuardFactory;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.descriptor.WebXml;
import io.github.jwtfilter.key.remote.RemoteKeySources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.PrintWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tells a person what settings amount to. */
final class SettingsReport {
    private final PrintWriter out;
    private final Deployment deployment;
    private final boolean online;

    SettingsReport(PrintWriter out, @Nullable WebXml descriptor, boolean online) {
        this.out = out;
        this.deployment = descriptor == null ? Deployment.usual() : new Deployment(null, descriptor.welcomeFiles());
        this.online = online;
    }

    /**
     * Shows the settings; returns whether nothing deserves a look.
     *
     * @throws io.github.jwtfilter.settings.SettingsException if they cannot be used
     */
    boolean tell(LoadedSettings settings) {
        try (JwtGuard guard = GuardFactory.create(settings, Clock.systemUTC(), deployment)) {
            out.println(settings.effectiveTable());
            out.println(RuleTable.of(settings));
            out.println(guard.summary());
        }
        for (Problem finding : settings.problems().all()) {
            out.println("finding: " + finding);
        }
        boolean fine = settings.problems().all().isEmpty();
        return (!online || askIssuers(settings)) && fine;
    }

    private boolean askIssuers(LoadedSettings settings) {
        RemoteKeySources sources = new RemoteKeySources(settings.resources(), System::nanoTime);
        OnlineReport report = new OnlineReport(out);
        for (TrustedIssuer issuer : settings.settings().issuers()) {
            if (issuer.keys().remote()) {
                String name = issuer.name().isEmpty() ? "issuer" : "issuers." + issuer.name();
                report.tell(name, issuer, sources.probe(issuer, Clock.systemUTC()));
            }
        }
        return report.isFine();
    }
}
