package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.util.Set;
import java.util.function.Supplier;

/** Provides the signing keys to the verifier. */
final class RingKeySource implements KeySource {
    private final Supplier<RingState> state;
    private final String place;

    RingKeySource(Supplier<RingState> state, String place) {
        this.state = state;
        this.place = place;
    }

    @Override
    public Result<KeySet> current() {
        return state.get().keys().asResult();
    }

    @Override
    public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        return current();
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return state.get().keys().algorithms();
    }

    @Override
    public KeyHealth health() {
        return new KeyHealth(
                KeyHealth.State.CURRENT, place, state.get().keys().keys().size(), null, null);
    }

    @Override
    public String description() {
        int count = state.get().keys().keys().size();
        return count + (count == 1 ? " key" : " keys") + " of this application";
    }
}
