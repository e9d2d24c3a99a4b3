package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.logging.FailureText;
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
                    .warn("a check at startup failed with " + FailureText.of(e) + ", so that its warnings are missing");
        }
    }
}
