package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settings of headers that the filter adds to responses of the application. */
public final class ResponseSettings {
    /** The default of {@code Cache-Control} (RFC 9111 section 5.2.2). */
    public enum CacheControl {
        /** Browsers may store the response, shared caches may not. */
        PRIVATE,
        /** No cache may store it. */
        NO_STORE,
        /** The header is left to the application. */
        NONE
    }

    static final SettingKey<CacheControl> CACHE_CONTROL = SettingKey.of(
                    "cache-control",
                    Parsers.oneOf(CacheControl.class),
                    Tier.FREQUENT,
                    "The header `Cache-Control` of responses to which the application adds none, on all paths that are not open to"
                            + " `anyone`: `private` (no proxy or CDN stores them), `no-store` (browsers do not either, so that the"
                            + " back button shows no page after the logout) or `none`. A header of the application takes"
                            + " precedence. `mode = report-only` adds none.")
            .or("private");

    static final List<SettingKey<?>> KEYS = Collections.singletonList(CACHE_CONTROL);

    private final CacheControl cacheControl;

    ResponseSettings(Values values) {
        cacheControl = values.get(CACHE_CONTROL);
    }

    /**
     * Returns the {@code Cache-Control} of responses to protected requests, unless the application sets one.
     *
     * @return the value of the header, or empty if none is added
     */
    public Optional<String> cacheControl() {
        return cacheControl == CacheControl.NONE
                ? Optional.empty()
                : Optional.of(cacheControl.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
