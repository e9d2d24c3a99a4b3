package io.github.jwtfilter.internal.probe;

/** The outcome of a check, or of one of its requests. */
public enum Outcome {
    /** The response is that of a protected application. */
    OK("ok"),
    /** The response discloses something, or lacks a protection. */
    FINDING("finding"),
    /** There is no usable response. */
    ERROR("error"),
    /** The check does not apply to the application, or was not made. */
    NOT_APPLICABLE("not applicable");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** Returns the name in reports. */
    @Override
    public String toString() {
        return text;
    }
}
