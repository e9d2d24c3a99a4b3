package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.settings.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key source that follows its storage. New keys are published as a whole, and only without errors; otherwise the last valid
 * keys remain in effect.
 */
final class ReloadingKeySource implements KeySource {
    private static final Log LOG = Log.of(ReloadingKeySource.class);

    private final String name;
    private final String location;
    private final ChangeDetector changes;
    private volatile KeySet current;

    /** Creates a source; {@code name} is for logs, {@code location} for {@link KeyHealth}. */
    ReloadingKeySource(String name, String location, KeySet first, Fingerprint fingerprint) {
        this.name = name;
        this.location = location;
        this.current = first;
        this.changes = new ChangeDetector(fingerprint);
    }

    @Override
    public Result<KeySet> current() {
        return current.asResult();
    }

    @Override
    public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        return current.asResult();
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return current.algorithms();
    }

    @Override
    public KeyHealth health() {
        return new KeyHealth(KeyHealth.State.CURRENT, location, current.keys().size(), null, null);
    }

    @Override
    public String description() {
        return count(current) + ", reloaded on change";
    }

    /**
     * Handles the result of a read. Must be called by one thread at a time.
     *
     * @return whether another poll must confirm the result soon
     */
    boolean accept(FileSnapshot snapshot) {
        switch (changes.detect(snapshot.fingerprint())) {
            case UNCONFIRMED:
                return true;
            case CHANGED:
                replace(snapshot);
                return false;
            case RESTORED:
                LOG.info(name + " are again identical to those in use");
                return false;
            default:
                return false;
        }
    }

    private void replace(FileSnapshot snapshot) {
        KeySet loaded = snapshot.load();
        snapshot.checkAlgorithms(loaded);
        List<String> problems =
                snapshot.problems().all().stream().map(Problem::toString).collect(Collectors.toList());
        if (snapshot.problems().hasErrors() || loaded.keys().isEmpty()) {
            LOG.warn(name + " have changed and are invalid, the previous ones remain in use: "
                    + String.join(" | ", TruncatedList.of(problems)));
            return;
        }
        current = loaded;
        changes.accept();
        LOG.info(name + " have changed; now in use: " + count(loaded));
        TruncatedList.of(problems).forEach(finding -> LOG.warn(name + ": " + finding));
    }

    private static String count(KeySet keys) {
        return keys.keys().size() + (keys.keys().size() == 1 ? " key" : " keys");
    }
}
