package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The version of the settings that is in effect, and the result of the last attempt to change it. Thread-safe. */
public final class SettingsVersion {
    private final Clock clock;
    private final AtomicLong applied = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private volatile String name = "";
    private volatile Instant since;
    private volatile @Nullable String failure;

    SettingsVersion(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Records the first version. */
    void started(LoadedSettings loaded) {
        name = loaded.digests().version();
        since = clock.instant();
    }

    /**
     * Records a version that has taken effect at run time.
     *
     * @param loaded its settings
     */
    public void applied(LoadedSettings loaded) {
        started(loaded);
        failure = null;
        applied.incrementAndGet();
    }

    /**
     * Records a version that could not take effect.
     *
     * @param reason the reason, without secrets
     */
    public void rejected(String reason) {
        failure = reason;
        rejected.incrementAndGet();
    }

    /** Records that the settings in effect were restored after a version that could not take effect. */
    public void restored() {
        failure = null;
    }

    /**
     * Returns the name of the version.
     *
     * @return 8 hexadecimal digits, which depend on the values only
     */
    public String name() {
        return name;
    }

    /**
     * Returns the time at which the version took effect.
     *
     * @return the time of the start, or of the last reload
     */
    public Instant since() {
        return since;
    }

    /**
     * Returns the number of versions that took effect at run time.
     *
     * @return 0 or more
     */
    public long reloads() {
        return applied.get();
    }

    /**
     * Returns the number of versions that could not take effect.
     *
     * @return 0 or more
     */
    public long rejectedReloads() {
        return rejected.get();
    }

    /**
     * Returns the reason for which the present content of the files is not in effect.
     *
     * @return text without secrets, or null if it is in effect
     */
    public @Nullable String failure() {
        return failure;
    }
}
