package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Collections;
import java.util.List;

/** Requirements for the deployment of the filter. */
public final class DeploymentSettings {
    static final SettingKey<Boolean> PARTIAL = SettingKey.of(
                    "deployment.partial",
                    Parsers.bool(),
                    Tier.RARE,
                    "Whether the filter may protect only a part of the application. By default the listener rejects"
                            + " the deployment if no `JwtFilter` is mapped to `/*` for requests, because all other"
                            + " paths would be served without any check.")
            .or("false");

    static final List<SettingKey<?>> KEYS = Collections.singletonList(PARTIAL);

    private final boolean partial;

    DeploymentSettings(Values values) {
        partial = values.get(PARTIAL);
    }

    /**
     * Returns the key of {@link #partial()}.
     *
     * @return its name, for messages
     */
    public static String partialKey() {
        return PARTIAL.name();
    }

    /**
     * Returns whether the filter may protect only a part of the application.
     *
     * @return false by default
     */
    public boolean partial() {
        return partial;
    }
}
