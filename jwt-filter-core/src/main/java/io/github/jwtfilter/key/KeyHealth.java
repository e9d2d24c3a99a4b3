package io.github.jwtfilter.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        UNAVAILABLE,
        /** Every key is revoked by {@code keys.revoked}; tokens of the issuer are answered 401. */
        REVOKED
    }

    private final State state;
    private final String place;
    private final int keys;
    private final @Nullable Duration age;
    private final @Nullable String failure;
    private final List<String> revoked;

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
        this(state, place, keys, age, failure, Collections.emptyList());
    }

    private KeyHealth(
            State state,
            String place,
            int keys,
            @Nullable Duration age,
            @Nullable String failure,
            List<String> revoked) {
        this.state = state;
        this.place = place;
        this.keys = keys;
        this.age = age;
        this.failure = failure;
        this.revoked = revoked;
    }

    /** The same source, some of whose keys are revoked; {@code every} if that holds for any key that it may ever have. */
    KeyHealth revoke(KeySet marked, boolean every) {
        List<String> descriptions = new ArrayList<>();
        for (VerificationKey key : marked.revoked()) {
            descriptions.add(key.description());
        }
        int left = marked.keys().size() - descriptions.size();
        boolean none = every || (left == 0 && !descriptions.isEmpty());
        return new KeyHealth(
                none ? State.REVOKED : state, place, left, age, failure, Collections.unmodifiableList(descriptions));
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
     * How many keys may be used. Revoked ones may not.
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

    /**
     * The keys that the source has, and that are not trusted since {@code keys.revoked} lists them.
     *
     * @return descriptions with key ID and thumbprint
     */
    public List<String> revoked() {
        return revoked;
    }

    @Override
    public String toString() {
        return state + " " + place + ", " + keys + (keys == 1 ? " key" : " keys")
                + (revoked.isEmpty() ? "" : ", " + revoked.size() + " revoked")
                + (age == null ? "" : ", " + age.toMillis() / 1000 + "s old")
                + (failure == null ? "" : ": " + failure);
    }
}
