package io.github.jwtfilter.settings;

import java.util.Collections;
import java.util.List;

/** Settings of the cache of verified tokens. */
public final class CacheSettings {
    static final SettingKey<Integer> SIZE = SettingKey.of(
                    "cache.size",
                    Parsers.number(0, 1_000_000),
                    Tier.RARE,
                    "How many verified tokens are remembered, so that one that comes again need not be verified again: 0 (none)"
                            + " to 1000000. Expiry and keys are looked at each time all the same. Each takes as much memory as"
                            + " its claims, mostly some KiB.")
            .or("1000");

    static final List<SettingKey<?>> KEYS = Collections.singletonList(SIZE);

    private final int size;

    CacheSettings(Values values) {
        size = values.get(SIZE);
    }

    /**
     * Returns the maximum number of cached tokens.
     *
     * @return 0 to 1,000,000
     */
    public int size() {
        return size;
    }
}
