package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The settings of listeners and of the audit log. */
public final class EventSettings {
    /** The events in the audit log. */
    public enum Audit {
        /** No audit log. */
        OFF,
        /** Rejected requests, and everything that is not a request. */
        REJECTIONS,
        /** Also each accepted request. */
        ALL
    }

    /** The key {@code events.listeners}. */
    public static final SettingKey<List<String>> LISTENERS = SettingKey.of(
            "events.listeners",
            Parsers.list(),
            Tier.RARE,
            "The names of classes that implement `io.github.jwtfilter.GuardListener` and have a public constructor without"
                    + " parameters, separated by commas, 16 at most. Each receives events in a thread of its own. Listeners in"
                    + " `META-INF/services` are found without this key.");

    /** The key {@code audit}. */
    public static final SettingKey<Audit> AUDIT = SettingKey.of(
                    "audit",
                    Parsers.oneOf(Audit.class),
                    Tier.FREQUENT,
                    "The audit log, one JSON object for each event, through the logging of the application (logger"
                            + " `io.github.jwtfilter.audit`): `off`, `rejections` (rejected requests, sessions, keys, stores,"
                            + " alerts, reloads), or `all` (also each accepted request). Contains no tokens and no"
                            + " unverified claims.")
            .or("off");

    static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(LISTENERS, AUDIT));

    private final List<String> listeners;
    private final Audit audit;

    EventSettings(Values values) {
        listeners = values.find(LISTENERS).orElse(Collections.emptyList());
        audit = values.get(AUDIT);
    }

    /**
     * Returns the classes of listeners.
     *
     * @return names of classes, not yet checked, possibly none
     */
    public List<String> listeners() {
        return listeners;
    }

    /**
     * Returns the events in the audit log.
     *
     * @return {@link Audit#OFF} by default
     */
    public Audit audit() {
        return audit;
    }
}
