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

    /**
     * A log with a full budget.
     *
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public RejectionLog(LongSupplier nanoTime) {
        this(LOG, nanoTime);
    }

    RejectionLog(Log log, LongSupplier nanoTime) {
        this.log = log;
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

    private static String line(RequestView request, String clientAddress, Rejection rejection) {
        TokenLabel token = rejection.token();
        return "rejected " + rejection.reason().code()
                + " (" + rejection.reason().text() + ")"
                + " method=" + LogText.of(request.method())
                + " path=" + LogText.of(request.path())
                + " client=" + LogText.of(clientAddress)
                + (token == null ? "" : " token: " + token);
    }

    private static String suppressed(long lines) {
        return lines == 0 ? "" : " (" + lines + " more lines with this reason were left out)";
    }
}
