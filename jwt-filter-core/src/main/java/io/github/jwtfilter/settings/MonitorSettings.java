package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Rate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The settings of alerts about requests that may be an attack. */
public final class MonitorSettings {
    /** The key {@code monitor.failures}. */
    public static final SettingKey<Optional<Rate>> FAILURES = SettingKey.of(
                    "monitor.failures",
                    Parsers.rateOrOff(),
                    Tier.RARE,
                    "The number of rejected requests with a token per time from one client address, or from one `/64` of IPv6 (1"
                            + " to 1000, in 1s to 24h); `off` for no alert. Beyond it, there is at most one alert a minute"
                            + " ([Monitoring](monitoring.md)). Users behind one NAT, or behind a proxy that forwards no"
                            + " address, share an address.")
            .or("50/1m");

    /** The key {@code monitor.addresses}. */
    public static final SettingKey<Optional<Rate>> ADDRESSES = SettingKey.of(
                    "monitor.addresses",
                    Parsers.rateOrOff(),
                    Tier.RARE,
                    "The number of client addresses, or `/64` of IPv6, per time from which one token or session may be used (1 to"
                            + " 1000, in 1s to 24h); `off` for no alert. Beyond it, there is at most one alert a minute. Mobile"
                            + " networks and pools of proxies change the address of a user without an attack.")
            .or("5/10m");

    /** The key {@code monitor.rise}. */
    public static final SettingKey<Integer> RISE = SettingKey.of(
                    "monitor.rise",
                    Parsers.numberOrOff(2, 1_000),
                    Tier.RARE,
                    "An alert is raised if there are this many times as many rejections for one reason in a minute as on"
                            + " average in the 10 minutes before, and at least 20, 2 to 1000; `off` for no alert. None is"
                            + " raised in the first 5 minutes after the start.")
            .or("10");

    static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(FAILURES, ADDRESSES, RISE));

    private final Optional<Rate> failures;
    private final Optional<Rate> addresses;
    private final int rise;

    MonitorSettings(Values values) {
        failures = values.get(FAILURES);
        addresses = values.get(ADDRESSES);
        rise = values.get(RISE);
    }

    /**
     * Returns the permitted number of rejected requests of one client.
     *
     * @return the rate, or empty for no alert
     */
    public Optional<Rate> failures() {
        return failures;
    }

    /**
     * Returns the permitted number of addresses that use one token or session.
     *
     * @return the rate, or empty for no alert
     */
    public Optional<Rate> addresses() {
        return addresses;
    }

    /**
     * Returns how many times as many rejections for one reason as on average raise an alert.
     *
     * @return 2 to 1,000, or 0 for no alert
     */
    public int rise() {
        return rise;
    }
}
