package io.github.jwtfilter.internal.probe;

/** One request and its response in words, with the reason why it matters and a remedy if it is a finding. */
public final class Observation {
    private final Outcome outcome;
    private final String sent;
    private final String received;
    private final String why;
    private final String remedy;

    Observation(Outcome outcome, String sent, String received, String why, String remedy) {
        this.outcome = outcome;
        this.sent = sent;
        this.received = received;
        this.why = why;
        this.remedy = remedy;
    }

    /**
     * Returns the outcome.
     *
     * @return ok, a finding, an error, or not applicable if the expected response is not known
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns the request.
     *
     * @return method, target and special headers in visible ASCII
     */
    public String sent() {
        return sent;
    }

    /**
     * Returns the response.
     *
     * @return status, type and length, with text of the server in escaped form
     */
    public String received() {
        return received;
    }

    /**
     * Returns why the response matters.
     *
     * @return one or two sentences, empty unless it is a finding or an error
     */
    public String why() {
        return why;
    }

    /**
     * Returns the remedy.
     *
     * @return one or two sentences, empty unless it is a finding or an error
     */
    public String remedy() {
        return remedy;
    }
}
