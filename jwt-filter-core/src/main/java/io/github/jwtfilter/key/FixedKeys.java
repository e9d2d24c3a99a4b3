package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.token.JoseHeader;
import java.util.Set;

/** Keys that never change. */
public final class FixedKeys implements KeySource {
    private final KeySet keys;
    private final Outcome<KeySet> current;

    /**
     * A source of these keys.
     *
     * @param keys the keys
     */
    public FixedKeys(KeySet keys) {
        this.keys = keys;
        this.current = Outcome.of(keys);
    }

    @Override
    public Outcome<KeySet> current() {
        return current;
    }

    @Override
    public Outcome<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        return Outcome.of(tried);
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return keys.algorithms();
    }

    @Override
    public String description() {
        return keys.keys().size() + (keys.keys().size() == 1 ? " key" : " keys");
    }
}
