package io.github.jwtfilter.servlet;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.StoreException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Exceptions of an application that has called a store of the filter, which is unavailable. */
final class StoreFailures {
    private static final int MAX_CAUSES = 10;

    private StoreFailures() {}

    /** Returns the exception of the store: the exception itself, or a cause of a {@link ServletException}; otherwise null. */
    static @Nullable StoreException find(Exception thrown) {
        Throwable cause = thrown;
        for (int i = 0; i <= MAX_CAUSES && cause != null; i++) {
            if (cause instanceof StoreException) {
                return (StoreException) cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /**
     * Returns whether the filter can respond instead of the application. In a forward or an include, the exception is first one for
     * the code that has called it; in an error page, a second error would replace the first one.
     */
    static boolean isResponsePossible(HttpServletRequest request, HttpServletResponse response) {
        DispatcherType dispatch = request.getDispatcherType();
        return !response.isCommitted() && (dispatch == DispatcherType.REQUEST || dispatch == DispatcherType.ASYNC);
    }

    /** Replaces the response of the application, except for its cookies. If the application has called {@code startAsync}, it is complete. */
    static void respond(GuardResponse replacement, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SessionHeaders.resetExceptCookies(response);
        ResponseWriter.write(replacement, request, response);
        if (request.isAsyncStarted()) {
            request.getAsyncContext().complete();
        }
    }
}
