package io.github.jwtfilter.internal.rollout;

import java.time.Instant;

/** A kind of rejected requests with its figures at one time. Immutable. */
public final class CountedKind {
    private final RejectedKind kind;
    private final long count;
    private final Instant first;
    private final Instant last;
    private final String method;
    private final String example;

    CountedKind(RejectedKind kind, long count, Instant first, Instant last, String method, String example) {
        this.kind = kind;
        this.count = count;
        this.first = first;
        this.last = last;
        this.method = method;
        this.example = example;
    }

    /** Returns the sum of the figures of the same kind in two reports. */
    CountedKind plus(CountedKind other) {
        CountedKind later = other.last.isAfter(last) ? other : this;
        return new CountedKind(
                kind,
                count + other.count,
                first.isBefore(other.first) ? first : other.first,
                later.last,
                later.method,
                later.example);
    }

    /**
     * Returns the kind.
     *
     * @return reason, rule and path
     */
    public RejectedKind kind() {
        return kind;
    }

    /**
     * Returns the number of requests.
     *
     * @return 1 or more
     */
    public long count() {
        return count;
    }

    /**
     * Returns the time of the first request.
     *
     * @return the time
     */
    public Instant first() {
        return first;
    }

    /**
     * Returns the time of the last request.
     *
     * @return the time
     */
    public Instant last() {
        return last;
    }

    /**
     * Returns the method of the first request.
     *
     * @return escaped text
     */
    public String method() {
        return method;
    }

    /**
     * Returns the path of the first request, without its query.
     *
     * @return escaped text
     */
    public String example() {
        return example;
    }

    /**
     * Returns the kind in one line.
     *
     * @return the number, reason, method and paths, credentials, rule and times; escaped
     */
    @Override
    public String toString() {
        return count + " x " + kind.reason().code() + " " + method + " " + kind.path()
                + (kind.rule().isEmpty() ? "" : " (" + kind.rule() + ")")
                + ", " + kind.credentials().text() + ", from " + first + " to " + last + ", such as " + example;
    }
}
