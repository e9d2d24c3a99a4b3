package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.upkeep.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of asking an issuer for its keys once, for a person who wants to know. */
public final class KeyProbe {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String place;
    private volatile @Nullable FetchedKeys fetched;
    private volatile @Nullable Instant arrived;
    private volatile String failure = "did not end in time";

    private KeyProbe(String place) {
        this.place = place;
    }

    /** Asks, and waits for the end. */
    static KeyProbe ask(KeyFetch fetch, Duration limit, Clock clock) {
        KeyProbe probe = new KeyProbe(fetch.place());
        try (Upkeep upkeep = new Upkeep(limit)) {
            Flight flight = new Flight(fetch, probe.new Arrival(clock));
            if (upkeep.run("jwt-filter-probe", flight, limit)) {
                flight.await(limit.plus(FAREWELL));
            }
        }
        return probe;
    }

    /**
     * Where the settings say that the keys are.
     *
     * @return an address, without its query
     */
    public String place() {
        return place;
    }

    /**
     * The keys that came.
     *
     * @return keys from the issuer that the settings name, or empty if there was a failure
     */
    public Optional<FetchedKeys> fetched() {
        return Optional.ofNullable(fetched);
    }

    /**
     * Why no keys came.
     *
     * @return text for people
     */
    public String failure() {
        return failure;
    }

    /**
     * How far the clock of the server is ahead of the one here.
     *
     * @return a difference, negative if the server is behind, exact to a second or two; empty if it does not tell its time
     */
    public Optional<Duration> clockDifference() {
        Instant here = arrived;
        return here == null
                ? Optional.empty()
                : fetched().flatMap(FetchedKeys::serverTime).map(there -> Duration.between(here, there));
    }

    private final class Arrival implements Flight.Landing {
        private final Clock clock;

        Arrival(Clock clock) {
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
            // Whoever waits for the fetch is told by the fetch itself.
        }
    }
}
