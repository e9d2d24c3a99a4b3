package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Collections;
import java.util.List;

/** Settings of the log lines about requests. */
public final class LogSettings {
    /** The key {@code log.unverified}. */
    public static final SettingKey<Boolean> UNVERIFIED = SettingKey.of(
                    "log.unverified",
                    Parsers.bool(),
                    Tier.RARE,
                    "Whether the log lines about rejected tokens contain header and claims of tokens without a valid"
                            + " signature, escaped and truncated. Any client can write such a token, and a mistyped one"
                            + " may contain personal data: enable it only while you investigate a problem. Each startup"
                            + " logs a warning.")
            .or("false");

    static final List<SettingKey<?>> KEYS = Collections.singletonList(UNVERIFIED);

    private final boolean unverified;

    LogSettings(Values values) {
        unverified = values.get(UNVERIFIED);
    }

    /**
     * Returns whether the log may contain claims of tokens without a valid signature.
     *
     * @return false by default
     */
    public boolean unverified() {
        return unverified;
    }
}
