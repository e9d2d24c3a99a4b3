package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.util.Set;

/** A key source whose keys never change. */
public final class FixedKeys implements KeySource {
    private final String location;
    private final KeySet keys;

    /**
     * Creates a source with a fixed key set.
     *
     * @param location the location of the keys as the settings describe it
     * @param keys the keys
     */
    public FixedKeys(String location, KeySet keys) {
        this.location = location;
        this.keys = keys;
    }

    @Override
    public Result<KeySet> current() {
        return keys.asResult();
    }

    @Override
    public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        return tried.asResult();
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return keys.algorithms();
    }

    @Override
    public KeyHealth health() {
        return new KeyHealth(KeyHealth.State.CURRENT, location, keys.keys().size(), null, null);
    }

    @Override
    public String description() {
        return keys.keys().size() + (keys.keys().size() == 1 ? " key" : " keys");
    }
}
