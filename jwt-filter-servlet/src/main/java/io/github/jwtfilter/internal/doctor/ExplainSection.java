package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import java.util.LinkedHashMap;
import java.util.Map;

/** One check of {@code explain}, with the values that it compares, each of them escaped and truncated. */
final class ExplainSection {
    /** The result of a check. */
    enum Status {
        PASSED("passed"),
        FAILED("FAILED"),
        /** The filter does not reach this check, since another fails before; the values agree. */
        UNVERIFIED("unverified"),
        /** The filter does not reach this check, since another fails before; the values differ. */
        DIFFERS("unverified");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final String title;
    private final CheckStep step;
    private final boolean agrees;
    private final Map<String, String> rows = new LinkedHashMap<>();
    private Status status;

    /** Creates a section; {@code agrees} is whether the check by itself passes. */
    ExplainSection(String title, CheckStep step, boolean agrees) {
        this.title = title;
        this.step = step;
        this.agrees = agrees;
        this.status = agrees ? Status.PASSED : Status.FAILED;
    }

    /** Adds a value; {@code expected} and {@code found} of the same text are shown once. */
    ExplainSection row(String label, String value) {
        rows.put(label, value);
        return this;
    }

    /**
     * Sets the status by the position after the first failure. A section before it may still differ: the filter looks for the key
     * before it decodes the payload and the signature.
     */
    void mark(boolean first, boolean later) {
        if (first) {
            status = Status.FAILED;
        } else if (agrees) {
            status = later ? Status.UNVERIFIED : Status.PASSED;
        } else {
            status = Status.DIFFERS;
        }
    }

    /** Sets the status of a check that does not influence the verdict, as for a token that is optional. */
    void markAlone() {
        status = agrees ? Status.PASSED : Status.DIFFERS;
    }

    String title() {
        return title;
    }

    CheckStep step() {
        return step;
    }

    boolean agrees() {
        return agrees;
    }

    Status status() {
        return status;
    }

    Map<String, String> rows() {
        return rows;
    }
}
