package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The result of one check. */
public final class CheckReport {
    private final String id;
    private final String subject;
    private final List<Observation> observations = new ArrayList<>();
    private String reason = "";
    private boolean complete = true;

    CheckReport(String id, String subject) {
        this.id = id;
        this.subject = subject;
    }

    /**
     * Returns the name of the check.
     *
     * @return lower-case words with hyphens
     */
    public String id() {
        return id;
    }

    /**
     * Returns the property that the check verifies.
     *
     * @return a sentence without a full stop
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns the requests of the check, or the responses of other checks that it evaluates.
     *
     * @return requests in the order of sending
     */
    public List<Observation> observations() {
        return Collections.unmodifiableList(observations);
    }

    /**
     * Returns why the check does not apply, or is not complete.
     *
     * @return a sentence, or an empty text
     */
    public String reason() {
        return reason;
    }

    /**
     * Returns whether all requests of the check were sent.
     *
     * @return false if a limit of the run was reached
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Returns the outcome of the check.
     *
     * @return the most severe outcome of its requests
     */
    public Outcome outcome() {
        if (has(Outcome.FINDING)) {
            return Outcome.FINDING;
        }
        if (has(Outcome.ERROR)) {
            return Outcome.ERROR;
        }
        return has(Outcome.OK) ? Outcome.OK : Outcome.NOT_APPLICABLE;
    }

    private boolean has(Outcome outcome) {
        return observations.stream().anyMatch(each -> each.outcome() == outcome);
    }

    /**
     * Returns the number of requests with an outcome.
     *
     * @param outcome any outcome
     * @return zero or more
     */
    public long count(Outcome outcome) {
        return observations.stream().filter(each -> each.outcome() == outcome).count();
    }

    void ok(String sent, String received) {
        observations.add(new Observation(Outcome.OK, sent, received, "", ""));
    }

    /** Records a response for which the expected one is not known. */
    void undecided(String sent, String received) {
        observations.add(new Observation(Outcome.NOT_APPLICABLE, sent, received, "", ""));
    }

    void finding(String sent, String received, String why, String remedy) {
        observations.add(new Observation(Outcome.FINDING, sent, received, why, remedy));
    }

    void error(String sent, String received, String why, String remedy) {
        observations.add(new Observation(Outcome.ERROR, sent, received, why, remedy));
    }

    /** Records why the check does not apply. */
    void because(String sentence) {
        reason = sentence;
    }

    /** Records why not all requests of the check were sent. */
    void incomplete(String cause) {
        reason = "not completed: " + cause;
        complete = false;
    }

    /** Records a response that permits no conclusion. */
    void unknown(String sent, Verdict verdict) {
        unknown(sent, verdict.text(), verdict.last().response() != null);
    }

    /** Records a request that is ok with each response that arrives, and if the server closes the connection. */
    void okIfUsable(String sent, Exchange exchange) {
        NoResponse failure = exchange.failure();
        if (failure == null || failure.kind() == NoResponse.Kind.CLOSED) {
            ok(sent, exchange.received());
        } else {
            unknown(sent, exchange.received(), false);
        }
    }

    private void unknown(String sent, String received, boolean answered) {
        error(
                sent,
                received,
                "The response permits no conclusion.",
                answered
                        ? "Start the probe again when the application is available and does not limit requests."
                        : "Look in the log of the server, and start the probe again, with a longer --timeout if the server is"
                                + " slow.");
    }
}
