package io.github.jwtfilter.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The forward by which a server serves the welcome file of a directory after the filters have run. It differs from a
 * forward of the application only in a request attribute, which the server sets to the path of the file right before;
 * Jetty itself uses it to apply security constraints to welcome files.
 */
final class WelcomeForward {
    private static final String[] FILES = {
        "org.eclipse.jetty.server.welcome", "com.ibm.ws.webcontainer.welcomefile.url" // Open Liberty
    };

    private final HttpServletRequest received;
    private final String directory;
    private volatile String last = "";

    private WelcomeForward(HttpServletRequest received, String directory) {
        this.received = received;
        this.directory = directory;
    }

    /** Returns the possible forward after a request for a path; null if the path is not that of a directory. */
    static @Nullable WelcomeForward of(HttpServletRequest received, String path) {
        return path.isEmpty() || path.endsWith("/") ? new WelcomeForward(received, path) : null;
    }

    /** Returns the request as the filter received it. */
    HttpServletRequest received() {
        return received;
    }

    String directory() {
        return directory.isEmpty() ? "/" : directory;
    }

    /**
     * Returns whether a forward leads to a welcome file for the first time. The attribute stays on the request: further
     * forwards with the same value are those of the file itself. Error pages may be welcome files too, and are not
     * subject to rules.
     */
    boolean isNext(ServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            return false;
        }
        for (String attribute : FILES) {
            Object file = request.getAttribute(attribute);
            if (file instanceof String && ((String) file).startsWith(directory) && !file.equals(last)) {
                last = (String) file;
                return true;
            }
        }
        return false;
    }
}
