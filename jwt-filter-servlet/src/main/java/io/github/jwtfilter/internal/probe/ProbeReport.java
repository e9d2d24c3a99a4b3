package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The result of a run. */
public final class ProbeReport {
    private final String target;
    private final String address;
    private final int limit;
    private final int requests;
    private final List<CheckReport> checks;
    private final List<String> notes;
    private final List<String> protectedPaths;

    ProbeReport(
            String target,
            String address,
            int limit,
            int requests,
            List<CheckReport> checks,
            List<String> notes,
            List<String> protectedPaths) {
        this.target = target;
        this.address = address;
        this.limit = limit;
        this.requests = requests;
        this.checks = new ArrayList<>(checks);
        this.notes = new ArrayList<>(notes);
        this.protectedPaths = new ArrayList<>(protectedPaths);
    }

    /**
     * Returns the application.
     *
     * @return its URL
     */
    public String target() {
        return target;
    }

    /**
     * Returns the address to which all requests were sent.
     *
     * @return an IP address
     */
    public String address() {
        return address;
    }

    /**
     * Returns the maximum number of requests.
     *
     * @return 1 to 1000
     */
    public int limit() {
        return limit;
    }

    /**
     * Returns the number of requests.
     *
     * @return at most {@link #limit()}
     */
    public int requests() {
        return requests;
    }

    /**
     * Returns the checks.
     *
     * @return checks in the order of running
     */
    public List<CheckReport> checks() {
        return Collections.unmodifiableList(checks);
    }

    /**
     * Returns limits of the result that the reader must know.
     *
     * @return sentences
     */
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    /**
     * Returns the paths that were expected to require a token.
     *
     * @return encoded paths below the application
     */
    public List<String> protectedPaths() {
        return Collections.unmodifiableList(protectedPaths);
    }

    /**
     * Returns the number of requests with an outcome.
     *
     * @param outcome any outcome
     * @return zero or more
     */
    public long count(Outcome outcome) {
        return checks.stream().mapToLong(check -> check.count(outcome)).sum();
    }
}
