package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.logging.LineEscaper;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogCopy;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The log of an application's start. Each line is also written to {@code ServletContext.log}: an application that logs
 * errors only would hide findings, and missing protection.
 */
final class StartupLog implements LogCopy {
    private final ServletContext context;

    private StartupLog(ServletContext context) {
        this.context = context;
    }

    /**
     * Returns a log whose lines start with the context path. For lines that are written once per start, never for
     * requests.
     */
    static Log of(ServletContext context, Class<?> owner) {
        return Log.of(owner).copiedTo("Application " + GuardLoader.name(context) + ": ", new StartupLog(context));
    }

    /**
     * Logs why an application is not deployed. The same text must be in the exception that rejects the deployment:
     * some containers write exceptions to another log, and some do not write them at all.
     *
     * @return the text
     */
    static String rejection(ServletContext context, Class<?> owner, String heading, Collection<String> details) {
        of(context, owner).errorDetails(heading, details);
        StringBuilder text = new StringBuilder(heading);
        details.forEach(line -> text.append('\n').append(LineEscaper.forLog(line)));
        return text.toString();
    }

    @Override
    public void log(String line, @Nullable Throwable cause) {
        if (cause == null) {
            context.log("jwt-filter " + line);
        } else {
            context.log("jwt-filter " + line, cause);
        }
    }
}
