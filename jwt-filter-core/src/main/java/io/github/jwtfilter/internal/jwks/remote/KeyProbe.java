package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of a single test fetch of the keys of an issuer, for diagnostics. */
public final class KeyProbe {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String place;
    private volatile @Nullable FetchedKeys fetched;
    private volatile @Nullable Instant arrived;
    private volatile String failure = "did not complete in time";

    private KeyProbe(String place) {
        this.place = place;
    }

    /** Fetches the keys and waits for the result. */
    static KeyProbe ask(KeyFetch fetch, Duration limit, Clock clock) {
        KeyProbe probe = new KeyProbe(fetch.place());
        try (BackgroundScheduler scheduler = new BackgroundScheduler(limit)) {
            FetchTask task = new FetchTask(fetch, probe.new FirstResult(clock));
            if (scheduler.run("jwt-filter-probe", task, limit)) {
                task.await(limit.plus(FAREWELL));
            }
        }
        return probe;
    }

    /**
     * Returns the configured address of the keys.
     *
     * @return an address without its query
     */
    public String place() {
        return place;
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
     * Returns how far the server clock is ahead of the local clock.
     *
     * @return a difference, negative if the server is behind, accurate to one or two seconds; empty if the time of the server
     *     is unknown
     */
    public Optional<Duration> clockDifference() {
        Instant here = arrived;
        return here == null
                ? Optional.empty()
                : fetched().flatMap(FetchedKeys::serverTime).map(there -> Duration.between(here, there));
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
            failure = why;
        }

        @Override
        public void ended() {
            // The fetch itself notifies waiting threads.
        }
    }
}
