package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The figures since a start, or a reset. Kinds of rejected requests of users have a limit of their own, so that arbitrary clients cannot
 * displace them with paths of their choice. Thread-safe.
 */
final class RolloutRun {
    static final int KINDS_OF_USERS = 500;
    static final int KINDS_OF_OTHERS = 500;

    /** Includes those that stand for further paths of each reason and credentials. */
    static final int MAX_KINDS =
            KINDS_OF_USERS + KINDS_OF_OTHERS + RejectionReason.values().length * Credentials.values().length;

    private final String id;
    private final Instant started;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder passed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final UserEstimate users = new UserEstimate();
    private final KindTable ofUsers = new KindTable(KINDS_OF_USERS);
    private final KindTable ofOthers = new KindTable(KINDS_OF_OTHERS);
    private final RecentRequests recent = new RecentRequests();
    private final AtomicLong reports = new AtomicLong();

    RolloutRun(String id, Instant started) {
        this.id = id;
        this.started = Instant.ofEpochSecond(started.getEpochSecond());
    }

    void accepted(JwtPrincipal principal) {
        accepted.increment();
        users.add(principal.getName());
    }

    void passed() {
        passed.increment();
    }

    void rejected(RequestView request, Rejection rejection, long now) {
        rejected.increment();
        try {
            RejectedKind kind = RejectedKind.of(request, rejection);
            (kind.credentials().isOfUser() ? ofUsers : ofOthers).count(kind, request.method(), request.path(), now);
        } catch (RuntimeException e) {
            // The request could not be read before either: a rejection without its path is better than none.
            ofOthers.count(RejectedKind.ofUnreadable(rejection.reason()), null, null, now);
        }
    }

    void hourPassed() {
        recent.hourPassed(total());
    }

    long total() {
        return accepted.sum() + passed.sum() + rejected.sum();
    }

    RolloutSnapshot snapshot(String application, Instant now) {
        List<CountedKind> kinds = new ArrayList<>();
        ofUsers.addTo(kinds);
        ofOthers.addTo(kinds);
        RolloutFigures figures =
                new RolloutFigures(accepted.sum(), passed.sum(), rejected.sum(), recent.of(total()), users.estimate());
        return new RolloutSnapshot(
                application,
                id,
                reports.incrementAndGet(),
                started,
                Instant.ofEpochSecond(now.getEpochSecond()),
                figures,
                kinds,
                0);
    }
}
