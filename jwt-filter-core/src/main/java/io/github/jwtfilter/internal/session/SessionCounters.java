package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionEnded;
import java.util.concurrent.atomic.LongAdder;

/** Counts events of the sessions of an application on this server since its start. Thread-safe. */
public final class SessionCounters {
    private final LongAdder started = new LongAdder();
    private final LongAdder renewed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder revoked = new LongAdder();

    /** Creates counters with the value 0. */
    public SessionCounters() {}

    /** Counts a new session. */
    public void countStart() {
        started.increment();
    }

    /** Counts a request that was renewed, also with the result of an earlier one. */
    public void countRenewal() {
        renewed.increment();
    }

    /** Counts a request whose renewal token was invalid, or whose session had ended. */
    public void countFailure() {
        failed.increment();
    }

    /** Counts a session that was ended because an old renewal token was presented. */
    public void countReuse() {
        reused.increment();
    }

    /** Counts a session that has ended before its time, unless its client has never received it. */
    void countEnd(SessionEnded.Cause cause) {
        if (cause == SessionEnded.Cause.REVOKED) {
            revoked.increment();
        } else if (cause != SessionEnded.Cause.LOGIN_FAILED) {
            ended.increment();
        }
    }

    /**
     * Returns the number of sessions that have started.
     *
     * @return 0 or more
     */
    public long started() {
        return started.sum();
    }

    /**
     * Returns the number of renewed requests.
     *
     * @return 0 or more
     */
    public long renewals() {
        return renewed.sum();
    }

    /**
     * Returns the number of failed renewals.
     *
     * @return 0 or more
     */
    public long failures() {
        return failed.sum();
    }

    /**
     * Returns the number of sessions that were ended because an old renewal token was presented.
     *
     * @return 0 or more
     */
    public long reused() {
        return reused.sum();
    }

    /**
     * Returns the number of sessions that have ended before their time: by a logout, by the application or another login, by
     * {@code session.max-per-user}, by the identity provider, or since a renewal token was used again.
     *
     * @return 0 or more
     */
    public long ended() {
        return ended.sum();
    }

    /**
     * Returns the number of sessions that were not renewed, since they or their users were revoked.
     *
     * @return 0 or more
     */
    public long revoked() {
        return revoked.sum();
    }
}
