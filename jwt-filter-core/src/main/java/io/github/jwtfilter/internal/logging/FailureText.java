package io.github.jwtfilter.internal.logging;

/** Describes unexpected exceptions for logs. */
public final class FailureText {
    private FailureText() {}

    /**
     * Returns the class and the place of an exception, without its message, which may contain untrusted text or a secret.
     *
     * @param failure the exception
     * @return for example {@code java.lang.NullPointerException at com.example.Page.show(Page.java:12)}; without a place if the
     *     exception has no stack trace
     */
    public static String of(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
