package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.UriText;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** The immutable result of a fetch: the keys and the relevant headers of the response. */
public final class FetchedKeys {
    private final KeySet keys;
    private final List<String> warnings;
    private final OptionalLong maxAgeSeconds;
    private final URI source;

    /**
     * Creates a result.
     *
     * @param keys the keys, at least one
     * @param warnings findings about the set, without secrets
     * @param maxAgeSeconds the freshness lifetime of the response
     * @param source the address of the JWK Set
     */
    FetchedKeys(KeySet keys, List<String> warnings, OptionalLong maxAgeSeconds, URI source) {
        this.keys = keys;
        this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
        this.maxAgeSeconds = maxAgeSeconds;
        this.source = source;
    }

    /** Returns the same result with one more finding. */
    FetchedKeys withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new FetchedKeys(keys, more, maxAgeSeconds, source);
    }

    /**
     * Returns the keys.
     *
     * @return a set with at least one key
     */
    public KeySet keys() {
        return keys;
    }

    /**
     * Returns the findings about the set, such as members that cannot be used.
     *
     * @return human-readable lines without secrets; usually none
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Returns the remaining freshness lifetime of the response (RFC 9111 section 4.2): its {@code max-age} minus its
     * {@code Age}.
     *
     * @return seconds, zero or negative if the response was stale on arrival; empty without a valid {@code max-age}, or if the
     *     response must not be stored
     */
    OptionalLong maxAgeSeconds() {
        return maxAgeSeconds;
    }

    /**
     * Returns the address of the keys.
     *
     * @return the address of the JWK Set, without its query
     */
    public String source() {
        return UriText.of(source);
    }
}
