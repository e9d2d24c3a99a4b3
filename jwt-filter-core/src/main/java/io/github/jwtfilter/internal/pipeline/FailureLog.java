package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.logging.ApplicationThread;
import io.github.jwtfilter.internal.logging.FailureText;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs unexpected exceptions, with a limited number of lines per minute. A line contains the place of the exception and
 * never its message, which may quote the request.
 */
final class FailureLog {
    private static final Log LOG = Log.of(FailureLog.class);
    private static final int LINES_PER_MINUTE = 10;

    private final LogRateLimiter rateLimiter;
    private final String prefix;

    /**
     * Creates a log.
     *
     * @param application the name of the application for operators; null if it is not known
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    FailureLog(@Nullable String application, LongSupplier nanoTime) {
        this.prefix = ApplicationThread.prefix(application);
        this.rateLimiter = new LogRateLimiter(LINES_PER_MINUTE, nanoTime);
    }

    /**
     * Logs an unexpected exception.
     *
     * @param what the operation that failed
     * @param failure the exception
     */
    void report(String what, RuntimeException failure) {
        if (rateLimiter.tryAcquire()) {
            LOG.error(prefix + what + " failed with " + FailureText.of(failure), null);
        }
    }
}
