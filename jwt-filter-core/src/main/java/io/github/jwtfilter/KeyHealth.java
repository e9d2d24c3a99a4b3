package io.github.jwtfilter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The health of the keys of an issuer at one moment. */
public final class KeyHealth {
    /** Whether tokens can be verified, and for how long. */
    public enum State {
        /** The keys match the source. */
        CURRENT,
        /** The source has not been read yet. */
        UNTRIED,
        /** The source cannot be read; the last valid keys are used. */
        STALE,
        /** No usable keys; tokens of the issuer are rejected with status 503. */
        UNAVAILABLE,
        /** Every key is revoked by {@code keys.revoked}; tokens of the issuer are rejected with status 401. */
        REVOKED
    }

    private final State state;
    private final String location;
    private final int keys;
    private final @Nullable Duration age;
    private final @Nullable String failure;
    private final List<String> revoked;

    /**
     * Creates a snapshot of the health.
     *
     * @param state whether tokens can be verified
     * @param location the location of the keys, such as a URL
     * @param keys the number of usable keys
     * @param age the time since the keys were read, or null if they were never read or never change
     * @param failure the reason why the source cannot be read, or null if it can
     */
    public KeyHealth(State state, String location, int keys, @Nullable Duration age, @Nullable String failure) {
        this(state, location, keys, age, failure, Collections.emptyList());
    }

    /**
     * Creates a snapshot of the health of a source with revoked keys.
     *
     * @param state whether tokens can be verified
     * @param location the location of the keys, such as a URL
     * @param keys the number of usable keys
     * @param age the time since the keys were read, or null if they were never read or never change
     * @param failure the reason why the source cannot be read, or null if it can
     * @param revoked the description of each revoked key
     */
    public KeyHealth(
            State state,
            String location,
            int keys,
            @Nullable Duration age,
            @Nullable String failure,
            Collection<String> revoked) {
        this.state = state;
        this.location = location;
        this.keys = keys;
        this.age = age;
        this.failure = failure;
        this.revoked = Collections.unmodifiableList(new ArrayList<>(revoked));
    }

    /**
     * Returns whether tokens can be verified.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * Returns the location of the keys.
     *
     * @return human-readable text, such as a URL without its query
     */
    public String location() {
        return location;
    }

    /**
     * Returns the number of usable keys, which excludes revoked keys.
     *
     * @return 0 or more
     */
    public int keys() {
        return keys;
    }

    /**
     * Returns the time since the keys were read.
     *
     * @return the age, or empty if the keys were never read or never change
     */
    public Optional<Duration> age() {
        return Optional.ofNullable(age);
    }

    /**
     * Returns the reason of the last failure to read the source.
     *
     * @return human-readable text without any content of the source, or empty if the last read succeeded
     */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Returns the keys of the source that {@code keys.revoked} revokes.
     *
     * @return descriptions with key ID and thumbprint
     */
    public List<String> revoked() {
        return revoked;
    }

    @Override
    public String toString() {
        return state + " " + location + ", " + keys + (keys == 1 ? " key" : " keys")
                + (revoked.isEmpty() ? "" : ", " + revoked.size() + " revoked")
                + (age == null ? "" : ", " + age.toMillis() / 1000 + "s old")
                + (failure == null ? "" : ": " + failure);
    }
}
