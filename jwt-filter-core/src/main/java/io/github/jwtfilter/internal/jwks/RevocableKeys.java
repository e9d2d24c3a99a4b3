package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decorates a key source and marks revoked keys. Each change of the revocations creates a new key set from the same keys, so
 * that cached tokens are verified again.
 */
public final class RevocableKeys implements KeySource {
    private final KeySource source;
    private final Supplier<KeyRevocations> revocations;
    private final Runnable whenUsed;
    private volatile boolean used;
    private volatile Marked marked = new Marked(KeySet.empty(), KeyRevocations.NONE);

    /**
     * Creates a decorator.
     *
     * @param source the source of the keys
     * @param revocations supplies the current revocations, the same instance until they change
     * @param whenUsed called before the first token is verified; starts the updates of the revocations
     */
    public RevocableKeys(KeySource source, Supplier<KeyRevocations> revocations, Runnable whenUsed) {
        this.source = source;
        this.revocations = revocations;
        this.whenUsed = whenUsed;
    }

    @Override
    public Result<KeySet> current() {
        if (!used) {
            used = true;
            whenUsed.run();
        }
        KeyRevocations now = revocations.get();
        if (now.everyKey()) {
            return mark(source.known(), now).asResult(); // all keys are revoked, so a fetch cannot change the result
        }
        return mark(source.current(), now);
    }

    @Override
    public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        return mark(source.renewed(tried.origin(), header, miss), revocations.get());
    }

    @Override
    public KeySet known() {
        return mark(source.known(), revocations.get());
    }

    private Result<KeySet> mark(Result<KeySet> keys, KeyRevocations now) {
        return keys.rejection() == null ? mark(keys.value(), now).asResult() : keys;
    }

    private KeySet mark(KeySet keys, KeyRevocations now) {
        Marked last = marked;
        return last.isOf(keys, now) ? last.result : markAnew(keys, now);
    }

    private synchronized KeySet markAnew(KeySet keys, KeyRevocations now) {
        if (!marked.isOf(keys, now)) { // otherwise another thread has already done so
            marked = new Marked(keys, now);
        }
        return marked.result;
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return source.algorithms();
    }

    @Override
    public boolean refresh() {
        return source.refresh();
    }

    @Override
    public KeyHealth health() {
        KeyHealth health = source.health();
        KeyRevocations now = revocations.get();
        return now.isEmpty() ? health : without(mark(source.known(), now), now.everyKey(), health);
    }

    /** Returns the health without the revoked keys; {@code every} if every possible key of the source is revoked. */
    private static KeyHealth without(KeySet marked, boolean every, KeyHealth health) {
        List<String> revoked = new ArrayList<>();
        for (VerificationKey key : marked.revoked()) {
            revoked.add(key.description());
        }
        int left = marked.keys().size() - revoked.size();
        boolean none = every || (left == 0 && !revoked.isEmpty());
        return new KeyHealth(
                none ? KeyHealth.State.REVOKED : health.state(),
                health.location(),
                left,
                health.age().orElse(null),
                health.failure().orElse(null),
                revoked);
    }

    @Override
    public String description() {
        KeyRevocations now = revocations.get();
        if (now.everyKey()) {
            return source.description() + ", EVERY KEY REVOKED (keys.revoked = *)";
        }
        int names = now.names().size();
        return source.description()
                + (names == 0 ? "" : ", keys.revoked lists " + names + (names == 1 ? " name" : " names"));
    }

    /** A key set marked with one state of the revocations. */
    private static final class Marked {
        private final KeySet keys;
        private final KeyRevocations revocations;
        private final KeySet result;

        Marked(KeySet keys, KeyRevocations revocations) {
            this.keys = keys;
            this.revocations = revocations;
            this.result = keys.revoke(revocations);
        }

        @SuppressWarnings("ReferenceEquality") // compares the instances of the key set and of the revocations
        boolean isOf(KeySet other, KeyRevocations now) {
            return keys == other && revocations == now;
        }
    }
}
