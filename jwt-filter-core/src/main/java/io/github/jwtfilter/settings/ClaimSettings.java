package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requirements for claims other than issuer and audience. */
public final class ClaimSettings {
    /** The key {@code claims.clock-skew}. */
    public static final SettingKey<Duration> CLOCK_SKEW = SettingKey.of(
                    "claims.clock-skew",
                    Parsers.duration(Duration.ZERO, Duration.ofMinutes(10)),
                    Tier.FREQUENT,
                    "The maximum difference between the clocks of issuer and application, for `exp`, `nbf` and `iat`:"
                            + " 0s to 10m.")
            .or("60s");

    /** The key {@code claims.max-age}. */
    public static final SettingKey<Duration> MAX_AGE = SettingKey.of(
            "claims.max-age",
            Parsers.duration(Duration.ofSeconds(1), Duration.ofDays(3650)),
            Tier.RARE,
            "The maximum age of a token since `iat`, which is then required.");

    static final SettingKey<Duration> MAX_LIFETIME = SettingKey.of(
            "claims.max-lifetime",
            Parsers.duration(Duration.ofSeconds(1), Duration.ofDays(3650)),
            Tier.RARE,
            "The maximum lifetime of a token, from `iat` (then required) to `exp`.");

    /** The key {@code claims.required}. */
    public static final SettingKey<List<String>> REQUIRED = SettingKey.of(
            "claims.required",
            Parsers.list(),
            Tier.RARE,
            "The claims that every token must contain: names of top-level claims, not paths.");

    /** The key {@code claims.match.<name>}. */
    public static final SettingKey<List<String>> MATCH = SettingKey.of(
            "claims.match.<name>",
            Parsers.list(),
            Tier.FREQUENT,
            "The permitted values of the claim `<name>`: the claim must equal one of them, or be an array that"
                    + " contains one. A boolean or a whole number equals its JSON text: `true`, `7`. A value that"
                    + " starts with `glob:` is a pattern, in which `*` stands for any characters except `:` and `/`:"
                    + " `glob:repo:my-org/*:ref:refs/heads/main`. The name is"
                    + " that of a top-level claim, not a path; a colon in it is written `\\:`, as in"
                    + " `claims.match.https\\://x.example/role`.");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(CLOCK_SKEW, MAX_AGE, MAX_LIFETIME, REQUIRED, MATCH));

    /** The prefix of values that are patterns. */
    public static final String PATTERN = "glob:";

    private final Duration clockSkew;
    private final Optional<Duration> maxAge;
    private final Optional<Duration> maxLifetime;
    private final List<String> required;
    private final Map<String, List<String>> match;

    ClaimSettings(Values values) {
        clockSkew = values.get(CLOCK_SKEW);
        maxAge = values.find(MAX_AGE);
        maxLifetime = values.find(MAX_LIFETIME);
        required = values.find(REQUIRED).orElse(Collections.emptyList());
        match = values.family(MATCH);
    }

    /**
     * Returns the permitted clock skew.
     *
     * @return zero to ten minutes
     */
    public Duration clockSkew() {
        return clockSkew;
    }

    /**
     * Returns the maximum time since {@code iat}.
     *
     * @return at least one second, or empty for no limit
     */
    public Optional<Duration> maxAge() {
        return maxAge;
    }

    /**
     * Returns the maximum lifetime of a token, from {@code iat} to {@code exp}.
     *
     * @return at least one second, or empty for no limit
     */
    public Optional<Duration> maxLifetime() {
        return maxLifetime;
    }

    /**
     * Returns the claims that every token must contain.
     *
     * @return names of top-level claims
     */
    public List<String> required() {
        return required;
    }

    /**
     * Returns the claims with prescribed values.
     *
     * @return accepted values and patterns by the name of a top-level claim
     */
    public Map<String, List<String>> match() {
        return match;
    }

    /**
     * Returns whether an accepted value is a pattern.
     *
     * @param value one of {@link #match()}
     * @return true if it starts with {@code glob:}
     */
    public static boolean isPattern(String value) {
        return value.startsWith(PATTERN);
    }

    /**
     * Returns the pattern itself.
     *
     * @param value a value that is a pattern
     * @return the text after {@code glob:}
     */
    public static String pattern(String value) {
        return value.substring(PATTERN.length());
    }
}
