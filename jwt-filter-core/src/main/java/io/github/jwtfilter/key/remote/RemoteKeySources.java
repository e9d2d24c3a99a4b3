package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.resource.Resources;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.upkeep.Upkeep;
import java.time.Clock;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Opens the keys that issuers publish, as the settings say. */
public final class RemoteKeySources {
    private final Resources resources;
    private final LongSupplier nanoTime;
    private final @Nullable Transport transport;
    private final Random random = new Random();
    private final WaitingRoom waiting = new WaitingRoom();

    /**
     * Opens keys over HTTP.
     *
     * @param resources reads the files that the settings of fetches name
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public RemoteKeySources(Resources resources, LongSupplier nanoTime) {
        this(resources, nanoTime, null);
    }

    /**
     * Opens keys over whatever answers instead of HTTP.
     *
     * @param resources reads the files that the settings of fetches name
     * @param nanoTime a clock that never goes back, in nanoseconds
     * @param transport makes the requests; null for HTTP
     */
    public RemoteKeySources(Resources resources, LongSupplier nanoTime, @Nullable Transport transport) {
        this.resources = resources;
        this.nanoTime = nanoTime;
        this.transport = transport;
    }

    /**
     * Opens the keys of one issuer. Nothing is fetched before the upkeep is started, or the first token comes.
     *
     * @param issuer an issuer whose settings name no keys that are stored here
     * @param upkeep does the fetching
     * @return the keys
     */
    public KeySource open(TrustedIssuer issuer, Upkeep upkeep) {
        KeySettings keys = issuer.keys();
        return new RemoteKeys(
                fetch(issuer),
                new RemoteLimits(keys.fetchTimeout(), keys.outageTolerance()),
                upkeep,
                nanoTime,
                new RefreshPlan(keys.refresh(), random::nextDouble),
                waiting,
                new KeyStateLog(nameOf(issuer)));
    }

    /**
     * Asks an issuer for its keys once, and waits for the end.
     *
     * @param issuer as for {@link #open}
     * @param clock the time here, to be compared with that of the server
     * @return what came of it
     */
    public KeyProbe probe(TrustedIssuer issuer, Clock clock) {
        return KeyProbe.ask(fetch(issuer), issuer.keys().fetchTimeout(), clock);
    }

    private static String nameOf(TrustedIssuer issuer) {
        return issuer.name().isEmpty() ? String.join(" ", issuer.issuer().issuers()) : "issuers." + issuer.name();
    }

    private KeyFetch fetch(TrustedIssuer issuer) {
        KeySettings keys = issuer.keys();
        RemoteFetch fetch = new RemoteFetch(transport(keys), resources, keys.bearerTokenFile(), nanoTime);
        if (keys.jwksUri().isPresent()) {
            return fetch.jwks(keys.jwksUri().get());
        }
        return keys.discoveryUri().isPresent()
                ? fetch.discovery(keys.discoveryUri().get(), issuer.issuer().issuers())
                : fetch.discovery(issuer.issuer()
                        .discoverable()
                        .orElseThrow(() -> new IllegalArgumentException("the settings name no address to ask")));
    }

    private Transport transport(KeySettings keys) {
        return transport != null
                ? transport
                : new HttpTransport(keys.connectTimeout(), keys.readTimeout(), new Authorities(keys.ca(), resources));
    }
}
