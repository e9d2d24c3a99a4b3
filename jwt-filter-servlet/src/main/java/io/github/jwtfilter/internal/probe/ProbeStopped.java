package io.github.jwtfilter.internal.probe;

/** Thrown if a limit of the run permits no further request. */
final class ProbeStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean requested;

    private ProbeStopped(String message, boolean requested) {
        super(message, null, false, false);
        this.reason = message;
        this.requested = requested;
    }

    static ProbeStopped atLimit(int limit) {
        return new ProbeStopped("the limit of " + limit + " requests is reached (--limit)", true);
    }

    static ProbeStopped unfinished(String cause) {
        return new ProbeStopped(cause, false);
    }

    @Override
    public String getMessage() {
        return reason;
    }

    /** Returns whether the caller chose the limit, so that an incomplete run is no error. */
    boolean isRequested() {
        return requested;
    }
}
