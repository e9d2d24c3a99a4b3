package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.SingleLine;

/** One row of the table of effective settings. */
public final class EffectiveSetting {
    private final String key;
    private final String value;
    private final String origin;

    EffectiveSetting(String key, String value, String origin) {
        this.key = SingleLine.of(key);
        this.value = SingleLine.of(value);
        this.origin = SingleLine.of(origin);
    }

    /**
     * Returns the key.
     *
     * @return its name
     */
    public String key() {
        return key;
    }

    /**
     * Returns the value as written. The result of an expression such as {@code ${env:NAME}} is never shown.
     *
     * @return one line of printable ASCII; {@code (hidden)} for secrets
     */
    public String value() {
        return value;
    }

    /**
     * Returns the source of the value.
     *
     * @return for example {@code jwt-filter.properties:3}, or {@code default}
     */
    public String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return key + " = " + value + " (" + origin + ")";
    }
}
