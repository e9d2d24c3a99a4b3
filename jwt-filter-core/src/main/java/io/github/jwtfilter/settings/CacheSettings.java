package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Collections;
import java.util.List;

/** Settings of the cache of verified tokens. */
public final class CacheSettings {
    static final SettingKey<Integer> SIZE = SettingKey.of(
                    "cache.size",
                    Parsers.number(0, 1_000_000),
                    Tier.RARE,
                    "The maximum number of verified tokens in the cache, so that the signature of a repeated token is"
                            + " not verified again: 0 (no cache) to 1000000. Expiry and keys are still checked for"
                            + " each request. An entry takes as much memory as the claims of its token, mostly a few"
                            + " KiB.")
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
