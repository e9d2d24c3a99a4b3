package io.github.jwtfilter.key.file;

import io.github.jwtfilter.key.FixedKeys;
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.upkeep.Upkeep;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Opens the sources of keys that are stored on this machine: in files, or in the settings themselves. */
public final class FileKeySources {
    private static final String SECRET = "keys.secret";

    private FileKeySources() {}

    /**
     * Loads the keys of an issuer, and has them read again when they change: looked at every 5 seconds, by content, and
     * replaced when the same change was seen twice, at least a second apart. Errors of the first keys are told to the
     * problems of the settings, those of later ones to the log.
     *
     * @param issuer an issuer whose settings name a secret, a JWK Set file, PEM files or a keystore
     * @param settings the settings that it belongs to
     * @param clock tells which certificates have expired
     * @param upkeep does the reading, from the time it is started
     * @param nanoTime as {@link System#nanoTime()}
     * @return the keys; empty at first if there were errors
     */
    public static KeySource open(
            TrustedIssuer issuer, LoadedSettings settings, Clock clock, Upkeep upkeep, LongSupplier nanoTime) {
        StoredKeys stored = new StoredKeys(issuer, settings, clock);
        Reading first = stored.first();
        KeySet keys = first.load();
        if (!canChange(issuer.keys(), issuer.report(settings.problems()))) {
            return new FixedKeys(stored.place(), keys);
        }
        WatchedKeys watched = new WatchedKeys(stored.name(), stored.place(), keys, first.fingerprint());
        Watch.Polled<Reading> polled = new PolledKeys(stored, watched);
        upkeep.eachTick(new Watch<>(polled, upkeep::run, nanoTime)::tick);
        return watched;
    }

    /** A secret that is written in the settings, and not as an expression, changes with them alone. */
    private static boolean canChange(KeySettings keys, Report report) {
        boolean expression = !report.shown(SECRET, "").isEmpty();
        return expression || !keys.secret().isPresent();
    }
}
