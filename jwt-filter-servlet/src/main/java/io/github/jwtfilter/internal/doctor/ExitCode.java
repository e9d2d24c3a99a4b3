package io.github.jwtfilter.internal.doctor;

/** The exit status of the command line. */
final class ExitCode {
    /** Accepted, or healthy. */
    static final int FINE = 0;
    /** A token was rejected, or there are findings. */
    static final int FINDING = 1;
    /** The settings or the input cannot be used. */
    static final int UNUSABLE = 2;

    private ExitCode() {}
}
