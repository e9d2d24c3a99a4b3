package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.key.KeySet;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The keys of one answer, and what else the answer said. Immutable. */
public final class FetchedKeys {
    private final KeySet keys;
    private final List<String> remarks;
    private final OptionalLong maxAgeSeconds;
    private final Optional<Instant> serverTime;
    private final URI source;

    /**
     * What was fetched.
     *
     * @param keys the keys, at least one
     * @param remarks what is odd about the set, free of secrets
     * @param maxAgeSeconds for how long the answer calls itself fresh
     * @param serverTime the clock of the server
     * @param source the address of the JWK Set
     */
    public FetchedKeys(
            KeySet keys, List<String> remarks, OptionalLong maxAgeSeconds, Optional<Instant> serverTime, URI source) {
        this.keys = keys;
        this.remarks = Collections.unmodifiableList(new ArrayList<>(remarks));
        this.maxAgeSeconds = maxAgeSeconds;
        this.serverTime = serverTime;
        this.source = source;
    }

    /**
     * The keys.
     *
     * @return a set with at least one key
     */
    public KeySet keys() {
        return keys;
    }

    /**
     * What is odd about the set, such as members that cannot be used.
     *
     * @return lines for people, free of secrets; mostly none
     */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * For how long the answer calls itself fresh (RFC 9111 section 4.2): its {@code max-age} minus its {@code Age}.
     *
     * @return seconds, zero or negative if it was stale on arrival; empty if the answer does not say, or wants not to be
     *     stored
     */
    public OptionalLong maxAgeSeconds() {
        return maxAgeSeconds;
    }

    /**
     * The clock of the server (RFC 9110 section 6.6.1).
     *
     * @return its time when it answered, if it said so
     */
    public Optional<Instant> serverTime() {
        return serverTime;
    }

    /**
     * Where the keys came from.
     *
     * @return the address of the JWK Set, without its query
     */
    public String source() {
        return Place.of(source);
    }
}
