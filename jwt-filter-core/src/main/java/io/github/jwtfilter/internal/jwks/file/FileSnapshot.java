package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.jwks.CostlyKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySetLoader;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;

/** The stored keys as of one poll. */
final class FileSnapshot {
    private final TrustedIssuer issuer;
    private final KeySettings keys;
    private final KeyFiles files;
    private final Problems problems;
    private final Fingerprint fingerprint;
    private final Clock clock;

    FileSnapshot(
            TrustedIssuer issuer,
            KeySettings keys,
            KeyFiles files,
            Problems problems,
            Fingerprint fingerprint,
            Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.files = files;
        this.problems = problems;
        this.fingerprint = fingerprint;
        this.clock = clock;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Returns the keys and adds their problems to the report. */
    KeySet load() {
        KeySet loaded = KeySetLoader.load(keys, files, clock, report());
        String costly = keys.jwksFile().isPresent() ? CostlyKeys.find(issuer, loaded) : null;
        if (costly != null) {
            report().finding("keys.jwks-file", "the keys " + costly, CostlyKeys.REMEDY);
        }
        return loaded;
    }

    /** Adds a problem if the keys do not fit the configured algorithms, as at startup. */
    void checkAlgorithms(KeySet loaded) {
        AlgorithmAllowlist.of(issuer.issuer().algorithms(), loaded::algorithms, report());
    }

    private Report report() {
        return issuer.report(problems);
    }

    Problems problems() {
        return problems;
    }
}
