package io.github.jwtfilter.internal.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of a rotation: a new key is published at once and signs after a delay; the old keys verify until the last token
 * that they have signed has expired, and then leave the set. All times are in seconds.
 */
final class KeyRotation {
    /** The new key of a rotation without delay is valid since this time, for servers whose clocks are late. */
    private static final long LATE_CLOCKS = 60;

    private final PrivateJwkSet set;
    private final long now;
    private final long delay;
    private final long overlap;
    private final List<String> events = new ArrayList<>();

    KeyRotation(PrivateJwkSet set, Instant now, Duration delay, Duration overlap) {
        this.set = set;
        this.now = now.getEpochSecond();
        this.delay = delay.toMillis() / 1_000;
        this.overlap = overlap.toMillis() / 1_000;
    }

    /** Returns the algorithm of the newest key. */
    KeyAlgorithm algorithm() {
        Map<String, ?> newest = set.keys().get(0);
        for (Map<String, ?> key : set.keys()) {
            newest = from(key) >= from(newest) ? key : newest;
        }
        return KeyAlgorithm.of(newest);
    }

    /** Adds the key to the set, and its dates; sets the dates of the other keys, and removes those that no token needs. */
    void add(Map<String, @Nullable Object> key) {
        long start = start();
        long end = start + overlap;
        Iterator<Map<String, @Nullable Object>> olds = set.keys().iterator();
        while (olds.hasNext()) {
            Map<String, @Nullable Object> old = olds.next();
            if (from(old) > now && end > now) {
                throw new UnusableInput("The key " + old.get("kid") + " already becomes valid on "
                        + Instant.ofEpochSecond(from(old)) + "; rotate again after that.");
            }
            long until = Math.min(until(old), end);
            if (until <= now) {
                olds.remove();
                events.add("removed:  kid " + old.get("kid") + "; its tokens are no longer accepted");
            } else {
                old.put("exp", until);
                events.add("old key:  kid " + old.get("kid") + ", verifies until " + Instant.ofEpochSecond(until));
            }
        }
        key.put("nbf", start);
        set.keys().add(key);
        events.add("new key:  kid " + key.get("kid") + ", " + key.get("alg")
                + (start > now ? ", signs from " + Instant.ofEpochSecond(start) : ", signs at once"));
    }

    /** Returns when the new key starts to sign: not after the end of the last key that signs until then. */
    private long start() {
        long wanted = now + delay;
        long newest = Long.MIN_VALUE;
        boolean other = false;
        for (Map<String, ?> key : set.keys()) {
            if (from(key) <= now) {
                newest = Math.max(newest, from(key));
                other |= until(key) >= wanted;
            }
        }
        return other && delay > 0 ? wanted : Math.max(now - LATE_CLOCKS, newest + 1);
    }

    List<String> events() {
        return events;
    }

    private static long from(Map<String, ?> key) {
        Object value = key.get("nbf");
        return value instanceof Number ? ((Number) value).longValue() : 0;
    }

    private static long until(Map<String, ?> key) {
        Object value = key.get("exp");
        return value instanceof Number ? ((Number) value).longValue() : Long.MAX_VALUE;
    }
}
