package io.github.jwtfilter.key;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How it stands with the keys of an issuer. */
public final class KeyHealth {
    /** Whether tokens can be verified, and for how long. */
    public enum State {
        /** The keys are as the source has them. */
        CURRENT,
        /** The source has not been asked yet. */
        UNTRIED,
        /** The source cannot be read; the last good keys are used. */
        STALE,
        /** There are no keys that may be used; tokens of the issuer are answered 503. */
        UNAVAILABLE
    }

    private final State state;
    private final String place;
    private final int keys;
    private final @Nullable Duration age;
    private final @Nullable String failure;

    /**
     * The health at one moment.
     *
     * @param state whether tokens can be verified
     * @param place where the keys come from, such as a URL
     * @param keys how many keys may be used
     * @param age the time since the keys were read, or null if they never were or never change
     * @param failure why the source cannot be read, or null if it can
     */
    public KeyHealth(State state, String place, int keys, @Nullable Duration age, @Nullable String failure) {
        this.state = state;
        this.place = place;
        this.keys = keys;
        this.age = age;
        this.failure = failure;
    }

    /**
     * Whether tokens can be verified.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * Where the keys come from.
     *
     * @return text for people, such as a URL without its query
     */
    public String place() {
        return place;
    }

    /**
     * How many keys may be used.
     *
     * @return 0 or more
     */
    public int keys() {
        return keys;
    }

    /**
     * The time since the keys were read.
     *
     * @return the age, or empty if they never were, or never change
     */
    public Optional<Duration> age() {
        return Optional.ofNullable(age);
    }

    /**
     * Why the source could not be read the last time.
     *
     * @return text for people, without anything that the source has sent; or empty if it could
     */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return state + " " + place + ", " + keys + (keys == 1 ? " key" : " keys")
                + (age == null ? "" : ", " + age.toMillis() / 1000 + "s old")
                + (failure == null ? "" : ": " + failure);
    }
}
