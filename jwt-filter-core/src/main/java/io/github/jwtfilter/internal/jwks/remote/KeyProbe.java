package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of a single test fetch of the keys of an issuer, for diagnostics. */
public final class KeyProbe {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String location;
    private final RecordingTransport transport;
    private volatile @Nullable FetchedKeys fetched;
    private volatile @Nullable Instant arrived;
    private volatile String failure = "did not complete in time";

    private KeyProbe(String location, RecordingTransport transport) {
        this.location = location;
        this.transport = transport;
    }

    /** Fetches the keys over a transport and waits for the result. */
    static KeyProbe run(KeyFetch fetch, RecordingTransport transport, Duration limit, Clock clock) {
        KeyProbe probe = new KeyProbe(fetch.location(), transport);
        try (BackgroundScheduler scheduler = new BackgroundScheduler(limit)) {
            FetchTask task = new FetchTask(fetch, probe.new FirstResult(clock));
            if (scheduler.run("jwt-filter-probe", task, limit)) {
                task.await(limit.plus(GRACE));
            }
        }
        return probe;
    }

    /**
     * Returns the configured address of the keys.
     *
     * @return an address without its query
     */
    public String location() {
        return location;
    }

    /**
     * Returns the fetched keys.
     *
     * @return the keys, or empty if the fetch failed
     */
    public Optional<FetchedKeys> fetched() {
        return Optional.ofNullable(fetched);
    }

    /**
     * Returns the reason of the failure.
     *
     * @return human-readable text
     */
    public String failure() {
        return failure;
    }

    /**
     * Returns the requests in their order.
     *
     * @return each address with the status of the response, or with the failure
     */
    public List<ProbedRequest> requests() {
        return transport.requests();
    }

    /**
     * Returns the issuer that the metadata name.
     *
     * @return the issuer as the server sent it, or null without metadata
     */
    public @Nullable String issuer() {
        for (ProbedRequest request : requests()) {
            if (request.issuer() != null) {
                return request.issuer();
            }
        }
        return null;
    }

    /**
     * Returns how far the server clock is ahead of the local clock.
     *
     * @return a difference, negative if the server is behind, accurate to one or two seconds; empty if the time of the server
     *     is unknown
     */
    public Optional<Duration> clockDifference() {
        Instant here = arrived;
        Optional<Instant> there = Optional.empty();
        for (ProbedRequest request : requests()) {
            there = request.serverTime().isPresent() ? request.serverTime() : there;
        }
        return here == null ? Optional.empty() : there.map(time -> Duration.between(here, time));
    }

    private final class FirstResult implements FetchTask.FetchListener {
        private final Clock clock;

        FirstResult(Clock clock) {
            this.clock = clock;
        }

        @Override
        public void succeeded(FetchedKeys keys) {
            arrived = clock.instant();
            fetched = keys;
        }

        @Override
        public void failed(String why) {
            arrived = clock.instant();
            failure = why;
        }

        @Override
        public void ended() {
            // The fetch itself notifies waiting threads.
        }
    }
}
