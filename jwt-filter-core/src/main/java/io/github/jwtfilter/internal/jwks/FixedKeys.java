package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.util.Set;

/** A key source whose keys never change. */
public final class FixedKeys implements KeySource {
    private final String place;
    private final KeySet keys;

    /**
     * Creates a source with a fixed key set.
     *
     * @param place the location of the keys as the settings describe it
     * @param keys the keys
     */
    public FixedKeys(String place, KeySet keys) {
        this.place = place;
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
        return new KeyHealth(KeyHealth.State.CURRENT, place, keys.keys().size(), null, null);
    }

    @Override
    public String description() {
        return keys.keys().size() + (keys.keys().size() == 1 ? " key" : " keys");
    }
}
