package io.github.jwtfilter.internal.probe;

/** A path that requires a token, and the result of a request without one. */
final class ProtectedPage {
    private final String path;
    private final String target;
    private final Verdict verdict;

    ProtectedPage(String path, String target, Verdict verdict) {
        this.path = path;
        this.target = target;
        this.verdict = verdict;
    }

    /** Returns the path below the application. */
    String path() {
        return path;
    }

    /** Returns the path with the context path. */
    String target() {
        return target;
    }

    Verdict verdict() {
        return verdict;
    }
}
