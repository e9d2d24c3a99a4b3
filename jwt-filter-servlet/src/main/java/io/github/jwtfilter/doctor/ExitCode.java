package io.github.jwtfilter.doctor;

/** What the doctor's exit status says. */
final class ExitCode {
    /** Accepted, or healthy. */
    static final int FINE = 0;
    /** A token was rejected, or something deserves a look. */
    static final int FINDING = 1;
    /** The settings or the input cannot be used. */
    static final int UNUSABLE = 2;

    private ExitCode() {}
}
