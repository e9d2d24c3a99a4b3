package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.jwks.FixedKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Opens key sources on the local machine: key files, or keys in the settings themselves. */
public final class FileKeySources {
    private static final String SECRET = "keys.secret";

    private FileKeySources() {}

    /**
     * Loads the keys of an issuer and reloads them when they change: their content is polled every 5 seconds, and replaced
     * after two polls, at least a second apart, have read the same change. Errors at startup are added to the problems of the
     * settings; later errors are logged.
     *
     * @param issuer an issuer whose settings configure a secret, a JWK Set file, PEM files or a keystore
     * @param settings the settings that contain the issuer
     * @param clock determines whether certificates have expired
     * @param scheduler runs the polls after its start
     * @param nanoTime see {@link System#nanoTime()}
     * @return the keys; initially empty if there were errors
     */
    public static KeySource open(
            TrustedIssuer issuer,
            LoadedSettings settings,
            Clock clock,
            TaskScheduler scheduler,
            LongSupplier nanoTime) {
        StoredKeyFiles stored = new StoredKeyFiles(issuer, settings, clock);
        FileSnapshot first = stored.first();
        KeySet keys = first.load();
        if (!canChange(issuer.keys(), issuer.report(settings.problems()))) {
            return new FixedKeys(stored.location(), keys);
        }
        ReloadingKeySource watched =
                new ReloadingKeySource(stored.name(), stored.location(), keys, first.fingerprint(), nanoTime);
        FileWatcher.Polled<FileSnapshot> polled = new PolledKeys(stored, watched);
        scheduler.eachTick(new FileWatcher<>(polled, scheduler, nanoTime));
        return watched;
    }

    /** Returns whether the keys can change. A literal secret in the settings changes only together with them. */
    private static boolean canChange(KeySettings keys, Report report) {
        boolean expression = !report.displayText(SECRET, "").isEmpty();
        return expression || !keys.secret().isPresent();
    }
}
