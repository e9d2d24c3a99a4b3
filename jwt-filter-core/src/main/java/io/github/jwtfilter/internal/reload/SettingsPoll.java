package io.github.jwtfilter.internal.reload;

import io.github.jwtfilter.internal.jwks.file.FileWatcher;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Detects changes of the settings. A file may be read while it is being written, so a change counts only if two readings, a second
 * apart, have the same result. Invalid settings are reported once.
 */
final class SettingsPoll implements FileWatcher.Polled<SettingsReading> {
    /** The shortest pause after keys of new issuers could not be fetched, in order not to burden the provider. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    /** The limit for one reading, and for the first fetch of keys of new issuers. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private final ReloadingGuard guard;
    private @Nullable SettingsReading unconfirmed;
    private @Nullable SettingsReading rejected;

    /** Whether keys could not be fetched. Another thread reads it to determine the time of the next reading. */
    private volatile boolean postponed;

    SettingsPoll(ReloadingGuard guard) {
        this.guard = guard;
    }

    @Override
    public Duration pause() {
        Duration interval = guard.interval();
        return postponed && interval.compareTo(RETRY) < 0 ? RETRY : interval;
    }

    @Override
    public String name() {
        return "The settings";
    }

    @Override
    public String fallback() {
        return "so that those in effect remain";
    }

    @Override
    public SettingsReading read() {
        return guard.read();
    }

    @Override
    public boolean accept(SettingsReading reading) {
        if (reading.isInEffect(guard.current().lifecycle().settings())) {
            return acceptUnchanged();
        }
        boolean reported = guard.current().lifecycle().version().failure() != null; // not after a reload by an operator
        if (reported && reading.isSameAs(rejected)) {
            unconfirmed = null;
            return false;
        }
        if (!reading.isSameAs(unconfirmed)) {
            unconfirmed = reading;
            return true;
        }
        ReloadingGuard.Outcome outcome = guard.apply(reading);
        rejected = outcome == ReloadingGuard.Outcome.REJECTED ? reading : null;
        postponed = outcome == ReloadingGuard.Outcome.POSTPONED;
        if (outcome != ReloadingGuard.Outcome.POSTPONED) {
            unconfirmed = null; // otherwise the next reading tries again
        }
        return false;
    }

    private boolean acceptUnchanged() {
        guard.restored();
        rejected = null;
        unconfirmed = null;
        postponed = false;
        return false;
    }
}
