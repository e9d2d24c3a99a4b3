package io.github.jwtfilter.servlet;

import jakarta.servlet.ServletContext;

/**
 * Runs checks at startup that only warn. If one of them fails on a server, its warnings are missing, and the application
 * still starts.
 */
final class OptionalCheck {
    private OptionalCheck() {}

    static void run(ServletContext context, Class<?> owner, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException | LinkageError e) {
            StartupLog.of(context, owner)
                    .warn("a check at startup failed with " + e.getClass().getName() + place(e)
                            + ", so that its warnings are missing");
        }
    }

    /** Returns the place of a failure, without its message: messages of servers may contain untrusted text. */
    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
