package io.github.jwtfilter.internal.doctor;

/** Prints the results of {@code explain} in one format. */
interface ExplainFormat {
    /** Prints the next result. */
    void print(ExplainResult result);
}
