package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jwks.file.ChangeHandler;
import io.github.jwtfilter.internal.jwks.file.FileWatcher;
import io.github.jwtfilter.internal.jwks.file.Fingerprint;
import io.github.jwtfilter.internal.logging.Log;
import org.jspecify.annotations.Nullable;

/** Polls the stored signing keys, and replaces the keys in use by new ones without errors. */
final class ReloadedSigningKeys implements FileWatcher.Polled<SigningKeysSnapshot> {
    private static final Log LOG = Log.of(SigningKeys.class);

    private final StoredSigningKeys stored;
    private final SigningKeys keys;
    private final ChangeHandler changes;
    private @Nullable String reported;

    ReloadedSigningKeys(StoredSigningKeys stored, SigningKeys keys, Fingerprint first) {
        this.stored = stored;
        this.keys = keys;
        this.changes = new ChangeHandler(LOG, stored.name(), first);
        this.reported = keys.problem(); // already a problem of the settings
    }

    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public String fallback() {
        return "the previous ones remain in use";
    }

    @Override
    public SigningKeysSnapshot read() {
        return stored.current();
    }

    @Override
    public boolean accept(SigningKeysSnapshot snapshot) {
        boolean again = changes.accept(snapshot.fingerprint(), snapshot.problems(), () -> replace(snapshot));
        reportValidity();
        return again;
    }

    /** Logs once that time has made the last key invalid. */
    private void reportValidity() {
        String problem = keys.problem();
        if (problem != null && !problem.equals(reported)) {
            LOG.error(name() + ": " + problem, null);
        }
        reported = problem;
    }

    private @Nullable String replace(SigningKeysSnapshot snapshot) {
        KeyRing ring = snapshot.load();
        if (snapshot.problems().hasErrors()) {
            return null;
        }
        keys.replace(ring);
        return keys.summary();
    }
}
