package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.logging.Level;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogText;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs rejected requests, a limited number of lines per minute for each reason, so that no flood fills the log or hides
 * other reasons. Nothing is computed for lines that are not written. In report-only mode lines are warnings: they are
 * the only result of that mode.
 */
public final class RejectionLog implements GuardListener {
    private static final Log LOG = Log.of(RejectionLog.class);
    private static final int LINES_PER_MINUTE = 20;

    private final Map<RejectionReason, LogRateLimiter> budgets = new EnumMap<>(RejectionReason.class);
    private final Log log;
    private final boolean reportOnly;

    /**
     * Creates a log with its full budget.
     *
     * @param reportOnly whether the requests pass nevertheless
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public RejectionLog(boolean reportOnly, LongSupplier nanoTime) {
        this(LOG, reportOnly, nanoTime);
    }

    RejectionLog(Log log, boolean reportOnly, LongSupplier nanoTime) {
        this.log = log;
        this.reportOnly = reportOnly;
        for (RejectionReason reason : RejectionReason.values()) {
            budgets.put(reason, new LogRateLimiter(LINES_PER_MINUTE, nanoTime));
        }
    }

    /**
     * Returns whether the configuration of the logging library enables the lines.
     *
     * @param reportOnly whether they are those of report-only mode
     * @return false if they would all be discarded
     */
    public static boolean isEnabled(boolean reportOnly) {
        return LOG.isEnabled(level(reportOnly));
    }

    private static Level level(boolean reportOnly) {
        return reportOnly ? Level.WARN : Level.INFO;
    }

    @Override
    @SuppressWarnings("NullAway") // every reason has its budget
    public void rejected(RequestView request, String clientAddress, Rejection rejection) {
        LogRateLimiter budget = budgets.get(rejection.reason());
        if (!log.isEnabled(level(reportOnly)) || !budget.take()) {
            return;
        }
        String line = line(request, clientAddress, rejection) + suppressed(budget.takeSuppressed());
        if (reportOnly) {
            log.warn("would reject (report-only): " + line);
        } else {
            log.info("rejected " + line);
        }
    }

    private static String line(RequestView request, String clientAddress, Rejection rejection) {
        TokenLabel token = rejection.token();
        String advice = rejection.advice();
        return rejection.reason().code()
                + " (" + rejection.reason().text() + (advice == null ? "" : "; " + advice) + ")"
                + field("method", request.method())
                + field("path", request.path())
                + field("client", clientAddress)
                + field("application", request.contextPath().isEmpty() ? "/" : request.contextPath())
                + field("rule", rejection.rule())
                + field("missing", rejection.missing())
                + (token == null ? "" : " token: " + token);
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "=" + LogText.of(value);
    }

    private static String suppressed(long lines) {
        return lines == 0 ? "" : " (" + lines + " more lines with this reason were omitted)";
    }
}
