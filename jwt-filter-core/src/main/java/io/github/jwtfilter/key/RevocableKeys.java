package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.token.JoseHeader;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keys of another source, without trust in those that are revoked. A change of the revocations makes another key set of the
 * same keys, so that tokens that were verified before are verified again.
 */
public final class RevocableKeys implements KeySource {
    private final KeySource source;
    private final Supplier<KeyRevocations> revocations;
    private final Runnable whenUsed;
    private volatile boolean used;
    private volatile Marked marked = new Marked(KeySet.empty(), KeyRevocations.NONE);

    /**
     * Keys that can be revoked.
     *
     * @param source where the keys come from
     * @param revocations which of them are revoked now: the same instance until that changes
     * @param whenUsed called before the first token is verified; makes sure that the revocations are kept up to date
     */
    public RevocableKeys(KeySource source, Supplier<KeyRevocations> revocations, Runnable whenUsed) {
        this.source = source;
        this.revocations = revocations;
        this.whenUsed = whenUsed;
    }

    @Override
    public Outcome<KeySet> current() {
        if (!used) {
            used = true;
            whenUsed.run();
        }
        KeyRevocations now = revocations.get();
        if (now.everyKey()) {
            return mark(source.known(), now); // whether the others could be fetched makes no difference
        }
        return mark(source.current(), now);
    }

    @Override
    public Outcome<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        return mark(source.renewed(tried.origin(), header, miss), revocations.get());
    }

    @Override
    public KeySet known() {
        return mark(source.known(), revocations.get()).value();
    }

    private Outcome<KeySet> mark(Outcome<KeySet> keys, KeyRevocations now) {
        return keys.reason() == null ? mark(keys.value(), now) : keys;
    }

    private Outcome<KeySet> mark(KeySet keys, KeyRevocations now) {
        Marked last = marked;
        return last.isOf(keys, now) ? last.outcome : markAnew(keys, now);
    }

    private synchronized Outcome<KeySet> markAnew(KeySet keys, KeyRevocations now) {
        if (!marked.isOf(keys, now)) { // else another thread was faster
            marked = new Marked(keys, now);
        }
        return marked.outcome;
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return source.algorithms();
    }

    @Override
    public KeyHealth health() {
        KeyHealth health = source.health();
        KeyRevocations now = revocations.get();
        return now.isEmpty() ? health : health.revoke(mark(source.known(), now).value(), now.everyKey());
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

    /** One key set at one state of the revocations. */
    private static final class Marked {
        private final KeySet keys;
        private final KeyRevocations revocations;
        private final Outcome<KeySet> outcome;

        Marked(KeySet keys, KeyRevocations revocations) {
            this.keys = keys;
            this.revocations = revocations;
            this.outcome = Outcome.of(keys.revoke(revocations));
        }

        @SuppressWarnings("ReferenceEquality") // that of the source and of the list of revocations is what counts
        boolean isOf(KeySet other, KeyRevocations now) {
            return keys == other && revocations == now;
        }
    }
}
