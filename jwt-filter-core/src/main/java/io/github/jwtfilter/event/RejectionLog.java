package io.github.jwtfilter.event;

import io.github.jwtfilter.log.Log;
import io.github.jwtfilter.rejection.LogText;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.rejection.TokenLabel;
import io.github.jwtfilter.request.RequestView;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Logs refused requests, so many lines a minute for each reason, so that nobody can flood the log or hide in a flood. */
public final class RejectionLog implements GuardListener {
    private static final Log LOG = Log.of(RejectionLog.class);
    private static final int LINES_PER_MINUTE = 20;

    private final Map<RejectionReason, LineBudget> budgets = new EnumMap<>(RejectionReason.class);
    private final Log log;
    private final String verb;

    /**
     * A log with a full budget.
     *
     * @param reportOnly whether the requests pass all the same
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public RejectionLog(boolean reportOnly, LongSupplier nanoTime) {
        this(LOG, reportOnly, nanoTime);
    }

    RejectionLog(Log log, boolean reportOnly, LongSupplier nanoTime) {
        this.log = log;
        this.verb = reportOnly ? "would be rejected, were it not for mode = report-only: " : "rejected ";
        for (RejectionReason reason : RejectionReason.values()) {
            budgets.put(reason, new LineBudget(LINES_PER_MINUTE, nanoTime));
        }
    }

    @Override
    @SuppressWarnings("NullAway") // every reason has its budget
    public void rejected(RequestView request, String clientAddress, Rejection rejection) {
        LineBudget budget = budgets.get(rejection.reason());
        if (budget.take()) {
            log.info(line(request, clientAddress, rejection) + suppressed(budget.takeSuppressed()));
        }
    }

    private String line(RequestView request, String clientAddress, Rejection rejection) {
        TokenLabel token = rejection.token();
        String advice = rejection.advice();
        return verb + rejection.reason().code()
                + " (" + rejection.reason().text() + (advice == null ? "" : "; " + advice) + ")"
                + " method=" + LogText.of(request.method())
                + " path=" + LogText.of(request.path())
                + " client=" + LogText.of(clientAddress)
                + (token == null ? "" : " token: " + token);
    }

    private static String suppressed(long lines) {
        return lines == 0 ? "" : " (" + lines + " more lines with this reason were left out)";
    }
}
