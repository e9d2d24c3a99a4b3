package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.settings.value.Parsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The CORS policy: the origins that may read responses, and the requests that they may send (Fetch Standard section
 * 3.3).
 */
public final class CorsSettings {
    /** The key {@code cors.allowed-origins}. */
    public static final SettingKey<Origins> ALLOWED_ORIGINS = SettingKey.of(
            "cors.allowed-origins",
            Parsers.originsOrAny(),
            Tier.FREQUENT,
            "Other origins whose pages may read responses, for example `https://shop.example.com`. `*` allows all"
                    + " origins, and cannot be combined with `token.cookie` or `cors.allow-credentials`. The filter"
                    + " responds to preflight requests and rejects those of other origins. State-changing requests"
                    + " that use the cookie also require `csrf.trusted-origins`.");

    static final SettingKey<List<String>> ALLOWED_METHODS = SettingKey.of(
                    "cors.allowed-methods",
                    Parsers.methods(),
                    Tier.RARE,
                    "The methods that pages of `cors.allowed-origins` may use in preflighted requests, in upper case.")
            .or("GET, HEAD, POST");

    static final SettingKey<List<String>> ALLOWED_HEADERS = SettingKey.of(
                    "cors.allowed-headers",
                    Parsers.headerNames(),
                    Tier.RARE,
                    "The request headers that pages of `cors.allowed-origins` may set in preflighted requests.")
            .or("Authorization, Content-Type");

    static final SettingKey<List<String>> EXPOSED_HEADERS = SettingKey.of(
            "cors.exposed-headers",
            Parsers.headerNames(),
            Tier.RARE,
            "The response headers that pages of `cors.allowed-origins` may read in addition to the CORS-safelisted"
                    + " ones.");

    static final SettingKey<Duration> MAX_AGE = SettingKey.of(
            "cors.max-age",
            Parsers.duration(Duration.ZERO, Duration.ofDays(1)),
            Tier.RARE,
            "How long a browser may cache the response to a preflight request: up to `1d`; browsers have their own"
                    + " limits. Without this key, browsers use their default of 5 seconds.");

    /** The key {@code cors.allow-credentials}. */
    public static final SettingKey<Boolean> ALLOW_CREDENTIALS = SettingKey.of(
                    "cors.allow-credentials",
                    Parsers.bool(),
                    Tier.RARE,
                    "Whether pages of `cors.allowed-origins` may read responses to requests with the user's cookies."
                            + " A token in a header that the page itself sets does not require this.")
            .or("false");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(
            ALLOWED_ORIGINS, ALLOWED_METHODS, ALLOWED_HEADERS, EXPOSED_HEADERS, MAX_AGE, ALLOW_CREDENTIALS));

    private final Origins allowedOrigins;
    private final List<String> allowedMethods;
    private final List<String> allowedHeaders;
    private final List<String> exposedHeaders;
    private final Optional<Duration> maxAge;
    private final boolean allowCredentials;

    CorsSettings(Values values) {
        allowedOrigins = values.find(ALLOWED_ORIGINS).orElse(Origins.none());
        allowedMethods = values.get(ALLOWED_METHODS);
        allowedHeaders = values.get(ALLOWED_HEADERS);
        exposedHeaders = values.find(EXPOSED_HEADERS).orElse(Collections.emptyList());
        maxAge = values.find(MAX_AGE);
        allowCredentials = values.get(ALLOW_CREDENTIALS);
    }

    /**
     * Returns the origins that may read responses.
     *
     * @return listed origins, possibly none, or all
     */
    public Origins allowedOrigins() {
        return allowedOrigins;
    }

    /**
     * Returns the methods that a preflight response permits.
     *
     * @return method names, case-sensitive
     */
    public List<String> allowedMethods() {
        return allowedMethods;
    }

    /**
     * Returns the request headers that a preflight response permits.
     *
     * @return header names
     */
    public List<String> allowedHeaders() {
        return allowedHeaders;
    }

    /**
     * Returns the response headers that pages may read.
     *
     * @return header names, possibly none
     */
    public List<String> exposedHeaders() {
        return exposedHeaders;
    }

    /**
     * Returns how long browsers may cache a preflight response.
     *
     * @return 0 to 24 hours, or empty for the default of the browser
     */
    public Optional<Duration> maxAge() {
        return maxAge;
    }

    /**
     * Returns whether responses to requests with credentials may be read. Never true if all origins are allowed.
     *
     * @return false by default
     */
    public boolean allowCredentials() {
        return allowCredentials;
    }
}
