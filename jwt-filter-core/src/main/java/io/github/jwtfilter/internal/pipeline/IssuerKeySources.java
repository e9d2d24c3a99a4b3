package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.background.TaskGroup;
import io.github.jwtfilter.internal.jwks.FixedKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.ProvidedKeys;
import io.github.jwtfilter.internal.jwks.file.FileKeySources;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import org.jspecify.annotations.Nullable;

/** Opens the keys of issuers. */
final class IssuerKeySources {
    private final LoadedSettings loaded;
    private final GuardServices services;
    private @Nullable RemoteKeySources remote;

    /** Creates an opener; {@code remote} opens keys of identity providers, over HTTP if it is null. */
    IssuerKeySources(LoadedSettings loaded, GuardServices services, @Nullable RemoteKeySources remote) {
        this.loaded = loaded;
        this.services = services;
        this.remote = remote;
    }

    /** Opens the keys of an issuer; reports the problems of local keys. */
    ReusableComponent<KeySource> open(TrustedIssuer issuer) {
        TaskGroup tasks = new TaskGroup(services.scheduler);
        KeySource source = source(issuer, tasks);
        String provider = issuer.keys().provider().orElse(null);
        return new ReusableComponent<>(
                provider == null ? source : ProvidedKeys.of(provider, source, issuer.report(loaded.problems())), tasks);
    }

    private KeySource source(TrustedIssuer issuer, TaskGroup tasks) {
        if (!issuer.keys().remote()) {
            return FileKeySources.open(issuer, loaded, services.clock, tasks, services.nanoTime);
        }
        // A URL may be missing if there are errors; local keys are still read, to report their errors.
        return loaded.problems().hasErrors() ? new FixedKeys("settings", KeySet.empty()) : remote().open(issuer, tasks);
    }

    private RemoteKeySources remote() {
        if (remote == null) {
            remote = new RemoteKeySources(loaded.resources(), services.nanoTime);
        }
        return remote;
    }
}
