package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Changed settings took effect without a redeployment, or were not used since they are invalid. */
public final class SettingsReloaded extends GuardEvent {
    private final boolean applied;
    private final String version;
    private final List<String> messages;

    /**
     * Creates an event.
     *
     * @param time when the settings were applied or rejected
     * @param application the application, or an empty text
     * @param applied whether the changed settings are in effect
     * @param version the version of the settings that is in effect now
     * @param messages the keys that have changed, or the problems; without values of secrets
     */
    public SettingsReloaded(
            Instant time, String application, boolean applied, String version, Collection<String> messages) {
        super("settings-reloaded", time, application);
        this.applied = applied;
        this.version = EventText.of(version);
        this.messages = copyOf(messages);
    }

    /**
     * Returns whether the changed settings are in effect.
     *
     * @return false if they have an error: the previous settings remain in effect
     */
    public boolean isApplied() {
        return applied;
    }

    /**
     * Returns the version of the settings that is in effect now.
     *
     * @return the same text as in JMX
     */
    public String version() {
        return version;
    }

    /**
     * Returns the keys that have changed, with {@code was removed} for an access rule that does not exist any more, or the first
     * problem for which the settings were not applied.
     *
     * @return at most 50 texts without values of secrets
     */
    public List<String> messages() {
        return messages;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "applied", applied);
        put(fields, "version", version);
        put(fields, "messages", messages);
    }

    @Override
    void passTo(GuardListener listener) {
        listener.settingsReloaded(this);
    }
}
