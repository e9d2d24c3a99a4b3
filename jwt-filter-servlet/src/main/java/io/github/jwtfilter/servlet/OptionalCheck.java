package io.github.jwtfilter.servlet;

import jakarta.servlet.ServletContext;

/** Checks at startup that only warn. A server on which one of them fails lacks its warnings, and starts the application. */
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

    /** Messages of servers may hold anything. */
    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
