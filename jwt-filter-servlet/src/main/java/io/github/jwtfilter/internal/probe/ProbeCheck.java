package io.github.jwtfilter.internal.probe;

/** One check: sends requests, or evaluates the responses to requests of other checks. */
interface ProbeCheck {
    /** Returns the report, complete after {@link #run}. */
    CheckReport report();

    /**
     * Runs the check.
     *
     * @throws ProbeStopped if a limit permits no further request
     */
    void run(ProbeRun run) throws ProbeStopped;
}
