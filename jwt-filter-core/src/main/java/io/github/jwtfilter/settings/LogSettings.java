package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Arrays;
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

    /** The key {@code log.mdc}. */
    public static final SettingKey<Boolean> MDC = SettingKey.of(
                    "log.mdc",
                    Parsers.bool(),
                    Tier.RARE,
                    "Whether log lines that the application writes during a request have the MDC values `jwt.sub` and `jwt.jti` of"
                            + " its verified token. Requires SLF4J with a provider in the application; without effect in"
                            + " programs that use `JwtGuard`.")
            .or("false");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(UNVERIFIED, MDC));

    private final boolean unverified;
    private final boolean mdc;

    LogSettings(Values values) {
        unverified = values.get(UNVERIFIED);
        mdc = values.get(MDC);
    }

    /**
     * Returns whether log lines of a request have the subject and the ID of its token in the MDC.
     *
     * @return false by default
     */
    public boolean mdc() {
        return mdc;
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
