package io.github.jwtfilter.internal.metrics;

import java.util.Locale;

/** The outcomes of decisions, other than a rejection, which has a reason. */
public enum Outcome {
    /** The request passes with the principal of a token. */
    AUTHENTICATED,
    /** The request passes without a principal. */
    ANONYMOUS,
    /** The request passes with a user whom the server or the application has authenticated. */
    PASS_THROUGH,
    /** The filter responds itself: to a CORS preflight, or at one of its endpoints. */
    RESPONDED;

    /** Returns the value of the label. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
