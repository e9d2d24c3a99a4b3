package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The limits for signature checks of tokens that are not cached. */
public final class FloodSettings {
    /** The key {@code flood.checks}. */
    public static final SettingKey<Integer> CHECKS = SettingKey.of(
            "flood.checks",
            Parsers.numberOrOff(1, 1_024),
            Tier.RARE,
            "The maximum number of signature checks with public keys at the same time, 1 to 1024; `off` for no limit. Tokens in"
                    + " the cache need no check. Without this key: half the number of processors, at least 1.");

    /** The key {@code flood.wait}. */
    public static final SettingKey<Duration> WAIT = SettingKey.of(
                    "flood.wait",
                    Parsers.duration(Duration.ZERO, Duration.ofSeconds(5)),
                    Tier.RARE,
                    "How long a request waits for one of `flood.checks`, 0ms to 5s. Then it gets 503 with `Retry-After`.")
            .or("50ms");

    /** The key {@code flood.failures}. */
    public static final SettingKey<Optional<Rate>> FAILURES = SettingKey.of(
                    "flood.failures",
                    Parsers.rateOrOff(),
                    Tier.RARE,
                    "The number of failed signature checks per time from one client address, or from one `/64` of IPv6 (1 to"
                            + " 1000, in 1s to 24h); `off` for no limit. Beyond it, tokens of this client that are not"
                            + " in the cache get 429 with `Retry-After`. Does not apply to addresses in"
                            + " `proxy.trusted`, nor to loopback and private addresses that no proxy has forwarded.")
            .or("50/1m");

    /** The key {@code flood.clients}. */
    public static final SettingKey<Integer> CLIENTS = SettingKey.of(
                    "flood.clients",
                    Parsers.number(100, 1_000_000),
                    Tier.RARE,
                    "The maximum number of clients whose failed signature checks are counted, 100 to 1000000. Clients with"
                            + " few failures are forgotten first.")
            .or("10000");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(CHECKS, WAIT, FAILURES, CLIENTS));

    private final int checks;
    private final Duration maxWait;
    private final Optional<Rate> failures;
    private final int clients;

    FloodSettings(Values values) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        checks = values.find(CHECKS).orElse(half);
        maxWait = values.get(WAIT);
        failures = values.get(FAILURES);
        clients = values.get(CLIENTS);
    }

    /**
     * Returns the maximum number of concurrent signature checks with public keys.
     *
     * @return 1 to 1,024, or 0 for no limit
     */
    public int checks() {
        return checks;
    }

    /**
     * Returns how long a request waits for a signature check.
     *
     * @return 0 to 5 seconds
     */
    public Duration maxWait() {
        return maxWait;
    }

    /**
     * Returns the permitted number of failed signature checks of a client.
     *
     * @return the rate, or empty for no limit
     */
    public Optional<Rate> failures() {
        return failures;
    }

    /**
     * Returns the maximum number of clients whose failures are counted.
     *
     * @return 100 to 1,000,000
     */
    public int clients() {
        return clients;
    }
}
