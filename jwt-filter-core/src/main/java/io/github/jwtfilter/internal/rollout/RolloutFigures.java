package io.github.jwtfilter.internal.rollout;

/** The numbers of requests and users in a report. Immutable. */
public final class RolloutFigures {
    private final long accepted;
    private final long passed;
    private final long rejected;
    private final long recent;
    private final long users;

    RolloutFigures(long accepted, long passed, long rejected, long recent, long users) {
        this.accepted = accepted;
        this.passed = passed;
        this.rejected = rejected;
        this.recent = recent;
        this.users = users;
    }

    /** Returns the sums, and of the users the larger number, since the same users may be in both. */
    RolloutFigures plus(RolloutFigures other) {
        return new RolloutFigures(
                accepted + other.accepted,
                passed + other.passed,
                rejected + other.rejected,
                recent + other.recent,
                Math.max(users, other.users));
    }

    /** Returns the sums with those of an earlier run, whose requests do not count as recent. */
    RolloutFigures after(RolloutFigures earlier) {
        return plus(new RolloutFigures(earlier.accepted, earlier.passed, earlier.rejected, 0, earlier.users));
    }

    /**
     * Returns the number of requests with a valid token that the access rules permit.
     *
     * @return 0 or more
     */
    public long accepted() {
        return accepted;
    }

    /**
     * Returns the number of requests that the access rules permit without a token.
     *
     * @return 0 or more
     */
    public long passed() {
        return passed;
    }

    /**
     * Returns the number of requests that {@code mode = enforce} would reject.
     *
     * @return 0 or more
     */
    public long rejected() {
        return rejected;
    }

    /**
     * Returns the number of requests in the last 24 hours.
     *
     * @return 0 or more
     */
    public long recent() {
        return recent;
    }

    /**
     * Returns the approximate number of users of the accepted requests.
     *
     * @return 0 or more
     */
    public long users() {
        return users;
    }
}
