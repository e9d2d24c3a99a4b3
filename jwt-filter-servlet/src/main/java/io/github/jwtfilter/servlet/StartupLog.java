package io.github.jwtfilter.servlet;

import io.github.jwtfilter.log.Log;
import jakarta.servlet.ServletContext;

/**
 * The log of an application's start. Each line is also written to {@code ServletContext.log}: an application that logs errors
 * only would hide findings, and that nothing is protected.
 */
final class StartupLog {
    private StartupLog() {}

    /** A log whose lines start with the context path. For lines that are written once per start, never for requests. */
    static Log of(ServletContext context, Class<?> owner) {
        return Log.of(owner).copiedTo("Application " + GuardLoader.name(context) + ": ", (line, cause) -> {
            if (cause == null) {
                context.log("jwt-filter " + line);
            } else {
                context.log("jwt-filter " + line, cause);
            }
        });
    }
}
