package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.http.HttpTransport;
import io.github.jwtfilter.internal.http.Transport;
import io.github.jwtfilter.internal.http.TrustedCertificates;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Opens the configured remote key sources. */
public final class RemoteKeySources {
    private final Resources resources;
    private final LongSupplier nanoTime;
    private final @Nullable Transport transport;
    private final Random random = new Random();
    private final WaitLimiter waiting = new WaitLimiter();

    /**
     * Creates a factory of sources over HTTP.
     *
     * @param resources reads the files that the fetch settings refer to
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public RemoteKeySources(Resources resources, LongSupplier nanoTime) {
        this(resources, nanoTime, null);
    }

    /**
     * Creates a factory of sources over a given transport.
     *
     * @param resources reads the files that the fetch settings refer to
     * @param nanoTime a monotonic clock in nanoseconds
     * @param transport sends the requests; null for HTTP
     */
    RemoteKeySources(Resources resources, LongSupplier nanoTime, @Nullable Transport transport) {
        this.resources = resources;
        this.nanoTime = nanoTime;
        this.transport = transport;
    }

    /**
     * Opens the keys of one issuer. The first fetch starts with the scheduler, or with the first token.
     *
     * @param issuer an issuer without local keys in its settings
     * @param scheduler runs the fetches
     * @return the keys
     */
    public KeySource open(TrustedIssuer issuer, TaskScheduler scheduler) {
        KeySettings keys = issuer.keys();
        return new RemoteKeys(
                fetch(issuer, transport(keys)),
                new RemoteLimits(keys.fetchTimeout(), keys.outageTolerance()),
                scheduler,
                nanoTime,
                new RefreshSchedule(keys.refresh(), random::nextDouble),
                waiting,
                new KeyStateLog(nameOf(issuer)));
    }

    /**
     * Fetches the keys of an issuer once and waits for the result.
     *
     * @param issuer see {@link #open}
     * @param clock the local time, for comparison with that of the server
     * @return the result
     */
    public KeyProbe probe(TrustedIssuer issuer, Clock clock) {
        RecordingTransport recording = new RecordingTransport(transport(issuer.keys()));
        return KeyProbe.run(fetch(issuer, recording), recording, issuer.keys().fetchTimeout(), clock);
    }

    private static String nameOf(TrustedIssuer issuer) {
        return issuer.name().isEmpty() ? String.join(" ", issuer.issuer().issuers()) : "issuers." + issuer.name();
    }

    private KeyFetch fetch(TrustedIssuer issuer, Transport sender) {
        return new CostlyKeysFetch(issuer, fetchKeys(issuer, sender));
    }

    private KeyFetch fetchKeys(TrustedIssuer issuer, Transport sender) {
        KeySettings keys = issuer.keys();
        RemoteFetch fetch = new RemoteFetch(sender, resources, keys.bearerTokenFile(), keys.insecureHttp(), nanoTime);
        if (keys.jwksUri().isPresent()) {
            return fetch.jwks(keys.jwksUri().get());
        }
        return keys.discoveryUri().isPresent()
                ? fetch.discovery(keys.discoveryUri().get(), issuer.issuer().issuers())
                : fetch.discovery(issuer.discoverable()
                        .orElseThrow(() -> new IllegalArgumentException("the settings contain no address of keys")));
    }

    private Transport transport(KeySettings keys) {
        return transport != null
                ? transport
                : new HttpTransport(
                        keys.connectTimeout(),
                        keys.readTimeout(),
                        new TrustedCertificates("keys.ca", keys.ca(), resources));
    }
}
