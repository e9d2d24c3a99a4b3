package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.request.TrustedProxies;
import io.github.jwtfilter.settings.value.Parsers;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The HTTPS requirement, and the proxies whose forwarded headers are trusted. */
public final class TransportSettings {
    static final SettingKey<Boolean> HTTPS_REQUIRED = SettingKey.of(
                    "https.required",
                    Parsers.bool(),
                    Tier.FREQUENT,
                    "Rejects requests over plain HTTP. Connections from the local machine without forwarding headers"
                            + " are exempt.")
            .or("true");

    /** The key {@code proxy.trusted}. */
    public static final SettingKey<TrustedProxies> PROXY_TRUSTED = SettingKey.of(
                    "proxy.trusted",
                    Parsers.addressRanges(),
                    Tier.FREQUENT,
                    "The addresses (`192.0.2.7`) and ranges (`10.0.0.0/8`, `fd00::/8`) of proxies whose `Forwarded`"
                            + " and `X-Forwarded-*` headers are trusted. `loopback` and `private` stand for those"
                            + " ranges; with `none` no proxy is trusted.")
            .or("loopback, private");

    /** The key {@code external-url}. */
    public static final SettingKey<URI> EXTERNAL_URL = SettingKey.of(
            "external-url",
            Parsers.origin(),
            Tier.RARE,
            "The address at which browsers access the application, for example `https://apps.example.com`, if the"
                    + " proxies listed in `proxy.trusted` do not send it.");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(HTTPS_REQUIRED, PROXY_TRUSTED, EXTERNAL_URL));

    private final boolean httpsRequired;
    private final TrustedProxies trustedProxies;
    private final Optional<URI> externalUrl;

    TransportSettings(Values values) {
        httpsRequired = values.get(HTTPS_REQUIRED);
        trustedProxies = values.get(PROXY_TRUSTED);
        externalUrl = values.find(EXTERNAL_URL);
    }

    /**
     * Returns whether plain HTTP is rejected.
     *
     * @return true by default
     */
    public boolean httpsRequired() {
        return httpsRequired;
    }

    /**
     * Returns the trusted proxies.
     *
     * @return a set of address ranges
     */
    public TrustedProxies trustedProxies() {
        return trustedProxies;
    }

    /**
     * Returns the value of {@code proxy.trusted} that trusts one more proxy.
     *
     * @param address the address of the proxy
     * @return a list as in the settings file
     */
    public String trustedProxiesWith(String address) {
        String present = Parsers.format(trustedProxies);
        return present.isEmpty() ? address : present + ", " + address;
    }

    /**
     * Returns the address of the application in the browser.
     *
     * @return scheme, host and port, if configured
     */
    public Optional<URI> externalUrl() {
        return externalUrl;
    }
}
