package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.logging.Log;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A key source that follows its storage. New keys are published as a whole, and only without errors; otherwise the last valid
 * keys remain in effect.
 */
final class ReloadingKeySource implements KeySource {
    private static final Log LOG = Log.of(ReloadingKeySource.class);

    private final String location;
    private final ChangeHandler changes;
    private final LongSupplier nanoTime;
    private volatile KeySet current;
    private volatile long readAt;

    /** Creates a source; {@code name} is for logs, {@code location} for {@link KeyHealth}. */
    ReloadingKeySource(String name, String location, KeySet first, Fingerprint fingerprint, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.readAt = nanoTime.getAsLong();
        this.location = location;
        this.current = first;
        this.changes = new ChangeHandler(LOG, name, fingerprint);
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
        String failure = changes.failure();
        return new KeyHealth(
                failure == null ? KeyHealth.State.CURRENT : KeyHealth.State.STALE,
                location,
                current.keys().size(),
                Duration.ofNanos(nanoTime.getAsLong() - readAt),
                failure);
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
        boolean unconfirmed = changes.accept(snapshot.fingerprint(), snapshot.problems(), () -> replace(snapshot));
        if (!unconfirmed && changes.failure() == null) {
            readAt = nanoTime.getAsLong();
        }
        return unconfirmed;
    }

    private @Nullable String replace(FileSnapshot snapshot) {
        KeySet loaded = snapshot.load();
        snapshot.checkAlgorithms(loaded);
        if (snapshot.problems().hasErrors() || loaded.keys().isEmpty()) {
            return null;
        }
        current = loaded;
        return count(loaded);
    }

    private static String count(KeySet keys) {
        return keys.keys().size() + (keys.keys().size() == 1 ? " key" : " keys");
    }
}
