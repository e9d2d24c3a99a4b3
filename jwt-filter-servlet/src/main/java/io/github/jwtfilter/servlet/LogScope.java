package io.github.jwtfilter.servlet;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.internal.logging.LogContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Passes requests on, with the subject and the ID of the token in the MDC of the log while the application processes them. */
final class LogScope {
    private LogScope() {}

    /**
     * Passes a dispatch of a request on. The thread has the same values afterwards as before, also after an exception.
     *
     * @param principal the user of the token; null without one, or without {@code log.mdc}
     */
    static void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable JwtPrincipal principal,
            FilterChain chain)
            throws IOException, ServletException {
        LogContext previous = principal == null
                ? null
                : LogContext.set(principal.token().subject(), principal.token().tokenId());
        try {
            chain.doFilter(request, response);
        } finally {
            if (previous != null) {
                previous.restore();
            }
        }
    }
}
