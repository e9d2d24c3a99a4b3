package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.jwks.file.ChangeDetector;
import io.github.jwtfilter.internal.jwks.file.FileWatcher;
import io.github.jwtfilter.internal.jwks.file.Fingerprint;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.settings.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Polls the stored signing keys, and replaces the keys in use by new ones without errors. */
final class ReloadedSigningKeys implements FileWatcher.Polled<SigningKeysSnapshot> {
    private static final Log LOG = Log.of(SigningKeys.class);

    private final StoredSigningKeys stored;
    private final SigningKeys keys;
    private final ChangeDetector changes;
    private @Nullable String reported;

    ReloadedSigningKeys(StoredSigningKeys stored, SigningKeys keys, Fingerprint first) {
        this.stored = stored;
        this.keys = keys;
        this.changes = new ChangeDetector(first);
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
        boolean again = change(snapshot);
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

    private boolean change(SigningKeysSnapshot snapshot) {
        switch (changes.detect(snapshot.fingerprint())) {
            case UNCONFIRMED:
                return true;
            case CHANGED:
                replace(snapshot);
                return false;
            case RESTORED:
                LOG.info(name() + " are again identical to those in use");
                return false;
            default:
                return false;
        }
    }

    private void replace(SigningKeysSnapshot snapshot) {
        KeyRing ring = snapshot.load();
        List<String> problems =
                snapshot.problems().all().stream().map(Problem::toString).collect(Collectors.toList());
        if (snapshot.problems().hasErrors()) {
            LOG.warn(name() + " have changed and are invalid, the previous ones remain in use: "
                    + String.join(" | ", TruncatedList.of(problems)));
            return;
        }
        keys.replace(ring);
        changes.accept();
        LOG.info(name() + " have changed; now in use: " + keys.summary());
        TruncatedList.of(problems).forEach(finding -> LOG.warn(name() + ": " + finding));
    }
}
